// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.qingmiao.models.carbon.EmissionFactor.Source;
import org.qingmiao.models.carbon.EmissionFactor.Validity;

/**
 * The forms in which tables of factors are kept in conf.
 *
 * <p>Every form has the columns grade, published_on, source_doc, source_locator and licence;
 * version, supersedes and u95_pct may be there. Where only the month of publication is known, its
 * last day counts, so that no factor is known too early.
 */
public enum FactorTable {
  /** Fuels by heating value, carbon content and oxidation; the factor follows from them. */
  FUEL,
  /** Grid electricity by area and data year. */
  GRID,
  /** Farm factors and the parameters of their formulas. */
  FARM,
  /** Standard coal per unit of energy, on a basis. */
  STANDARD_COAL,
  /** Any other factor, all columns written out. */
  GENERAL,
  /** The supply-chain factors of the U.S. EPA: cradle to shelf, per dollar of a purchase. */
  SUPPLY_CHAIN;

  private static final double ROUNDING = 5e-5;
  private static final String CHINA = "CN";

  /**
   * The factors of a table.
   *
   * @throws IllegalArgumentException with the fault of each row, one per line
   */
  public List<EmissionFactor> read(List<ConfRow> rows) {
    return ConfRow.readAll(
        rows,
        row -> {
          try {
            return read(row);
          } catch (IllegalArgumentException fault) {
            throw fault.getMessage().startsWith(row.place())
                ? fault
                : row.fault(fault.getMessage());
          }
        });
  }

  private EmissionFactor read(ConfRow row) {
    return switch (this) {
      case FUEL -> fuel(row);
      case GRID -> grid(row);
      case FARM -> farm(row);
      case STANDARD_COAL -> standardCoal(row);
      case GENERAL -> general(row);
      case SUPPLY_CHAIN -> supplyChain(row);
    };
  }

  private static EmissionFactor fuel(ConfRow row) {
    double factor =
        new FuelCarbon(
                row.number("ncv_gj_per_unit"),
                row.number("carbon_tc_per_gj"),
                row.number("oxidation"))
            .tco2PerUnit();
    if (Math.abs(factor - row.number("ef_tco2_per_unit")) > ROUNDING) {
      throw row.fault(
          "ef_tco2_per_unit is %s, but heating value, carbon and oxidation give %.4f"
              .formatted(row.text("ef_tco2_per_unit"), factor));
    }
    return standing(
        row, key(row, Gas.CO2, "", FactorPurpose.S1_COMBUSTION), factor, "tCO2", row.text("unit"));
  }

  private static EmissionFactor grid(ConfRow row) {
    FactorPurpose purpose = row.oneOf("purpose", FactorPurpose.class);
    EmissionFactor.Key key =
        new EmissionFactor.Key(
            row.text("factor_set_id"),
            row.text("activity_code"),
            Gas.CO2,
            row.text("area_code"),
            "",
            purpose);
    String[] unit = unit(row);
    int year = row.decimal("data_year").intValueExact();
    return build(
        row,
        key,
        row.number("value"),
        unit,
        row.oneOf("area_level", AreaLevel.class),
        OptionalInt.of(year),
        new Validity(LocalDate.of(year, 1, 1), Optional.empty()),
        u95(row));
  }

  private static EmissionFactor farm(ConfRow row) {
    String[] unit = unit(row);
    String condition = row.optional("condition").orElse("");
    OptionalDouble u95 = u95(row);
    if (condition.startsWith("sd=")) {
      // A standard deviation of the value, in the column of conditions as published.
      double sd = Double.parseDouble(condition.substring("sd=".length()));
      u95 = OptionalDouble.of(100 * Spread.Z95 * sd / row.number("value"));
      condition = "";
    }
    EmissionFactor.Key key =
        new EmissionFactor.Key(
            row.text("factor_set_id"),
            row.text("code"),
            gasOf(unit[0]),
            CHINA,
            condition,
            FactorPurpose.S1_AGRI);
    return build(
        row,
        key,
        row.number("value"),
        unit,
        AreaLevel.NATION,
        OptionalInt.empty(),
        validity(row),
        u95);
  }

  private static EmissionFactor standardCoal(ConfRow row) {
    EmissionFactor.Key key =
        new EmissionFactor.Key(
            row.optional("factor_set_id").orElse("CN-TCE"),
            row.text("activity_code"),
            Gas.NONE,
            CHINA,
            "basis=" + row.text("basis"),
            FactorPurpose.BENEFIT_TCE);
    return standing(row, key, row.number("tce_per_unit"), "tce", row.text("unit"));
  }

