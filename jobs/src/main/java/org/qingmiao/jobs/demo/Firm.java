// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A fictitious enterprise with what moves it, quarter by quarter.
 *
 * <pre>
 * vigour z   trade: sales exp(0.35 z), power exp(0.30 z), staff exp(0.25 z) a quarter later
 * strain s   money: balances exp(-0.6 s), enquiries exp(0.7 s), court cases exp(s - 0.4 z)
 * harvest y  farms only: sales of the second half of a year exp(0.25 y)
 * </pre>
 *
 * <p>Vigour and strain are {@link Course}s of deviation 1. Who depends on a core enterprise shares
 * its vigour, z = 0.8 own + 0.6 core; members of a guarantee ring share half the variance of their
 * strain. Sales also have the season of the sector and a little noise.
 *
 * @param kind of applicant
 * @param sector section of GB/T 4754
 * @param yearlySales level of sales, CNY
 * @param monthlyKwh level of power; 0 for a firm without a meter of its own
 * @param standing towards the tax bureau, standard normal, high is good
 * @param filesTaxes false for a trader who pays a lump sum and files nothing
 * @param staff level of the headcount
 * @param banksHere whether its trade runs over an account of our bank
 * @param quirks what about it does not add up
 */
record Firm(
    County county,
    int index,
    Kind kind,
    Sector sector,
    String name,
    String ownerId,
    LocalDate foundedOn,
    int capital10k,
    double yearlySales,
    double monthlyKwh,
    double standing,
    boolean filesTaxes,
    int staff,
    boolean banksHere,
    Course vigour,
    Course strain,
    Optional<Farm> farm,
    Set<Quirk> quirks) {

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

    /** Whether it keeps books and files yearly statements. */
    boolean isCompany() {
      return this == MICRO_ENTERPRISE || this == NEW_AGRI_ENTITY;
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
      List.of(Sector.C, Sector.C, Sector.F, Sector.F, Sector.G, Sector.H);
  private static final List<String> NAME_WORDS =
      List.of("禾丰", "安顺", "金穗", "恒泰", "绿源", "嘉和", "瑞康", "宏达", "清河", "云山", "春晖", "百川");

  /** The firm of that place in the county. */
  static Firm of(County county, int index) {
    Kind kind = kindOf(county, index);
    Chance chance = county.chance("firm", index);
    boolean isFarm = isFarm(index);
    Sector sector = isFarm ? Sector.A : chance.pick(SECTOR_MIX);
    LocalDate foundedOn = foundedOn(chance, county.ring(index).isPresent());
    Optional<Farm> farm = isFarm ? Optional.of(Farm.of(county, index)) : Optional.empty();
    double sales = chance.logNormal(2_500_000, 0.9);
    double yearlySales = farm.map(Farm::yearlySales).orElse(sales);
    double meter = chance.happens(0.7) ? yearlySales / 12 * chance.logNormal(0.03, 0.5) : 0;
    String name = "青禾县" + chance.pick(NAME_WORDS) + sector.trade + kind.form;
    String ownerId =
        FictitiousCode.idNumber(
            LocalDate.of(1960, 1, 1).plusDays(chance.below(14_000)), chance.below(1000));
    int capital10k = Math.max(1, (int) (yearlySales / 10_000 * chance.logNormal(0.3, 0.6)));
    double standing = chance.normal();
    boolean filesTaxes = kind != Kind.SOLE_TRADER || chance.happens(0.75);
    int staff = (int) (yearlySales / 400_000 * chance.logNormal(1, 0.4));
    boolean banksHere = chance.happens(0.55);
    return new Firm(
        county,
        index,
        kind,
        sector,
        name,
        ownerId,
        foundedOn,
        capital10k,
        yearlySales,
        meter,
        standing,
        filesTaxes,
        staff,
        banksHere,
        vigourOf(county, index),
        strainOf(county, index),
        farm,
        quirksOf(county, index));
  }

  /** Credit code of the enterprise of that place, without making the rest of it. */
  static String codeOf(County county, int index) {
    return FictitiousCode.creditCode(kindOf(county, index).authority, index);
  }

  /** Unified social credit code. */
  String creditCode() {
    return FictitiousCode.creditCode(kind.authority, index);
  }

  /** The account at our bank. */
  String account() {
    return FictitiousCode.account(index);
  }

  /** Telephone. */
  String phone() {
    return FictitiousCode.phone(index);
  }

  /** A stream of chances of its own. */
  Chance chance(String kind, long... more) {
    long[] place = Arrays.copyOf(more, more.length + 1);
    place[more.length] = index;
    return county.chance(kind, place);
  }

  /** Whether it has that quirk. */
  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  /** Whether the firm has its own meter, and so receives bills. */
  boolean hasMeter() {
    return monthlyKwh > 0;
  }

  /** Whether it existed for so many days on a day. */
  boolean existedFor(int days, LocalDate day) {
    return !foundedOn.plusDays(days).isAfter(day);
  }

  /** Age in years on a day. */
  double ageOn(LocalDate day) {
    return ChronoUnit.DAYS.between(foundedOn, day) / 365.25;
  }

  /** Change of z against the same quarter of the year before; 0 in the first year of the path. */
  double vigourChangeOn(LocalDate day) {
    return vigour.on(day) - vigour.on(day.minusYears(1));
  }

  /** What it truly sells in the quarter of this month, in fen. */
  long salesFen(YearMonth month) {
    int quarter = Course.quarterOf(month);
    double season = quarter % 4 + 1 == sector.bestQuarter ? 1.3 : 0.9;
    double noise = StrictMath.exp(0.05 * chance("sales", quarter).normal());
    double harvest =
        farm.map(f -> quarter % 4 < 2 ? 0 : 0.25 * f.harvest(month.getYear())).orElse(0.0);
    double level = yearlySales / 4 * StrictMath.exp(0.35 * vigour.of(quarter) + harvest);
    return (long) (level * season * noise * 100);
  }

  /** What it truly sells in a month: a third of the quarter, up to a tenth more or less, in fen. */
  long monthlySalesFen(YearMonth month) {
    int place = (month.getMonthValue() - 1) % 3;
    double lean = 0.1 * (2 * chance("lean", Course.quarterOf(month)).uniform() - 1);
    double part = place == 0 ? 1 + lean : place == 1 ? 1 - lean : 1;
    return (long) (salesFen(month) / 3.0 * part);
  }

  /** Power of the month, in hundredths of a kWh. */
  long centiKwh(YearMonth month) {
    int monthIndex = month.getYear() * 12 + month.getMonthValue();
    double noise = StrictMath.exp(0.06 * chance("power", monthIndex).normal());
    double drawn = has(Quirk.SALES_WITHOUT_POWER) ? 0.1 : 1;
    return (long)
        (drawn
            * monthlyKwh
            * StrictMath.exp(0.30 * vigour.of(Course.quarterOf(month)))
            * noise
            * 100);
  }

  /** People who truly work there in a month. */
  int headcount(YearMonth month) {
    return (int)
        StrictMath.rint(
            staff * StrictMath.exp(0.25 * vigour.of(Course.quarterOf(month.minusMonths(3)))));
  }

  private static boolean isFarm(int index) {
    return index % 3 == 2;
  }

  /** How many farms come before a place. */
  static int farmsBefore(int index) {
    return index / 3;
  }

  /** The place of a farm that so many farms come before. */
  static int farm(int before) {
    return 3 * before + 2;
  }

  private static Kind kindOf(County county, int index) {
    boolean company = county.chance("kind", index).happens(0.6);
    if (isFarm(index)) {
      return company ? Kind.NEW_AGRI_ENTITY : Kind.FARM_HOUSEHOLD;
    }
    return company ? Kind.MICRO_ENTERPRISE : Kind.SOLE_TRADER;
  }

  /** Six in seven are older than the book; the rest were founded while it grew. */
  private static LocalDate foundedOn(Chance chance, boolean isOld) {
    boolean isYoung = chance.happens(0.14) && !isOld;
    return isYoung
        ? LocalDate.of(2021, 1, 1).plusDays(chance.below(1300))
        : LocalDate.of(2020, 6, 30).minusDays((long) chance.logNormal(2200, 0.7));
  }

  private static Course vigourOf(County county, int index) {
    Course own = Course.of(county.chance("vigour", index));
    return county
        .core(index)
        .map(core -> own.mixed(0.8, Course.of(county.chance("core vigour", core)), 0.6))
        .orElse(own);
  }

  private static Course strainOf(County county, int index) {
    Course own = Course.of(county.chance("strain", index));
    double half = StrictMath.sqrt(0.5);
    return county
        .ring(index)
        .map(r -> own.mixed(half, Course.of(county.chance("ring strain", r.first())), half))
        .orElse(own);
  }

  private static Set<Quirk> quirksOf(County county, int index) {
    EnumSet<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    for (Quirk quirk : Quirk.values()) {
      if (county.chance("quirk/" + quirk, index).happens(quirk.share)) {
        quirks.add(quirk);
      }
    }
    return quirks;
  }
}
