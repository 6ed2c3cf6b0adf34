// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import org.apache.spark.sql.Row;
import org.qingmiao.models.credit.FeatureValues;

/**
 * A row of {@code feature.credit} as a model asks it.
 *
 * @param row with a column for each feature, doubles and texts; null where missing
 */
public record RowValues(Row row) implements FeatureValues {
  @Override
  public double number(String feature) {
    Object value = row.getAs(feature);
    return value == null ? Double.NaN : (Double) value;
  }

  @Override
  public String level(String feature) {
    Object value = row.getAs(feature);
    return value == null ? "" : (String) value;
  }
}