  private static EmissionFactor general(ConfRow row) {
    EmissionFactor.Key key =
        new EmissionFactor.Key(
            row.text("factor_set_id"),
            row.text("activity_code"),
            row.oneOf("gas", Gas.class),
            row.text("area_code"),
            row.optional("condition").orElse(""),
            row.oneOf("purpose", FactorPurpose.class));
    Optional<String> year = row.optional("data_year");
    return build(
        row,
        key,
        row.number("value"),
        unit(row),
        row.oneOf("area_level", AreaLevel.class),
        year.isPresent()
            ? OptionalInt.of(row.decimal("data_year").intValueExact())
            : OptionalInt.empty(),
        validity(row),
        u95(row));
  }

  private static EmissionFactor supplyChain(ConfRow row) {
    String unit = row.text("Unit");
    String expected = "kg CO2e/2022 USD, purchaser price";
    if (!unit.equals(expected)) {
      throw row.fault("Unit is \"%s\", expected \"%s\"".formatted(unit, expected));
    }
    return new EmissionFactor(
        new EmissionFactor.Key(
            "US-EPA-SEF-1.3.0",
            "NAICS2017-" + row.text("2017 NAICS Code"),
            Gas.CO2E,
            "US",
            "",
            FactorPurpose.EEIO_CRADLE),
        1,
        row.number("Supply Chain Emission Factors with Margins"),
        "kgCO2e",
        "USD",
        AreaLevel.NATION,
        OptionalInt.of(2022),
        new Validity(LocalDate.of(2022, 1, 1), Optional.empty()),
        Optional.of(LocalDate.of(2024, 12, 31)), // the year is known, the day is not
        Optional.empty(),
        new Source(
            "U.S. EPA, Supply Chain Greenhouse Gas Emission Factors v1.3.0 by NAICS-6",
            row.place(),
            "",
            "public domain"),
        u95(row),
        Grade.PRIMARY);
  }

  /** A factor of the nation that holds over its validity. */
  private static EmissionFactor standing(
      ConfRow row, EmissionFactor.Key key, double value, String unitNum, String unitDen) {
    return build(
        row,
        key,
        value,
        new String[] {unitNum, unitDen},
        AreaLevel.NATION,
        OptionalInt.empty(),
        validity(row),
        u95(row));
  }

  private static EmissionFactor build(
      ConfRow row,
      EmissionFactor.Key key,
      double value,
      String[] unit,
      AreaLevel level,
      OptionalInt dataYear,
      Validity validity,
      OptionalDouble u95) {
    return new EmissionFactor(
        key,
        row.optional("version").map(Integer::parseInt).orElse(1),
        value,
        unit[0],
        unit[1],
        level,
        dataYear,
        validity,
        published(row),
        row.optional("supersedes"),
        new Source(
            row.text("source_doc"),
            row.text("source_locator"),
            row.optional("source_sha256").orElse(""),
            row.text("licence")),
        u95,
        row.oneOf("grade", Grade.class));
  }

  private static EmissionFactor.Key key(
      ConfRow row, Gas gas, String condition, FactorPurpose purpose) {
    return new EmissionFactor.Key(
        row.text("factor_set_id"), row.text("activity_code"), gas, CHINA, condition, purpose);
  }

  private static OptionalDouble u95(ConfRow row) {
    return row.optional("u95_pct").isPresent()
        ? OptionalDouble.of(row.number("u95_pct"))
        : OptionalDouble.empty();
  }

  private static Validity validity(ConfRow row) {
    return new Validity(
        row.day("valid_from").orElseThrow(() -> row.fault("no valid_from")), row.day("valid_to"));
  }

  private static Optional<LocalDate> published(ConfRow row) {
    Optional<String> text = row.optional("published_on");
    if (text.isPresent() && text.get().length() == "2024-12".length()) {
      try {
        return Optional.of(YearMonth.parse(text.get()).atEndOfMonth());
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "%s: published_on is \"%s\", expected a day or a month such as 2024-12"
                .formatted(row.place(), text.get()),
            e);
      }
    }
    return row.day("published_on");
  }

  /** What is emitted and what is done, which the first stroke of a unit parts. */
  private static String[] unit(ConfRow row) {
    String unit = row.text("unit");
    int stroke = unit.indexOf('/');
    return stroke < 0
        ? new String[] {unit, "-"}
        : new String[] {unit.substring(0, stroke), unit.substring(stroke + 1)};
  }

  private static Gas gasOf(String unitNum) {
    return switch (unitNum) {
      case "kgCH4" -> Gas.CH4_BIO;
      case "kgN2O-N" -> Gas.N2O;
      case "tC" -> Gas.CO2;
      case "kgCO2e" -> Gas.CO2E;
      default -> Gas.NONE;
    };
  }
}
