// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingmiao.models.carbon.Spread;

/**
 * What estimates emissions of one scope for those whose own figures give none: in each class the
 * trees where they passed its {@link ShipGate}, else the median by sector (green 4.8).
 *
 * <p>Labels are ln(E + 1), so that an emitter of next to nothing is no outlier. With m the estimate
 * of a row, w the half-width of its class and r its ratio factor, in t CO2e:
 *
 * <pre>
 * p50 = e^m - 1     p05, p95 = e^(m -+ w) - 1, not below 0     mean = r e^m - 1, not below 0
 * </pre>
 *
 * <p>Where a mean lies outside, as that of a very skewed class can, its interval is widened to it.
 * Widths and ratios come of estimates by models that did not see the row; what serves is fitted on
 * all rows. A class that no label speaks of gets no estimate: what its members burn cannot be
 * learned from others.
 *
 * <p>Holds native memory, which the library frees with it.
 */
public final class FootprintEstimator implements Serializable {
  private static final int VERSION_DIGITS = 12;

  private final SectorLevel level;
  private final Set<String> classes;
  private final Set<String> ofTrees;
  private final boolean isEarning;
  private final Served median;
  private final Served trees;
  private final String digest;

  /** One estimator with its widths and ratios. */
  private record Served(Estimator.Estimate estimate, Conformal widths, RatioFactor ratios)
      implements Serializable {
    static Served of(EstimatorTrial trial, Estimator estimator, CrossFit unseen) {
      SectorLevel level = trial.design().level();
      return new Served(
          estimator.fit(trial.rows()),
          // The class has no parent but all of them.
          Conformal.of(level, level, trial.rows(), unseen.predicted(), List.of()),
          RatioFactor.of(level, unseen.predicted()));
    }

    double mean(EstimateRow row, double ln) {
      return tonnes(ln, ratios.of(row));
    }

    Spread spread(EstimateRow row, double ln) {
      double width = widths.width(row).halfWidth();
      double mean = mean(row, ln);
      return new Spread(mean, tonnes(ln - width, 1), tonnes(ln, 1), tonnes(ln + width, 1))
          .widenedTo(mean);
    }
  }

  private FootprintEstimator(EstimatorTrial trial) {
    List<EstimateRow> rows = trial.rows();
    this.level = trial.design().level();
    this.classes = rows.stream().map(level).collect(Collectors.toUnmodifiableSet());
    this.ofTrees = Set.copyOf(trial.classesOfTrees());
    this.isEarning = rows.stream().anyMatch(row -> row.revenue().isPresent());
    this.median = Served.of(trial, trial.design().sectorMedian(), trial.median());
    this.trees = ofTrees.isEmpty() ? median : Served.of(trial, new FootprintTrees(), trial.trees());
    this.digest = digest(rows);
  }

  /** The estimator that a trial chose. */
  public static FootprintEstimator of(EstimatorTrial trial) {
    return new FootprintEstimator(trial);
  }

  /**
   * An estimate.
   *
   * @param tco2e with its 90 % interval
   * @param medianTco2e the mean that the median by sector gives, t CO2e, 0 or more
   * @param version what served, with twelve digits of a digest of its labels
   */
  public record Estimated(Spread tco2e, double medianTco2e, String version) {}

  /** The label of emissions in t CO2e, 0 or more. */
  public static double label(double tco2e) {
    return StrictMath.log1p(tco2e);
  }

  /** Whether the estimates rest on revenue. */
  public boolean isEarning() {
    return isEarning;
  }

  /** An estimate of each row in turn; empty for classes that no label speaks of. */
  public List<Optional<Estimated>> estimate(List<EstimateRow> rows) {
    double[] medians = median.estimate.lnMedians(rows);
    double[] grown = trees.estimate.lnMedians(rows);
    List<Optional<Estimated>> all = new ArrayList<>();
    for (int i = 0; i < grown.length; i++) {
      EstimateRow row = rows.get(i);
      String code = level.apply(row);
      if (!classes.contains(code)) {
        all.add(Optional.empty());
        continue;
      }
      boolean isTrees = ofTrees.contains(code);
      all.add(
          Optional.of(
              new Estimated(
                  isTrees ? trees.spread(row, grown[i]) : median.spread(row, medians[i]),
                  median.mean(row, medians[i]),
                  (isTrees ? "trees-" : "sector-median-") + digest)));
    }
    return all;
  }

  private static double tonnes(double ln, double ratio) {
    return Math.max(0, ratio * StrictMath.exp(ln) - 1);
  }

  /** Digest of the rows in their order. */
  private static String digest(List<EstimateRow> rows) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      rows.forEach(row -> digest.update(row.toString().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
