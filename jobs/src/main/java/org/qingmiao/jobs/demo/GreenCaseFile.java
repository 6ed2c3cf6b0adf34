// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The documents of one green project or of one green activity of a firm.
 *
 * <p>Seven cases in ten are as green as their words. Of each document one in six was never handed
 * in, one number in forty stands in another unit, one boiler in ten only grows. One case in five
 * was looked at by a person, who errs once in twenty.
 *
 * @param number of the project or the activity
 * @param openedOn day from which there are documents
 */
record GreenCaseFile(Firm firm, String number, GreenTheme theme, LocalDate openedOn) {

  /** Whether it is as green as it says. */
  boolean isGreen() {
    return nature().happens(0.7) && !isExpansion();
  }

  /** Whether the saving comes with a larger plant, which the examples exclude. */
  private boolean isExpansion() {
    return theme == GreenTheme.BOILER && chance("expansion").happens(0.1);
  }

  private Chance nature() {
    return chance("nature");
  }

  private Chance chance(String what) {
    return Chance.of(firm.county().seed(), "green " + what + " " + number);
  }

  /** What the documents say. */
  List<Line> statements() {
    List<Line> lines = new ArrayList<>();
    Chance chance = chance("documents");
    boolean isMeasured = chance.happens(5 / 6.0);
    boolean isAssessed = chance.happens(5 / 6.0);
    boolean isSlip = chance.happens(1 / 40.0);
    long milli = theme.milli(isGreen(), chance.uniform());
    int day = chance.between(5, 40);
    boolean isReviewed = chance.happens(0.2);
    boolean isMistaken = chance.happens(0.05);
    if (isMeasured) {
      lines.add(
          statement(
              "M",
              day,
              theme.param,
              Line.thousandths(isSlip ? milli / 100 : milli),
              isSlip ? "t/t" : theme.unit,
              theme.document));
    }
    if (theme.needsAssessment && isAssessed) {
      lines.add(statement("E", day + 3, "EIA_APPROVED", "", "", "EIA_REPLY"));
    }
    if (isExpansion()) {
      lines.add(statement("X", day + 5, "CAPACITY_EXPANSION", "", "", "SITE_VISIT"));
    }
    if (isReviewed) {
      String finding = isGreen() == isMistaken ? "REVIEWED_NOT_GREEN" : "REVIEWED_GREEN";
      lines.add(statement("R", day + 30, finding, "", "", "REVIEW"));
    }
    return lines;
  }

  private Line statement(
      String kind, int day, String code, String value, String unit, String document) {
    LocalDate stated = openedOn.plusDays(day);
    return Line.of(
        Source.GREEN_EVIDENCE,
        stated.plusDays(2).atTime(16, 0),
        number + kind,
        firm.creditCode(),
        number,
        stated,
        "",
        0,
        "U",
        code,
        value,
        unit,
        document,
        "WJ" + number + kind);
  }
}
