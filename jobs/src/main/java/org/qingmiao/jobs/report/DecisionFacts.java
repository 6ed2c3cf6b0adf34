// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.report.text.Origin;

/**
 * One row of publish.credit_score with its rows of publish.score_points.
 *
 * @param points in the order of the table; empty where only the queue shows the decision
 * @param origin the row; every number of it hangs below
 */
public record DecisionFacts(
    String decisionId,
    String applicantToken,
    String applicantType,
    String product,
    LocalDate scoreDate,
    LocalDate asOf,
    String status,
    Optional<Score> score,
    List<Reason> reasons,
    List<Reason> positives,
    Optional<BigDecimal> limit,
    Optional<String> limitBinding,
    Optional<String> modelHint,
    String hint,
    String modelState,
    String verdict,
    double coverage,
    List<Age> freshness,
    boolean isStale,
    String modelId,
    String modelSha256,
    List<Points> points,
    Origin origin) {

  private static final int NAME = 6;

  public DecisionFacts {
    reasons = List.copyOf(reasons);
    positives = List.copyOf(positives);
    freshness = List.copyOf(freshness);
    points = List.copyOf(points);
  }

  /** Probability with its interval, score and grade; a decision has all or none. */
  public record Score(double pd, double low, double high, long score, String grade) {}

  /** A reason as it was given; {@code slot} is its column. */
  public record Reason(
      String slot,
      String code,
      String textZh,
      String textEn,
      double points,
      boolean isActionable) {}

  /** Age of a source's newest fact; {@code slot} is its place in the list. */
  public record Age(String source, long days, int slot) {}

  /** Points of one family. */
  public record Points(String family, String code, long points, Origin origin) {}

  /** What an officer calls the applicant: the last six characters of the token. */
  public String name() {
    int from = Math.max(0, applicantToken.length() - NAME);
    return applicantToken.substring(from);
  }

  /** Where its page lies below the reports' directory. */
  public String path() {
    return "decision/" + decisionId + ".html";
  }

  /** The same decision with its points. */
  public DecisionFacts withPoints(List<Points> points) {
    return new DecisionFacts(
        decisionId,
        applicantToken,
        applicantType,
        product,
        scoreDate,
        asOf,
        status,
        score,
        reasons,
        positives,
        limit,
        limitBinding,
        modelHint,
        hint,
        modelState,
        verdict,
        coverage,
        freshness,
        isStale,
        modelId,
        modelSha256,
        points,
        origin);
  }
}
