// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

/** The closed list of units that a numeric column may carry. */
public enum Unit {
  /** A pure number without unit: an index, a factor, a code kept as a number. */
  NONE("1"),
  /** A number of things or rows. */
  COUNT("count"),
  /** A share or probability in [0, 1]. */
  SHARE("share"),
  /** Score points. */
  POINTS("points"),
  /** Log-odds, natural logarithm. */
  LOG_ODDS("log-odds"),
  /** Chinese yuan. */
  CNY("CNY"),
  /** United States dollars. */
  USD("USD"),
  /** German marks. */
  DEM("DEM"),
  /** Money in the currency that the installation's conf names. */
  MONEY("money"),
  /** Rate per year, 0.05 is five per cent. */
  RATE("1/year"),
  /** Days. */
  DAYS("days"),
  /** Months. */
  MONTHS("months"),
  /** Years. */
  YEARS("years"),
  /** CPU or wall seconds. */
  SECONDS("s"),
  /** Kilowatt-hours. */
  KWH("kWh"),
  /** Tonnes of CO2 equivalent. */
  TCO2E("t CO2e"),
  /** Tonnes. */
  TONNES("t"),
  /** Kilograms. */
  KILOGRAMS("kg"),
  /** Tonnes per hectare. */
  TONNES_PER_HECTARE("t/ha"),
  /** Hectares. */
  HECTARES("ha"),
  /** Degrees Celsius. */
  CELSIUS("°C"),
  /** Per cent of something; 5 is five per cent. */
  PERCENT("%"),
  /** Chinese yuan per tonne of CO2. */
  CNY_PER_TCO2("CNY/t CO2"),
  /** Mu, as Chinese farmland is declared; 15 make a hectare. */
  MU("mu"),
  /** Square metres. */
  SQUARE_METRES("m2"),
  /** Metres. */
  METRES("m"),
  /** Degrees of longitude or latitude. */
  DEGREES("degrees"),
  /** The unit that another column of the same row states. */
  STATED("as stated"),
  /** Bytes. */
  BYTES("bytes");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** How the unit is written behind a number. */
  public String symbol() {
    return symbol;
  }
}
