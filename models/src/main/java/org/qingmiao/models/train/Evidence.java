// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

/**
 * One thing the leak guard measured, harmless or not: a row of {@code audit.leak_evidence}.
 *
 * @param column feature, or {@link #MODEL} for the model as a whole
 * @param detector how it was measured
 * @param value measured
 * @param verdict what follows
 * @param note the measurement in words
 */
public record Evidence(
    String column, Detector detector, double value, Verdict verdict, String note) {

  /** Stands in the column for what concerns no single feature. */
  public static final String MODEL = "(model)";

  /** From where on the value is suspect. */
  public double bound() {
    return detector.bound();
  }

  /** The same measurement with another verdict. */
  Evidence with(Verdict other) {
    return new Evidence(column, detector, value, other, note);
  }

  /** A way to notice that a feature knows the outcome; the bounds are our defaults. */
  public enum Detector {
    /** AUC of the feature alone on TRAIN, in either direction. */
    UNIVARIATE(0.80),
    /** Gap between the classes in the share of round values. */
    HEAPING(0.30),
    /** Gap between the classes in the share of missing values. */
    MISSINGNESS(0.50),
    /** Fall of the TEST AUC when the model never had the feature; suspect only beside another. */
    DROP_ONE(0.05),
    /** TEST AUC of the whole model. */
    MODEL(0.95);

    private final double bound;

    Detector(double bound) {
      this.bound = bound;
    }

    /** From where on a value is suspect. */
    public double bound() {
      return bound;
    }
  }

  /** What follows from a measurement. */
  public enum Verdict {
    /** Within its bound. */
    CLEAR,
    /** A person has to look, the run goes on. */
    INVESTIGATE,
    /** Stops the run. */
    SUSPECT,
    /** Would stop the run, but a person answers for it. */
    WAIVED
  }
}
