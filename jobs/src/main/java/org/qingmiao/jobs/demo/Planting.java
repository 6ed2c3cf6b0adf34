// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One kind of mess in one source, so many times: the whole list is {@link #ALL} and the table in
 * this package's README.
 *
 * <p>Messes go only into the first delivery, and into a line that carries no other mess, so that
 * their counts are exact.
 *
 * @param column that goes wrong; the known or operation column where the mess asks for it
 * @param count of lines at scale 1
 */
record Planting(Source source, Mess mess, String column, int count) {

  /** Everything that is planted. */
  static final List<Planting> ALL =
      List.of(
          of(Source.ENTERPRISE, Mess.EXACT_DUPLICATE, "entry_no", 8),
          of(Source.ENTERPRISE, Mess.CONFLICT, "registered_capital_10k_cny", 4),
          of(Source.ENTERPRISE, Mess.RESTATEMENT, "registered_capital_10k_cny", 12),
          of(Source.ENTERPRISE, Mess.RETRACTION, "op", 3),
          of(Source.ENTERPRISE, Mess.CREDIT_CODE, "credit_code", 9),
          of(Source.ENTERPRISE, Mess.BAD_DATE, "founded_on", 4),
          of(Source.ENTERPRISE, Mess.FIELD_COUNT, "insured_count", 3),
          of(Source.ENTERPRISE, Mess.DELIVERED_LATE, "published_at", 2),
          of(Source.LOAN, Mess.EXACT_DUPLICATE, "LOAN_NO", 10),
          of(Source.LOAN, Mess.CONFLICT, "APPLY_AMT", 3),
          of(Source.LOAN, Mess.RETRACTION, "OP", 4),
          of(Source.LOAN, Mess.CREDIT_CODE, "CUST_CREDIT_CODE", 6),
          of(Source.LOAN, Mess.NEGATIVE_AMOUNT, "APPLY_AMT", 5),
          of(Source.LOAN, Mess.BAD_DATE, "APPLY_DT", 4),
          of(Source.LOAN, Mess.FIELD_COUNT, "EXCL", 4),
          of(Source.REPAYMENT, Mess.EXACT_DUPLICATE, "serial_no", 40),
          of(Source.REPAYMENT, Mess.CONFLICT, "due_amt", 5),
          of(Source.REPAYMENT, Mess.RESTATEMENT, "due_amt", 15),
          of(Source.REPAYMENT, Mess.RETRACTION, "op", 6),
          of(Source.REPAYMENT, Mess.EXPONENT, "due_amt", 8),
          of(Source.REPAYMENT, Mess.BAD_DATE, "due_date", 6),
          of(Source.REPAYMENT, Mess.FIELD_COUNT, "overdue_days", 8),
          of(Source.REPAYMENT, Mess.DELIVERED_LATE, "post_time", 5),
          of(Source.TAX_FILING, Mess.EXACT_DUPLICATE, "申报序号", 30),
          of(Source.TAX_FILING, Mess.CONFLICT, "销售额(万元)", 6),
          of(Source.TAX_FILING, Mess.RESTATEMENT, "销售额(万元)", 60),
          of(Source.TAX_FILING, Mess.RETRACTION, "申报状态", 10),
          of(Source.TAX_FILING, Mess.CREDIT_CODE, "纳税人识别号", 12),
          of(Source.TAX_FILING, Mess.NEGATIVE_AMOUNT, "销售额(万元)", 8),
          of(Source.TAX_FILING, Mess.BAD_DATE, "税款所属期止", 8),
          of(Source.TAX_FILING, Mess.KNOWN_BEFORE_EVENT, "申报时间", 5),
          of(Source.TAX_FILING, Mess.LOST_CHARACTER, "纳税信用等级", 3),
          of(Source.TAX_FILING, Mess.FIELD_COUNT, "纳税信用等级", 6),
          of(Source.TAX_FILING, Mess.DELIVERED_LATE, "申报时间", 6),
          of(Source.UTILITY_BILL, Mess.EXACT_DUPLICATE, "bill", 50),
          of(Source.UTILITY_BILL, Mess.CONFLICT, "kwh", 6),
          of(Source.UTILITY_BILL, Mess.RESTATEMENT, "kwh", 80),
          of(Source.UTILITY_BILL, Mess.RETRACTION, "op", 8),
          of(Source.UTILITY_BILL, Mess.CREDIT_CODE, "code", 15),
          of(Source.UTILITY_BILL, Mess.NEGATIVE_AMOUNT, "kwh", 8),
          of(Source.UTILITY_BILL, Mess.EXPONENT, "kwh", 10),
          of(Source.UTILITY_BILL, Mess.OTHER_KIND, "kind", 40),
          of(Source.UTILITY_BILL, Mess.DELIVERED_LATE, "issued", 8));

  private static Planting of(Source source, Mess mess, String column, int count) {
    return new Planting(source, mess, column, count);
  }

  /** Lines at a scale: at least one. */
  int count(double scale) {
    return (int) Math.max(1, StrictMath.rint(count * scale));
  }

  /** A planted mess as the truth tells it. */
  record Planted(Planting planting, String id) {}

  /** Lines with their messes, and what was planted. */
  record Field(List<Line> lines, List<Planted> planted) {}

  /**
   * Plants every mess of a source.
   *
   * @param delivery end of the day of the first delivery
   */
  static Field plant(
      long seed, double scale, Source source, List<Line> lines, LocalDateTime delivery) {
    Map<Integer, Planting> places = new HashMap<>();
    for (Planting planting : ALL) {
      if (planting.source == source) {
        planting.choose(seed, planting.count(scale), lines, delivery, places);
      }
    }
    List<Line> messy = new ArrayList<>(lines.size());
    List<Planted> planted = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (places.containsKey(i)) {
        Planting planting = places.get(i);
        messy.addAll(planting.mess.of(line, planting.column));
        planted.add(new Planted(planting, line.cell(source.marks().id())));
      } else {
        messy.add(line);
      }
    }
    return new Field(messy, planted);
  }

  private void choose(
      long seed,
      int wanted,
      List<Line> lines,
      LocalDateTime delivery,
      Map<Integer, Planting> places) {
    Chance chance = Chance.of(seed, "mess/" + source + "/" + mess);
    int placed = 0;
    for (int tries = 0; placed < wanted; tries++) {
      int place = chance.below(lines.size());
      Line line = lines.get(place);
      if (!line.knownAt().isAfter(delivery)
          && mess.fits(line, delivery)
          && isAlone(line, place, lines)
          && places.putIfAbsent(place, this) == null) {
        placed++;
      }
      if (tries > 1000 * lines.size()) {
        throw new IllegalStateException(
            "demo book: no room for %d lines of %s in %s; raise the scale"
                .formatted(wanted, mess, source));
      }
    }
  }

  /** A next version of the same fact would clash with one that a mess adds. */
  private boolean isAlone(Line line, int place, List<Line> lines) {
    if (mess != Mess.RESTATEMENT && mess != Mess.RETRACTION) {
      return true;
    }
    String id = line.cell(source.marks().id());
    return place + 1 == lines.size() || !lines.get(place + 1).cell(source.marks().id()).equals(id);
  }
}
