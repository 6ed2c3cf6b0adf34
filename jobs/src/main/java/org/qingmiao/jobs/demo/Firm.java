// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A fictitious enterprise with its sales and power, month by month.
 *
 * <p>What moves a firm is its vigour z, one number per quarter: z(q) = 0.8 z(q-1) + 0.6 e, e
 * standard normal, so z has deviation 1. Sales of a quarter are a quarter of the yearly level times
 * exp(0.35 z), power of a month the monthly level times exp(0.30 z), both with the season of the
 * sector and a little noise.
 *
 * @param index place in the book, from 0
 * @param kind of applicant
 * @param sector section of GB/T 4754
 * @param yearlySales level of sales, CNY
 * @param monthlyKwh level of power; 0 for a firm without a meter of its own
 * @param standing towards the tax bureau, standard normal, high is good
 * @param filesTaxes false for a trader who pays a lump sum and files nothing
 * @param vigour z by quarter, from {@link #FIRST_YEAR} on
 */
record Firm(
    long seed,
    int index,
    Kind kind,
    Sector sector,
    String creditCode,
    String name,
    String ownerId,
    LocalDate foundedOn,
    int capital10k,
    double yearlySales,
    double monthlyKwh,
    double standing,
    boolean filesTaxes,
    List<Double> vigour) {

  /** Year of the first quarter of the path. */
  static final int FIRST_YEAR = 2019;

  private static final int QUARTERS = 28;

  /** Kinds of applicants with the code the bank uses and the first two characters of their code. */
  enum Kind {
    MICRO_ENTERPRISE("10", "91", "有限公司"),
    SOLE_TRADER("20", "92", "经营部"),
    FARM_HOUSEHOLD("30", "92", "家庭农场"),
    NEW_AGRI_ENTITY("40", "93", "专业合作社");

    final String bankCode;
    final String authority;
    final String form;

    Kind(String bankCode, String authority, String form) {
      this.bankCode = bankCode;
      this.authority = authority;
      this.form = form;
    }
  }

  /** Sections of GB/T 4754 with their risk in {@link DefaultLaw} and their best quarter. */
  enum Sector {
    A("种植", 0.20, 3),
    C("机械", -0.15, 4),
    F("商贸", 0.00, 4),
    G("物流", 0.10, 2),
    H("餐饮", 0.35, 1);

    final String trade;
    final double risk;
    final int bestQuarter;

    Sector(String trade, double risk, int bestQuarter) {
      this.trade = trade;
      this.risk = risk;
      this.bestQuarter = bestQuarter;
    }
  }

  private static final List<Sector> SECTOR_MIX =
      List.of(
          Sector.A, Sector.A, Sector.A, Sector.C, Sector.C, Sector.F, Sector.F, Sector.G, Sector.H);
  private static final List<String> NAME_WORDS =
      List.of("禾丰", "安顺", "金穗", "恒泰", "绿源", "嘉和", "瑞康", "宏达", "清河", "云山", "春晖", "百川");

  Firm {
    vigour = List.copyOf(vigour);
  }

  /** The firm of that place in the book. */
  static Firm of(long seed, int index) {
    Chance chance = Chance.of(seed, "firm", index);
    Sector sector = chance.pick(SECTOR_MIX);
    Kind kind = kindOf(sector, chance);
    LocalDate foundedOn = foundedOn(chance);
    double yearlySales = chance.logNormal(2_000_000, 0.9);
    double meter = chance.happens(0.7) ? yearlySales / 12 * chance.logNormal(0.03, 0.5) : 0;
    return new Firm(
        seed,
        index,
        kind,
        sector,
        FictitiousCode.creditCode(kind.authority, index),
        "青禾县" + chance.pick(NAME_WORDS) + sector.trade + kind.form,
        FictitiousCode.idNumber(
            LocalDate.of(1960, 1, 1).plusDays(chance.below(14_000)), chance.below(1000)),
        foundedOn,
        Math.max(1, (int) (yearlySales / 10_000 * chance.logNormal(0.3, 0.6))),
        yearlySales,
        meter,
        chance.normal(),
        kind != Kind.SOLE_TRADER || chance.happens(0.75),
        path(seed, index));
  }

  /** Whether the firm has its own meter, and so receives bills. */
  boolean hasMeter() {
    return monthlyKwh > 0;
  }

  /** Age in years on a day. */
  double ageOn(LocalDate day) {
    return ChronoUnit.DAYS.between(foundedOn, day) / 365.25;
  }

  /** z of the quarter in which the day lies. */
  double vigourOn(LocalDate day) {
    return vigour.get(quarterOf(YearMonth.from(day)));
  }

  /** Change of z against the same quarter of the year before; 0 in the first year of the path. */
  double vigourChangeOn(LocalDate day) {
    return vigourOn(day) - vigourOn(day.minusYears(1));
  }

  /** Sales of the quarter that ends with this month, in fen. */
  long salesFen(YearMonth lastMonth) {
    int quarter = quarterOf(lastMonth);
    double season = quarter % 4 + 1 == sector.bestQuarter ? 1.3 : 0.9;
    double noise = StrictMath.exp(0.05 * Chance.of(seed, "sales", index, quarter).normal());
    double level = yearlySales / 4 * StrictMath.exp(0.35 * vigour.get(quarter));
    return (long) (level * season * noise * 100);
  }

  /** Power of the month, in hundredths of a kWh. */
  long centiKwh(YearMonth month) {
    int monthIndex = (month.getYear() - FIRST_YEAR) * 12 + month.getMonthValue();
    double noise = StrictMath.exp(0.06 * Chance.of(seed, "power", index, monthIndex).normal());
    return (long) (monthlyKwh * StrictMath.exp(0.30 * vigour.get(quarterOf(month))) * noise * 100);
  }

  private static int quarterOf(YearMonth month) {
    return (month.getYear() - FIRST_YEAR) * 4 + (month.getMonthValue() - 1) / 3;
  }

  private static Kind kindOf(Sector sector, Chance chance) {
    boolean company = chance.happens(0.6);
    if (sector == Sector.A) {
      return company ? Kind.NEW_AGRI_ENTITY : Kind.FARM_HOUSEHOLD;
    }
    return company ? Kind.MICRO_ENTERPRISE : Kind.SOLE_TRADER;
  }

  /** Six in seven are older than the book; the rest were founded while it grew. */
  private static LocalDate foundedOn(Chance chance) {
    if (chance.happens(0.14)) {
      return LocalDate.of(2021, 1, 1).plusDays(chance.below(1300));
    }
    return LocalDate.of(2020, 12, 31).minusDays((long) chance.logNormal(2200, 0.7));
  }

  private static List<Double> path(long seed, int index) {
    Chance chance = Chance.of(seed, "vigour", index);
    List<Double> path = new ArrayList<>(QUARTERS);
    double z = chance.normal();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      path.add(z);
      z = 0.8 * z + 0.6 * chance.normal();
    }
    return path;
  }
}
