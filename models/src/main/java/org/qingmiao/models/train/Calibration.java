// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.qingmiao.models.logistic.Logistic;

/**
 * The choice and fit of a {@link Calibrator} on the CALIB rows alone (credit 4.5).
 *
 * <p>Each candidate is judged by the weighted log-loss of rows it was not fitted on, in five folds.
 * A fold is the split bucket modulo 5: it is known from the key, and even inside any range of
 * buckets. Of the candidates, ordered identity, Platt, beta, isotonic, the simplest whose loss lies
 * within 0.0005 nats of the least one is taken and fitted again on all rows.
 */
public final class Calibration {

  private static final int FOLDS = 5;

  /** A more complex candidate must gain more than this, in nats. */
  private static final double WORTHWHILE_GAIN = 0.0005;

  /** Fewer bads than this and an isotonic curve follows noise (our default). */
  private static final int BADS_FOR_ISOTONIC = 1_000;

  /** A resample that cannot be fitted is drawn again, at most this many times per refit. */
  private static final int MOST_REDRAWS = 50;

  private static final List<String> SIMPLEST_FIRST =
      List.of(Identity.KIND, Platt.KIND, Beta.KIND, Isotonic.KIND);

  private Calibration() {}

  /**
   * What was tried and what was chosen.
   *
   * @param chosen fitted on all rows
   * @param candidates in order of complexity
   */
  public record Fit(Calibrator chosen, List<Candidate> candidates) {
    public Fit {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * One kind of calibrator and how it did.
   *
   * @param kind as in {@link Calibrator#kind}
   * @param outOfFoldLogLoss weighted mean, nats; positive infinity where it could not be fitted
   * @param allowed whether it could be chosen
   */
  public record Candidate(String kind, double outOfFoldLogLoss, boolean allowed) {}

  /**
   * The calibrator for these rows.
   *
   * @param margin raw log-odds of bad, rows in order of their key
   * @param weight case weights, greater than 0
   * @param bucket split buckets, which fix the folds
   */
  public static Fit fit(double[] margin, boolean[] bad, double[] weight, int[] bucket) {
    int bads = requireBothClasses(margin, bad, weight);
    if (bucket.length != bad.length) {
      throw new IllegalArgumentException(
          "calibration: %d rows and %d buckets, expected one per row"
              .formatted(bad.length, bucket.length));
    }
    List<Candidate> candidates = new ArrayList<>();
    for (String kind : SIMPLEST_FIRST) {
      double loss = outOfFoldLogLoss(kind, margin, bad, weight, bucket);
      boolean fits = loss < Double.POSITIVE_INFINITY && of(kind, margin, bad, weight).isPresent();
      boolean allowed = fits && (!kind.equals(Isotonic.KIND) || bads >= BADS_FOR_ISOTONIC);
      candidates.add(new Candidate(kind, loss, allowed));
    }
    Calibrator chosen = of(simplestGood(candidates), margin, bad, weight).orElseThrow();
    return new Fit(chosen, candidates);
  }

  private static String simplestGood(List<Candidate> candidates) {
    List<Candidate> allowed = candidates.stream().filter(Candidate::allowed).toList();
    double least =
        allowed.stream()
            .min(Comparator.comparingDouble(Candidate::outOfFoldLogLoss))
            .orElseThrow()
            .outOfFoldLogLoss();
    return allowed.stream()
        .filter(candidate -> candidate.outOfFoldLogLoss() <= least + WORTHWHILE_GAIN)
        .findFirst()
        .orElseThrow()
        .kind();
  }

  private static double outOfFoldLogLoss(
      String kind, double[] margin, boolean[] bad, double[] weight, int[] bucket) {
    double loss = 0;
    double cases = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      // A row outside the fit weighs nothing in it, which spares copying the others.
      double[] fitWeight = weight.clone();
      for (int i = 0; i < bad.length; i++) {
        if (bucket[i] % FOLDS == fold) {
          fitWeight[i] = 0;
        }
      }
      Optional<Calibrator> calibrator = of(kind, margin, bad, fitWeight);
      if (calibrator.isEmpty()) {
        return Double.POSITIVE_INFINITY;
      }
      for (int i = 0; i < bad.length; i++) {
        if (bucket[i] % FOLDS == fold) {
          loss += weight[i] * Logistic.loss(calibrator.get().pd(margin[i]), bad[i]);
          cases += weight[i];
        }
      }
    }
    return loss / cases;
  }

  /**
   * Fits of one kind to seeded resamples of the rows, for the interval of the PD.
   *
   * <p>The identity has nothing to fit, and its interval would be a false certainty: where it is
   * chosen, Platt's line is refitted, the simplest kind that can tell how unsure the level is.
   *
   * @param kind of the chosen calibrator
   * @param count how many fits, 200 for publishing
   * @param seed fixes every draw
   */
  public static List<Calibrator> refits(
      String kind, double[] margin, boolean[] bad, double[] weight, int count, long seed) {
    requireBothClasses(margin, bad, weight);
    String refitted = kind.equals(Identity.KIND) ? Platt.KIND : kind;
    Random random = new Random(seed); // its sequence is part of Java's specification
    List<Calibrator> refits = new ArrayList<>();
    for (int draws = 0; refits.size() < count; draws++) {
      if (draws >= count * MOST_REDRAWS) {
        throw new IllegalStateException(
            "calibration: only %d of %d resamples could be fitted with kind %s; CALIB has too few rows of one class"
                .formatted(refits.size(), count, kind));
      }
      double[] drawn = new double[weight.length];
      for (int i = 0; i < weight.length; i++) {
        int row = random.nextInt(weight.length);
        drawn[row] += weight[row];
      }
      of(refitted, margin, bad, drawn).ifPresent(refits::add);
    }
    return List.copyOf(refits);
  }

  private static Optional<Calibrator> of(
      String kind, double[] margin, boolean[] bad, double[] weight) {
    if (!hasBothClasses(bad, weight)) {
      return Optional.empty();
    }
    return switch (kind) {
      case Identity.KIND -> Optional.of(new Identity());
      case Platt.KIND -> Platt.fit(margin, bad, weight);
      case Beta.KIND -> Beta.fit(margin, bad, weight);
      case Isotonic.KIND -> Isotonic.fit(margin, bad, weight);
      default ->
          throw new IllegalArgumentException(
              "calibration: kind is \"%s\", expected one of %s".formatted(kind, SIMPLEST_FIRST));
    };
  }

  private static boolean hasBothClasses(boolean[] bad, double[] weight) {
    boolean anyBad = false;
    boolean anyGood = false;
    for (int i = 0; i < bad.length; i++) {
      anyBad |= bad[i] && weight[i] > 0;
      anyGood |= !bad[i] && weight[i] > 0;
    }
    return anyBad && anyGood;
  }

  private static int requireBothClasses(double[] margin, boolean[] bad, double[] weight) {
    if (margin.length != bad.length || weight.length != bad.length) {
      throw new IllegalArgumentException(
          "calibration: %d margins, %d labels and %d weights, expected as many of each"
              .formatted(margin.length, bad.length, weight.length));
    }
    int bads = 0;
    for (int i = 0; i < bad.length; i++) {
      bads += bad[i] ? 1 : 0;
      if (!(weight[i] > 0 && Double.isFinite(weight[i]) && Double.isFinite(margin[i]))) {
        throw new IllegalArgumentException(
            "calibration: row %d has margin %s and weight %s, expected finite numbers and a weight above 0"
                .formatted(i, margin[i], weight[i]));
      }
    }
    if (bads == 0 || bads == bad.length) {
      throw new IllegalArgumentException(
          "QM-FIT-1 calibration: %d rows with %d bads, expected both goods and bads"
              .formatted(bad.length, bads));
    }
    return bads;
  }
}
