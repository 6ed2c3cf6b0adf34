// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Gamma;

/**
 * How far a distribution has moved: the population stability index, read with its sample size.
 *
 * <p>PSI = sum (a - e) ln(a / e) over bin shares, one half added to every cell so that an emptied
 * bin stays finite. Without drift PSI / (1/n + 1/m) follows a chi-square with k - 1 degrees of
 * freedom, so a large PSI of a small sample proves nothing and reads INCONCLUSIVE (credit 4.14).
 * Rows count once each, whatever their case weight: the law is one of rows.
 *
 * @param psi the index, not negative
 * @param critical what it exceeds by chance in 5 % of samples without drift
 * @param pValue the chance of such an index without drift, in [0, 1]
 * @param size of the index by the usual bands
 * @param significant whether the index exceeds {@code critical}
 * @param expectedRows rows of the reference
 * @param actualRows rows compared with it
 */
public record Stability(
    double psi,
    double critical,
    double pValue,
    Size size,
    boolean significant,
    long expectedRows,
    long actualRows) {

  private static final double CELL = 0.5;
  private static final int BINS = 10;

  /** The bands by which the trade reads a PSI. */
  public enum Size {
    /** Below 0.10. */
    STABLE,
    /** From 0.10 and below 0.25. */
    SHIFT,
    /** From 0.25. */
    MAJOR;

    private static Size of(double psi) {
      return psi < 0.10 ? STABLE : psi < 0.25 ? SHIFT : MAJOR;
    }
  }

  /** What may be said of the drift. */
  public enum Reading {
    /** It has not moved noticeably. */
    STABLE,
    /** It has moved. */
    SHIFT,
    /** It has moved far. */
    MAJOR,
    /** The index is high, but a sample this small can show it by chance. */
    INCONCLUSIVE
  }

  /** The size where it is significant or small, else inconclusive. */
  public Reading reading() {
    return significant || size == Size.STABLE ? Reading.valueOf(size.name()) : Reading.INCONCLUSIVE;
  }

  /**
   * The drift between two counts over the same bins.
   *
   * @param expected rows of the reference per bin
   * @param actual rows compared with it per bin
   */
  public static Stability of(long[] expected, long[] actual) {
    if (expected.length != actual.length || expected.length == 0) {
      throw new IllegalArgumentException(
          "stability: %d and %d bins, expected as many of each and 1 at least"
              .formatted(expected.length, actual.length));
    }
    long n = Arrays.stream(expected).sum();
    long m = Arrays.stream(actual).sum();
    if (n == 0 || m == 0) {
      throw new IllegalArgumentException(
          "stability: %d rows expected and %d actual, expected 1 of each at least".formatted(n, m));
    }
    int k = expected.length;
    double psi = 0;
    for (int b = 0; b < k; b++) {
      double e = (expected[b] + CELL) / (n + CELL * k);
      double a = (actual[b] + CELL) / (m + CELL * k);
      psi += (a - e) * StrictMath.log(a / e);
    }
    if (k == 1) {
      return new Stability(0, 0, 1, Size.STABLE, false, n, m);
    }
    double unit = 1.0 / n + 1.0 / m;
    double critical = new ChiSquaredDistribution(k - 1).inverseCumulativeProbability(0.95) * unit;
    // The upper tail by itself: 1 - cdf would round a p-value below 1e-16 to 0.
    double pValue = Gamma.regularizedGammaQ((k - 1) / 2.0, psi / unit / 2);
    return new Stability(psi, critical, pValue, Size.of(psi), psi > critical, n, m);
  }

  /**
   * The drift of a number over the deciles of the reference; NaN is missing and has its own bin.
   *
   * @param expected values of the reference, which also fix the bins
   * @param actual values compared with it
   */
  public static Stability ofNumbers(double[] expected, double[] actual) {
    double[] cuts = deciles(expected);
    return of(
        counts(cuts, expected, missing(expected, actual)),
        counts(cuts, actual, missing(expected, actual)));
  }

  /** The drift of a category over its levels; an absent level is "". */
  public static Stability ofLevels(List<String> expected, List<String> actual) {
    Map<String, Integer> bin = new LinkedHashMap<>();
    expected.forEach(level -> bin.putIfAbsent(level, bin.size()));
    actual.forEach(level -> bin.putIfAbsent(level, bin.size()));
    return of(counts(bin, expected), counts(bin, actual));
  }

  private static long[] counts(Map<String, Integer> bin, List<String> levels) {
    long[] counts = new long[bin.size()];
    levels.forEach(level -> counts[bin.get(level)]++);
    return counts;
  }

  private static boolean missing(double[] expected, double[] actual) {
    return Arrays.stream(expected).anyMatch(Double::isNaN)
        || Arrays.stream(actual).anyMatch(Double::isNaN);
  }

  /**
   * Upper ends of the bins but the last: for k = 1 to 9 the ceil(kN/10)-th smallest value, equal
   * ones and the largest left out.
   */
  static double[] deciles(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int n = sorted.length;
    return IntStream.range(1, BINS)
        .filter(k -> n > 0)
        .mapToDouble(k -> sorted[(int) (((long) k * n + BINS - 1) / BINS) - 1])
        .filter(cut -> cut < sorted[n - 1])
        .distinct()
        .toArray();
  }

  /** Rows per bin, bin i holding cut[i-1] < x <= cut[i]; the missing ones last. */
  private static long[] counts(double[] cuts, double[] values, boolean binForMissing) {
    long[] counts = new long[cuts.length + 1 + (binForMissing ? 1 : 0)];
    for (double value : values) {
      if (Double.isNaN(value)) {
        counts[counts.length - 1]++;
      } else {
        int found = Arrays.binarySearch(cuts, value);
        counts[found >= 0 ? found : -found - 1]++;
      }
    }
    return counts;
  }
}
