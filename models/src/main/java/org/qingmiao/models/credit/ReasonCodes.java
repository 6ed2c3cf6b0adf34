// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

  private final List<Code> codes;
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
    if (phi.length != baseline.length || missing.length != baseline.length) {
      throw new IllegalArgumentException(
          "reasons: %d phi and %d missing marks, expected %d of each"
              .formatted(phi.length, missing.length, baseline.length));
    }
    List<Family> families = families(phi, missing);
    List<Family> adverse =
        families.stream()
            .filter(f -> f.points() < 0 && !goodSide.contains(f.code()))
            .sorted(Comparator.comparingDouble(Family::points).thenComparing(Family::code))
            .toList();
    List<Family> kept = mentioned(adverse, total(families, -1), MOST_ADVERSE);
    if (hint == Hint.DECLINE && kept.isEmpty()) {
      kept = adverse.stream().limit(1).toList();
    }
    boolean unsupported = hint == Hint.DECLINE && kept.isEmpty();
    return new Reasons(
        families, kept, positives(families, missing), unsupported ? Hint.REVIEW : hint);
  }

  private List<Family> families(double[] phi, boolean[] missing) {
    Map<String, Double> points = new TreeMap<>();
    for (int i = 0; i < phi.length; i++) {
      points.merge(code(i, missing), phi[i] - baseline[i], Double::sum);
    }
    List<Family> families = new ArrayList<>();
    points.forEach(
        (code, sum) ->
            families.add(new Family(code, -factor * sum, strongest(code, sum, phi, missing))));
    return families;
  }

  private String code(int feature, boolean[] missing) {
    Code code = codes.get(feature);
    return missing[feature] ? code.dataCode() : code.code();
  }

  private String strongest(String code, double direction, double[] phi, boolean[] missing) {
    double most = Double.NEGATIVE_INFINITY;
    String strongest = "";
    for (int i = 0; i < phi.length; i++) {
      double push = (phi[i] - baseline[i]) * Math.signum(direction);
      if (code(i, missing).equals(code) && push > most) {
        most = push;
        strongest = codes.get(i).feature();
      }
    }
    return strongest;
  }

  /**
   * The good sides; a family with a missing value is left out, since nothing good is known of it.
   */
  private List<Family> positives(List<Family> families, boolean[] missing) {
    Set<String> unknown = new HashSet<>();
    for (int i = 0; i < missing.length; i++) {
      if (missing[i]) {
        unknown.add(codes.get(i).code());
        unknown.add(codes.get(i).dataCode());
      }
    }
    List<Family> favourable =
        families.stream()
            .filter(f -> f.points() > 0 && !unknown.contains(f.code()))
            .sorted(
                Comparator.comparingDouble(Family::points).reversed().thenComparing(Family::code))
            .toList();
    return mentioned(favourable, total(families, 1), MOST_POSITIVE);
  }

  /** All points won (sign 1) or lost (sign -1), as a positive number. */
  private static double total(List<Family> families, int sign) {
    return families.stream().mapToDouble(f -> Math.max(0, sign * f.points())).sum();
  }

  private static List<Family> mentioned(List<Family> ordered, double total, int most) {
    return ordered.stream()
        .filter(
            f ->
                Math.abs(f.points()) >= POINTS_TO_MENTION
                    || Math.abs(f.points()) >= SHARE_TO_MENTION * total)
        .limit(most)
        .toList();
  }
}
