// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the grades separate: enough of them in use, and the worse ones truly worse (credit 4.6).
 *
 * @param grades those in use, best first
 * @param largestShare of rows in one grade, in (0, 1]; above 0.30 is too concentrated
 * @param herfindahl sum of squared shares, in (0, 1]; 0.20 and above is too concentrated
 * @param monotone whether the bad rate rises over the grades with 30 bads or more
 */
public record GradeChecks(
    List<Grade> grades, double largestShare, double herfindahl, boolean monotone) {

  private static final double MOST_SHARE = 0.30;
  private static final double HERFINDAHL_BELOW = 0.20;
  private static final long BADS_TO_COMPARE = 30;
  private static final double LEVEL = 0.05;

  public GradeChecks {
    grades = List.copyOf(grades);
  }

  /**
   * One grade in use.
   *
   * @param name such as B2; the order of names is the order of grades
   * @param rows in it
   * @param bads among them
   * @param meanPd weighted mean of the predictions
   * @param badRate weighted share of bads
   * @param interval Jeffreys 95 % interval of the bad rate
   * @param pValue of the mean PD against the bad rate, two-sided
   * @param off whether the PD is refuted, by Holm's rule over all grades at 5 %
   */
  public record Grade(
      String name,
      long rows,
      long bads,
      double meanPd,
      double badRate,
      Interval interval,
      double pValue,
      boolean off) {}

  /** Checks the grades of some rows, of which there is one at least. */
  public static GradeChecks of(List<ScoredRow> rows) {
    Map<String, WeightedShare> shares = new TreeMap<>();
    Map<String, Double> pds = new TreeMap<>();
    for (ScoredRow row : rows) {
      shares.computeIfAbsent(row.grade(), g -> new WeightedShare()).add(row.bad(), row.weight());
      pds.merge(row.grade(), row.weight() * row.pd(), Double::sum);
    }
    List<Grade> grades = new ArrayList<>();
    double largest = 0;
    double herfindahl = 0;
    for (Map.Entry<String, WeightedShare> entry : shares.entrySet()) {
      WeightedShare share = entry.getValue();
      double meanPd = pds.get(entry.getKey()) / share.cases();
      double pValue = Jeffreys.pValue(share.effectiveBads(), share.effectiveRows(), meanPd);
      grades.add(
          new Grade(
              entry.getKey(),
              share.rows(),
              share.bads(),
              meanPd,
              share.rate(),
              share.interval(),
              pValue,
              false));
      double ofAll = share.rows() / (double) rows.size();
      largest = Math.max(largest, ofAll);
      herfindahl += ofAll * ofAll;
    }
    return new GradeChecks(holm(grades), largest, herfindahl, rises(grades));
  }

  /** Whether no grade holds too many rows. */
  public boolean spread() {
    return largestShare <= MOST_SHARE && herfindahl < HERFINDAHL_BELOW;
  }

  private static boolean rises(List<Grade> grades) {
    List<Grade> compared = grades.stream().filter(g -> g.bads() >= BADS_TO_COMPARE).toList();
    for (int i = 1; i < compared.size(); i++) {
      if (compared.get(i).badRate() < compared.get(i - 1).badRate()) {
        return false;
      }
    }
    return true;
  }

  /** Refutes from the smallest p-value on, each against the level over those left. */
  private static List<Grade> holm(List<Grade> grades) {
    List<Grade> byPValue =
        grades.stream().sorted(Comparator.comparingDouble(Grade::pValue)).toList();
    int refuted = 0;
    while (refuted < byPValue.size()
        && byPValue.get(refuted).pValue() <= LEVEL / (byPValue.size() - refuted)) {
      refuted++;
    }
    List<Grade> off = byPValue.subList(0, refuted);
    return grades.stream()
        .map(
            g ->
                new Grade(
                    g.name(),
                    g.rows(),
                    g.bads(),
                    g.meanPd(),
                    g.badRate(),
                    g.interval(),
                    g.pValue(),
                    off.contains(g)))
        .toList();
  }
}
