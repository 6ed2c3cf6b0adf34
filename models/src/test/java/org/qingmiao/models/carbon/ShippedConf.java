// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qingmiao.models.Golden;

/** The tables of values that the product ships in {@code conf/}. */
public final class ShippedConf {

  private ShippedConf() {}

  /** The rows of a table, such as {@code factors/grid.csv}. */
  public static List<ConfRow> rows(String name) {
    return rows(name, lines(name));
  }

  /** The rows of lines as they would stand in a file of that name. */
  public static List<ConfRow> rows(String name, List<String> lines) {
    List<ConfRow> rows = new ArrayList<>();
    for (Golden row : Golden.parse(lines).toList()) {
      rows.add(new ConfRow("%s row %d".formatted(name, rows.size() + 1), row.row()));
    }
    return rows;
  }

  /** One row of these cells. */
  public static ConfRow row(Map<String, String> cells) {
    return new ConfRow("test row", cells);
  }

  /** The units. */
  public static UnitTable units() {
    return UnitTable.of(rows("units.csv"));
  }

  /** The sets of warming potentials. */
  public static Map<String, GwpSet> gwp() {
    return GwpSet.readAll(rows("factors/gwp.csv"));
  }

  /** Every shipped factor. */
  public static EmissionFactors factors() {
    return EmissionFactors.of(FactorTable.FUEL.read(rows("factors/fuel.csv")))
        .append(FactorTable.GRID.read(rows("factors/grid.csv")))
        .append(FactorTable.FARM.read(rows("factors/agri.csv")))
        .append(FactorTable.STANDARD_COAL.read(rows("factors/tce.csv")))
        .append(FactorTable.GENERAL.read(rows("factors/other.csv")));
  }

  private static List<String> lines(String name) {
    try {
      return Files.readAllLines(Path.of("../conf").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
