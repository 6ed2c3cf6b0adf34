// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The measure by whose scene a parcel is shown. */
public final class ShownSight {
  private ShownSight() {}

  /**
   * The newest that is usable, else the newest; of the scenes of a day the one that counts for the
   * parcel's series.
   *
   * @param measures at least one row of {@link ParcelMeasures}, of one outline and one measure
   * @return one of the rows
   */
  public static Row among(Collection<Row> measures) {
    Map<Sight, Row> rows = new TreeMap<>(Sight.BY_VERSION);
    measures.forEach(row -> rows.put(LandStates.sight(row), row));
    Sight shown =
        Sight.oneADay(rows.keySet()).stream()
            .max(Comparator.comparing(Sight::isUsable).thenComparing(Sight::sensed))
            .orElseThrow();
    return rows.get(shown);
  }
}
