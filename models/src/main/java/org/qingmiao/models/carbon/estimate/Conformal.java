// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Mondrian conformal intervals on the logarithm: each class gets the width that its own calibration
 * rows ask for (Vovk et al., Algorithmic Learning in a Random World, ch. 4).
 *
 * <p>A class with fewer than 50 rows takes the wider of its parent and of all; a class that
 * training never saw takes the quantile of residuals of classes that were left out on purpose.
 */
public final class Conformal implements Serializable {

  /** The flag of a class that training never saw. */
  public static final String UNSEEN_CLASS = "UNSEEN_CLASS";

  /** Share of rows that may fall outside. */
  public static final double ALPHA = 0.1;

  /** Rows from which a class speaks for itself. */
  public static final int ENOUGH_ROWS = 50; // our default

  private final Function<EstimateRow, String> classOf;
  private final Function<EstimateRow, String> parentOf;
  private final Map<String, Double> ofClass;
  private final Map<String, Double> ofParent;
  private final double global;
  private final double unseen;
  private final Set<String> seen;

  private Conformal(
      Function<EstimateRow, String> classOf,
      Function<EstimateRow, String> parentOf,
      List<CrossFit.Predicted> calibration,
      List<CrossFit.Predicted> leftOut,
      Set<String> seen) {
    this.classOf = classOf;
    this.parentOf = parentOf;
    this.ofClass = quantiles(calibration, classOf);
    this.ofParent = quantiles(calibration, parentOf);
    this.global = quantile(residuals(calibration));
    this.unseen = leftOut.isEmpty() ? global : Math.max(global, quantile(residuals(leftOut)));
    this.seen = Set.copyOf(seen);
  }

  /**
   * An interval's half-width on the logarithm.
   *
   * @param halfWidth 0 or more; the factor is its exponential
   * @param standing whether training knew the class
   */
  public record Width(double halfWidth, Standing standing) {}

  /** Whether training knew a class. */
  public enum Standing {
    /** It did. */
    SEEN,
    /** It did not. */
    UNSEEN
  }

  /**
   * Widths from rows that the model did not see.
   *
   * @param classOf class of a row, such as its division
   * @param parentOf parent of that class, which may be the same text for all
   * @param trained rows that the model was fitted on
   * @param calibration rows of the next fold with their estimates
   * @param leftOut rows whose class was left out on purpose, with their estimates
   */
  public static Conformal of(
      Function<EstimateRow, String> classOf,
      Function<EstimateRow, String> parentOf,
      List<EstimateRow> trained,
      List<CrossFit.Predicted> calibration,
      List<CrossFit.Predicted> leftOut) {
    Set<String> seen = new HashSet<>();
    trained.forEach(row -> seen.add(classOf.apply(row)));
    return new Conformal(classOf, parentOf, calibration, leftOut, seen);
  }

  /** The half-width for a row. */
  public Width width(EstimateRow row) {
    String group = classOf.apply(row);
    if (!seen.contains(group)) {
      return new Width(unseen, Standing.UNSEEN);
    }
    Double own = ofClass.get(group);
    return new Width(
        own != null ? own : Math.max(global, ofParent.getOrDefault(parentOf.apply(row), global)),
        Standing.SEEN);
  }

  /** The half-width without classes. */
  public double pooled() {
    return global;
  }

  /** The place, from 1, of the residual that bounds 1 - alpha: ceil((n + 1)(1 - alpha)). */
  public static int rank(int n, double alpha) {
    // A product such as 51 * 0.9 must not be rounded up for its last bit.
    return (int) Math.ceil((n + 1) * (1 - alpha) - 1e-9);
  }

  private static Map<String, Double> quantiles(
      List<CrossFit.Predicted> rows, Function<EstimateRow, String> group) {
    Map<String, List<CrossFit.Predicted>> byGroup = new HashMap<>();
    rows.forEach(
        p -> byGroup.computeIfAbsent(group.apply(p.row()), key -> new ArrayList<>()).add(p));
    Map<String, Double> quantiles = new HashMap<>();
    byGroup.forEach(
        (key, members) -> {
          if (members.size() >= ENOUGH_ROWS) {
            quantiles.put(key, quantile(residuals(members)));
          }
        });
    return quantiles;
  }

  private static double[] residuals(List<CrossFit.Predicted> rows) {
    return rows.stream().mapToDouble(p -> Math.abs(p.residual())).toArray();
  }

  private static double quantile(double[] residuals) {
    if (residuals.length == 0) {
      throw new IllegalArgumentException("no calibration rows, expected one at least");
    }
    double[] sorted = residuals.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length, rank(sorted.length, ALPHA)) - 1];
  }
}
