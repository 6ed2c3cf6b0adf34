// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.qingmiao.models.Golden;
import org.qingmiao.models.carbon.GhgrpBook;

/** The U.S. facilities of 2017 with emissions above 0, one row each. */
final class GhgrpFacilities {

  private GhgrpFacilities() {}

  /** In the order of the file: sector NAICS-6, 4, 3, 2; fuel rows; share of natural gas; state. */
  static List<EstimateRow> rows() {
    Map<String, List<Golden>> byFacility = new LinkedHashMap<>();
    GhgrpBook.rows()
        .forEach(
            row ->
                byFacility
                    .computeIfAbsent(row.text("FACILITY_ID"), id -> new ArrayList<>())
                    .add(row));
    List<EstimateRow> rows = new ArrayList<>();
    byFacility.forEach(
        (id, fuels) -> {
          double tonnes =
              fuels.stream().mapToDouble(row -> GhgrpBook.number(row, "MTCO2e_TOTAL")).sum();
          if (tonnes > 0) {
            rows.add(facility(id, tonnes, fuels));
          }
        });
    return rows;
  }

  private static EstimateRow facility(String id, double tonnes, List<Golden> fuels) {
    String naics = fuels.get(0).text("PRIMARY_NAICS_CODE");
    double gas =
        fuels.stream().filter(row -> row.text("FUEL_TYPE").startsWith("Natural Gas")).count();
    return new EstimateRow(
        id,
        Math.log(tonnes),
        OptionalDouble.empty(),
        List.of(naics, naics.substring(0, 4), naics.substring(0, 3), naics.substring(0, 2)),
        fuels.get(0).text("STATE"),
        List.of((double) fuels.size(), gas / fuels.size()));
  }
}
