// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.io.Serializable;
import java.util.List;

/** A way to learn logarithms of emissions from labelled rows. */
public interface Estimator {

  /** What was learned of these rows. */
  Estimate fit(List<EstimateRow> rows);

  /** What was learned, which travels to the workers. May hold native memory: close it. */
  interface Estimate extends AutoCloseable, Serializable {
    /** The logarithm of the median of each row's emissions, t CO2e. */
    double[] lnMedians(List<EstimateRow> rows);

    @Override
    default void close() {}
  }
}
