// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.jobs.conf.yaml.Section;
import org.qingmiao.models.carbon.ConfRow;
import org.qingmiao.models.carbon.GasMass;

/**
 * The labelled book on which estimators of footprints are measured.
 *
 * @param book its table, with the columns that {@code conf/README.md} lists
 * @param gas how the names of natural gas begin, whose share is a feature
 * @param gwpSet warming potentials under which the book was reported
 * @param fuels gases per mmBtu of a fuel, kg each, by its name in the book
 */
public record EstimateSettings(String book, String gas, String gwpSet, Map<String, GasMass> fuels) {

  public EstimateSettings {
    fuels = Map.copyOf(fuels);
  }

  static Optional<EstimateSettings> read(Section section) {
    String book = section.text("book");
    String gas = section.text("gas");
    String gwpSet = section.text("gwp_set");
    String fuels = section.text("fuels");
    return section.bind(
        () ->
            new EstimateSettings(book, gas, gwpSet, fuels(ValueTable.read(section.file(), fuels))));
  }

  private static Map<String, GasMass> fuels(List<ConfRow> rows) {
    Map<String, GasMass> fuels = new LinkedHashMap<>();
    ConfRow.readAll(rows, row -> row)
        .forEach(
            row ->
                fuels.put(
                    row.text("fuel_type"),
                    new GasMass(
                        row.number("co2_kg"),
                        0,
                        row.number("ch4_g") / 1000,
                        row.number("n2o_g") / 1000,
                        0)));
    return fuels;
  }
}
