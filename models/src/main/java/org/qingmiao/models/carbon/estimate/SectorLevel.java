// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.io.Serializable;
import java.util.function.Function;

/**
 * The code of a row's sector at one level, as the class that shares intervals and totals.
 *
 * @param place in {@link EstimateRow#sector()}, 0 for the finest
 */
public record SectorLevel(int place) implements Function<EstimateRow, String>, Serializable {

  public SectorLevel {
    if (place < 0) {
      throw new IllegalArgumentException(
          "level %s of a sector, expected 0 or more".formatted(place));
    }
  }

  @Override
  public String apply(EstimateRow row) {
    return row.sector().get(place);
  }
}
