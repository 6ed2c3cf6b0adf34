// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Why a score is what it is: the points that each family of features cost or won against the
 * approved (credit 4.7).
 *
 * <p>They come from the scored trees themselves: a family's points are -factor times the sum of
 * (phi - baseline), phi being the Shapley values in log-odds of bad and the baseline their mean
 * over the reference population. A missing value speaks for its data, not for its family: its
 * points go to the feature's data code.
 */
public final class ReasonCodes {

  private static final double POINTS_TO_MENTION = 3;
  private static final double SHARE_TO_MENTION = 0.05;
  private static final int MOST_ADVERSE = 4;
  private static final int MOST_POSITIVE = 2;

  private static final Comparator<Family> WORST_FIRST =
      Comparator.comparingDouble(Family::points).thenComparing(Family::code);
  private static final Comparator<Family> BEST_FIRST =
      Comparator.comparingDouble(Family::points).reversed().thenComparing(Family::code);

  private final List<Code> codes;
  private final Families families;
  private final double[] baseline;
  private final double factor;

  /**
   * The codes of one feature.
   *
   * @param feature its name
   * @param code of its family
   * @param dataCode given when its value is missing; the family's own where that is information
   */
  public record Code(String feature, String code, String dataCode) {}

  /**
   * What a family cost or won.
   *
   * @param code of the family, or of the data that are missing
   * @param points negative where it cost
   * @param feature the one among its features that moved the score most in that direction
   */
  public record Family(String code, double points, String feature) {}

  /**
   * The reasons of one row.
   *
   * @param families all of them, by code; their points add up to those of the row
   * @param adverse at most four, worst first
   * @param positives at most two, best first; codes of RISK families, whose good side is meant
   * @param hint as given, or REVIEW where nothing adverse supports a DECLINE
   */
  public record Reasons(
      List<Family> families, List<Family> adverse, List<Family> positives, Hint hint) {
    public Reasons {
      families = List.copyOf(families);
      adverse = List.copyOf(adverse);
      positives = List.copyOf(positives);
    }
  }

  /**
   * The reasons of a model.
   *
   * @param codes per feature, in model order
   * @param baseline weighted mean phi over the reference population, per feature
   * @param factor points per unit of log-odds, {@link ScoreScale#factor}
   */
  public ReasonCodes(List<Code> codes, double[] baseline, double factor) {
    if (baseline.length != codes.size()) {
      throw new IllegalArgumentException(
          "reasons: %d codes and %d baselines, expected one per feature"
              .formatted(codes.size(), baseline.length));
    }
    this.codes = List.copyOf(codes);
    this.families = new Families(codes);
    this.baseline = baseline.clone();
    this.factor = factor;
  }

  /**
   * The reasons of one row.
   *
   * @param phi Shapley value of each feature, without the bias
   * @param missing whether each feature's value is missing
   * @param goodSide codes of families whose value lies on the good side of a constrained feature;
   *     they are never given as adverse
   * @param hint of the model
   */
  public Reasons select(double[] phi, boolean[] missing, Set<String> goodSide, Hint hint) {
    return select(weigh(phi, missing), goodSide, hint);
  }

  /** Which family each feature speaks for. */
  Families grouping() {
    return families;
  }

  /** What every family of a row cost or won; {@link #select} then needs to know whom to spare. */
  Weighed weigh(double[] phi, boolean[] missing) {
    if (phi.length != baseline.length || missing.length != baseline.length) {
      throw new IllegalArgumentException(
          "reasons: %d phi and %d missing marks, expected %d of each"
              .formatted(phi.length, missing.length, baseline.length));
    }
    List<Family> all = families(phi, missing);
    List<Family> adverse = all.stream().filter(f -> f.points() < 0).sorted(WORST_FIRST).toList();
    return new Weighed(all, adverse, total(all, -1), positives(all, missing));
  }

  Reasons select(Weighed row, Set<String> spared, Hint hint) {
    List<Family> adverse = row.adverse.stream().filter(f -> !spared.contains(f.code())).toList();
    List<Family> kept = mentioned(adverse, row.lost, MOST_ADVERSE);
    if (hint == Hint.DECLINE && kept.isEmpty()) {
      kept = adverse.stream().limit(1).toList();
    }
    boolean unsupported = hint == Hint.DECLINE && kept.isEmpty();
    return new Reasons(row.families, kept, row.positives, unsupported ? Hint.REVIEW : hint);
  }

  /**
   * A row's families before anybody is spared.
   *
   * @param families all of them, by code
   * @param adverse those that cost, worst first
   * @param lost all points that they cost
   * @param positives at most two, best first
   */
  record Weighed(List<Family> families, List<Family> adverse, double lost, List<Family> positives) {

    /** Those that may be given as a reason: all for a DECLINE, which must have one. */
    List<Family> accused(Hint hint) {
      return hint == Hint.DECLINE
          ? adverse
          : adverse.stream().filter(family -> isMentioned(family, lost)).toList();
    }
  }

  private List<Family> families(double[] phi, boolean[] missing) {
    int count = families.count();
    double[] sum = new double[count];
    boolean[] isThere = new boolean[count];
    for (int i = 0; i < phi.length; i++) {
      int family = families.of(i, missing[i]);
      sum[family] = isThere[family] ? sum[family] + (phi[i] - baseline[i]) : phi[i] - baseline[i];
      isThere[family] = true;
    }
    int[] strongest = strongest(phi, missing, sum);
    List<Family> all = new ArrayList<>(count);
    for (int family = 0; family < count; family++) {
      if (isThere[family]) {
        all.add(
            new Family(
                families.code(family),
                -factor * sum[family],
                codes.get(strongest[family]).feature()));
      }
    }
    return all;
  }

  /** The feature of each family that pushed most in the family's direction. */
  private int[] strongest(double[] phi, boolean[] missing, double[] sum) {
    int[] strongest = new int[sum.length];
    double[] most = new double[sum.length];
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < phi.length; i++) {
      int family = families.of(i, missing[i]);
      double push = (phi[i] - baseline[i]) * Math.signum(sum[family]);
      if (push > most[family]) {
        most[family] = push;
        strongest[family] = i;
      }
    }
    return strongest;
  }

  /**
   * The good sides; a family with a missing value is left out, since nothing good is known of it.
   */
  private List<Family> positives(List<Family> all, boolean[] missing) {
    Set<String> unknown = new HashSet<>();
    for (int i = 0; i < missing.length; i++) {
      if (missing[i]) {
        unknown.add(codes.get(i).code());
        unknown.add(codes.get(i).dataCode());
      }
    }
    List<Family> favourable =
        all.stream()
            .filter(f -> f.points() > 0 && !unknown.contains(f.code()))
            .sorted(BEST_FIRST)
            .toList();
    return mentioned(favourable, total(all, 1), MOST_POSITIVE);
  }

  /** All points won (sign 1) or lost (sign -1), as a positive number. */
  private static double total(List<Family> families, int sign) {
    return families.stream().mapToDouble(f -> Math.max(0, sign * f.points())).sum();
  }

  private static List<Family> mentioned(List<Family> ordered, double total, int most) {
    return ordered.stream().filter(f -> isMentioned(f, total)).limit(most).toList();
  }

  private static boolean isMentioned(Family family, double total) {
    return Math.abs(family.points()) >= POINTS_TO_MENTION
        || Math.abs(family.points()) >= SHARE_TO_MENTION * total;
  }
}
