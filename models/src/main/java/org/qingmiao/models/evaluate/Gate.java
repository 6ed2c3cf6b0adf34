// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.Locale;

/** A bound that a model must keep, with its limits (credit 6, our defaults). */
public enum Gate {
  /** Lower 95 % end of the challenger's AUC minus the champion's, by {@link DeLong}. */
  AUC_GAIN_LOW(
      "TEST",
      ">= -0.005",
      "< -0.01",
      Ends.CLOSED,
      -0.005,
      POSITIVE_INFINITY,
      -0.01,
      POSITIVE_INFINITY),
  /** Relative fall of Gini from TEST to OOT. */
  GINI_FALL(
      "OOT", "<= 10%", "> 20%", Ends.CLOSED, NEGATIVE_INFINITY, 0.10, NEGATIVE_INFINITY, 0.20),
  /** Expected calibration error in ten bins. */
  ECE10("TEST", "<= 0.02", "> 0.03", Ends.CLOSED, 0, 0.02, 0, 0.03),
  /** Slope of the labels on the log-odds of the PD; rejected by the ends of its interval. */
  CALIBRATION_SLOPE(
      "TEST", "0.9 to 1.1", "95% interval outside 0.8 to 1.2", Ends.CLOSED, 0.9, 1.1, 0.8, 1.2),
  /** How far the level of all PDs is off, on the log-odds; rejected likewise. */
  CALIBRATION_INTERCEPT(
      "TEST", "-0.1 to 0.1", "95% interval outside -0.2 to 0.2", Ends.CLOSED, -0.1, 0.1, -0.2, 0.2),
  /** Steps of a constrained feature that moved the PD the wrong way, over every TEST row. */
  MONOTONE_VIOLATIONS("TEST", "0", "> 0", Ends.CLOSED, 0, 0, 0, 0),
  /** Drift of the score from TRAIN to TEST. */
  SCORE_PSI("TEST", "< 0.10", ">= 0.25", Ends.OPEN, 0, 0.10, 0, 0.25),
  /** Drift of the score from TRAIN to OOT. */
  SCORE_PSI_OOT("OOT", "< 0.10", ">= 0.25", Ends.OPEN, 0, 0.10, 0, 0.25),
  /** Drift of the worst feature from TRAIN to TEST. */
  FEATURE_CSI("TEST", "< 0.10", ">= 0.25", Ends.OPEN, 0, 0.10, 0, 0.25),
  /** Drift of the worst feature from TRAIN to OOT. */
  FEATURE_CSI_OOT("OOT", "< 0.10", ">= 0.25", Ends.OPEN, 0, 0.10, 0, 0.25),
  /** Approval ratio of a protected group, judged by the ends of its interval. */
  APPROVAL_RATIO(
      "TEST",
      "95% lower end >= 0.80",
      "95% upper end < 0.80",
      Ends.CLOSED,
      0.80,
      POSITIVE_INFINITY,
      0.80,
      POSITIVE_INFINITY),
  /** Gap in the share of goods approved. */
  TRUE_POSITIVE_GAP("TEST", "<= 5 pp", "> 10 pp", Ends.CLOSED, 0, 0.05, 0, 0.10),
  /** Gap in the share of bads approved. */
  FALSE_POSITIVE_GAP("TEST", "<= 5 pp", "> 10 pp", Ends.CLOSED, 0, 0.05, 0, 0.10);

  private enum Ends {
    CLOSED,
    OPEN
  }

  private final String segment;
  private final String accept;
  private final String reject;
  private final Ends ends;
  private final double acceptFrom;
  private final double acceptTo;
  private final double reviewFrom;
  private final double reviewTo;

  Gate(
      String segment,
      String accept,
      String reject,
      Ends ends,
      double acceptFrom,
      double acceptTo,
      double reviewFrom,
      double reviewTo) {
    this.segment = segment;
    this.accept = accept;
    this.reject = reject;
    this.ends = ends;
    this.acceptFrom = acceptFrom;
    this.acceptTo = acceptTo;
    this.reviewFrom = reviewFrom;
    this.reviewTo = reviewTo;
  }

  /** The metric it judges, such as {@code ece10}; with the segment it names one row. */
  public String metric() {
    String name = name().toLowerCase(Locale.ROOT);
    return name.endsWith("_oot") ? name.substring(0, name.length() - "_oot".length()) : name;
  }

  /** The rows it judges. */
  public String segment() {
    return segment;
  }

  /** Where it accepts, in words. */
  public String accept() {
    return accept;
  }

  /** Where it rejects, in words; between the two it asks for review. */
  public String reject() {
    return reject;
  }

  /** Lower end of what it accepts; infinite where it has none. */
  public double acceptFrom() {
    return acceptFrom;
  }

  /** Upper end of what it accepts; infinite where it has none. */
  public double acceptTo() {
    return acceptTo;
  }

  /** Lower end of what it does not reject; infinite where it has none. */
  public double reviewFrom() {
    return reviewFrom;
  }

  /** Upper end of what it does not reject; infinite where it has none. */
  public double reviewTo() {
    return reviewTo;
  }

  /** The verdict on a value by itself, whatever its interval. */
  public Verdict verdict(double value) {
    if (within(value, acceptFrom, acceptTo)) {
      return Verdict.ACCEPT;
    }
    return within(value, reviewFrom, reviewTo) ? Verdict.REVIEW : Verdict.REJECT;
  }

  private boolean within(double value, double from, double to) {
    return value >= from && (ends == Ends.CLOSED ? value <= to : value < to);
  }
}
