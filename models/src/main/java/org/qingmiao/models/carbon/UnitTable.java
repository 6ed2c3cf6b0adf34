// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The closed table of units.
 *
 * <p>Factors to the base unit are exact decimals. That is why the base of area is the mu: a hectare
 * is 15 mu and a square metre 0.0015, while a mu is no finite decimal of either. A conversion is
 * one exact product and one division to 34 digits.
 */
public final class UnitTable {

  private final Map<String, MeasureUnit> units;

  private UnitTable(Map<String, MeasureUnit> units) {
    this.units = units;
  }

  /**
   * The table of rows with the columns unit, dimension and to_base.
   *
   * @throws IllegalArgumentException naming every fault, one per line
   */
  public static UnitTable of(List<ConfRow> rows) {
    Map<String, MeasureUnit> units = new LinkedHashMap<>();
    ConfRow.readAll(
        rows,
        row -> {
          MeasureUnit unit =
              new MeasureUnit(row.text("unit"), row.text("dimension"), row.decimal("to_base"));
          if (units.put(unit.name(), unit) != null) {
            throw row.fault("unit %s stands twice".formatted(unit.name()));
          }
          return unit;
        });
    return new UnitTable(units);
  }

  /** Every unit, in the order of the table. */
  public Collection<MeasureUnit> units() {
    return units.values();
  }

  /** A quantity in another unit of its dimension, to 34 significant digits. */
  public Answer<BigDecimal> convert(BigDecimal quantity, String from, String to) {
    return named(from)
        .then(
            source ->
                named(to)
                    .then(
                        target ->
                            source.dimension().equals(target.dimension())
                                ? Answer.of(
                                    quantity
                                        .multiply(source.toBase())
                                        .divide(target.toBase(), MathContext.DECIMAL128))
                                : Answer.none(
                                    Gap.UNIT_DIMENSION,
                                    "%s measures %s and %s measures %s: expected one dimension"
                                        .formatted(
                                            from, source.dimension(), to, target.dimension()))));
  }

  /** A quantity in another unit of its dimension. */
  public Answer<Double> convert(double quantity, String from, String to) {
    return Double.isFinite(quantity)
        ? convert(BigDecimal.valueOf(quantity), from, to).map(BigDecimal::doubleValue)
        : Answer.none(Gap.OUT_OF_RANGE, "a quantity is %s".formatted(quantity));
  }

  /** A unit by the name that deliveries give it. */
  public Answer<MeasureUnit> named(String name) {
    return Optional.ofNullable(units.get(name))
        .map(Answer::of)
        .orElseGet(
            () ->
                Answer.none(
                    Gap.UNIT_UNKNOWN,
                    "unit \"%s\" is not in the table of units; map it, or add a row"
                        .formatted(name)));
  }
}
