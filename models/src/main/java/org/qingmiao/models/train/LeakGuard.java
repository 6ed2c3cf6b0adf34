// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qingmiao.features.define.Feature;
import org.qingmiao.models.evaluate.Discrimination;
import org.qingmiao.models.train.Evidence.Detector;
import org.qingmiao.models.train.Evidence.Verdict;

/**
 * Catches features that know the outcome although their contract does not say so (credit 4.15).
 *
 * <p>A loan's final term is the classic: it stands beside the agreed amount as if agreed on the
 * same day, but a loan that fails ends in an odd month, while a paid one ends on a round one. No
 * detector alone proves a leak; each names what a person has to explain.
 *
 * <p>That a model misses one feature is no sign of a leak by itself: in a table of four to six
 * features the best one is worth 0.05 of AUC because it is good, and a refusal would teach people
 * to sign waivers. So a feature whose absence costs that much is to be looked at (INVESTIGATE, in
 * the report and the log of the run), and is suspect only where a second detector agrees: its own
 * AUC, heaping, missingness, or a model that is good beyond belief. Every leak that was measured
 * trips such a second one: SBA's term has a univariate AUC of 0.83 and a heaping gap of 0.76.
 */
public final class LeakGuard {

  /** How many features are dropped for their gain alone (our default). */
  private static final int MOST_GAIN = 10;

  private static final int[] HEAPS = {5, 10, 12, 100, 1_000, 5_000, 10_000};

  private LeakGuard() {}

  /**
   * Who answers for which suspect, and on which day that is asked.
   *
   * @param waivers of the conf
   * @param today business date of the run, on which a waiver must still count
   */
  public record Settings(List<Waiver> waivers, LocalDate today) {
    public Settings {
      waivers = List.copyOf(waivers);
    }

    private Evidence judged(Evidence one) {
      boolean waived =
          one.verdict() == Verdict.SUSPECT
              && waivers.stream().anyMatch(waiver -> waiver.covers(one.column(), today));
      return waived ? one.with(Verdict.WAIVED) : one;
    }
  }

  /**
   * Everything measured: each feature alone, then the refits without one, then the model.
   *
   * @param test rows on which the model and its refits are ranked; they fit nothing
   * @param full the trees grown on all features of {@code train}
   * @param recipe of {@code full}
   * @throws LeakSuspicion when a suspect has no valid waiver
   */
  public static List<Evidence> require(
      TrainSet train, Sample test, FittedTrees full, Recipe recipe, Settings settings) {
    List<Evidence> evidence = new ArrayList<>();
    for (Feature feature : train.sample().features()) {
      evidence.addAll(alone(train.sample(), feature));
    }
    double auc = Discrimination.auc(test.bads(), full.margins(test));
    Set<String> named = suspects(evidence);
    boolean isTooGood = auc > Detector.MODEL.bound();
    for (Feature feature : toDrop(named, train.sample().features(), full)) {
      Evidence dropped = dropOne(train, test, feature, recipe, auc);
      boolean isAlone = !isTooGood && !named.contains(feature.name());
      evidence.add(
          dropped.verdict() == Verdict.SUSPECT && isAlone
              ? dropped.with(Verdict.INVESTIGATE)
              : dropped);
    }
    Verdict verdict = isTooGood ? Verdict.INVESTIGATE : Verdict.CLEAR;
    evidence.add(
        new Evidence(Evidence.MODEL, Detector.MODEL, auc, verdict, "TEST AUC of all features"));

    List<Evidence> judged = evidence.stream().map(settings::judged).toList();
    if (judged.stream().anyMatch(one -> one.verdict() == Verdict.SUSPECT)) {
      throw new LeakSuspicion(judged);
    }
    return judged;
  }

  private static List<Evidence> alone(Sample sample, Feature feature) {
    return feature.kind() == Feature.Kind.NUMBER
        ? List.of(
            univariate(sample, feature), heaping(sample, feature), missingness(sample, feature))
        : List.of(univariate(sample, feature), missingness(sample, feature));
  }

  private static Evidence univariate(Sample sample, Feature feature) {
    double[] values =
        feature.kind() == Feature.Kind.NUMBER
            ? IntStream.range(0, sample.size())
                .mapToDouble(row -> sample.number(feature, row))
                .toArray()
            : encodedByOtherHalf(sample, feature);
    double auc = aucOfKnown(sample, values);
    return judge(
        feature,
        Detector.UNIVARIATE,
        Math.max(auc, 1 - auc),
        auc < 0.5 ? "TRAIN AUC, larger values are better" : "TRAIN AUC, larger values are worse");
  }

  /**
   * Encodes each half of the applicants by the other half's evidence: a category of many small
   * levels would otherwise rank its own rows well by memory alone.
   */
  private static double[] encodedByOtherHalf(Sample sample, Feature feature) {
    double[] values = new double[sample.size()];
    for (int half = 0; half < 2; half++) {
      int parity = half;
      IntPredicate inHalf = row -> sample.bucket(row) % 2 == parity;
      Sample other = sample.where(inHalf.negate());
      boolean known = other.badCount() > 0 && other.badCount() < other.size();
      if (known) {
        CategoryEncoder encoder = CategoryEncoder.fit(new TrainSet(other));
        IntStream.range(0, values.length)
            .filter(inHalf)
            .forEach(
                row -> values[row] = encoder.encode(feature.name(), sample.level(feature, row)));
      }
    }
    return values;
  }

  /** The AUC over rows that have a value; 0.5 where one class has none. */
  private static double aucOfKnown(Sample sample, double[] values) {
    int[] known =
        IntStream.range(0, values.length).filter(row -> !Double.isNaN(values[row])).toArray();
    boolean[] bad = new boolean[known.length];
    double[] value = new double[known.length];
    int bads = 0;
    for (int i = 0; i < known.length; i++) {
      bad[i] = sample.isBad(known[i]);
      value[i] = values[known[i]];
      bads += bad[i] ? 1 : 0;
    }
    return bads == 0 || bads == known.length ? 0.5 : Discrimination.auc(bad, value);
  }

  /** The round number at which the classes differ most. */
  private static Evidence heaping(Sample sample, Feature feature) {
    IntPredicate counted =
        row -> !sample.isMissing(feature, row) && sample.number(feature, row) != 0;
    Evidence widest = null;
    for (int heap : HEAPS) {
      Gap gap = Gap.of(sample, counted, row -> sample.number(feature, row) % heap == 0);
      if (widest == null || gap.width() > widest.value()) {
        widest = judge(feature, Detector.HEAPING, gap.width(), gap.note("multiples of " + heap));
      }
    }
    return widest;
  }

  private static Evidence missingness(Sample sample, Feature feature) {
    Gap gap = Gap.of(sample, row -> true, row -> sample.isMissing(feature, row));
    return judge(feature, Detector.MISSINGNESS, gap.width(), gap.note("missing"));
  }

  /** The share of some rows in each class. */
  private record Gap(double goods, double bads) {
    static Gap of(Sample sample, IntPredicate counted, IntPredicate some) {
      int[] all = new int[2];
      int[] found = new int[2];
      IntStream.range(0, sample.size())
          .filter(counted)
          .forEach(
              row -> {
                int side = sample.isBad(row) ? 1 : 0;
                all[side]++;
                found[side] += some.test(row) ? 1 : 0;
              });
      // A class without such rows says nothing: both shares read 0.
      return all[0] == 0 || all[1] == 0
          ? new Gap(0, 0)
          : new Gap((double) found[0] / all[0], (double) found[1] / all[1]);
    }

    double width() {
      return Math.abs(goods - bads);
    }

    String note(String what) {
      return String.format(
          Locale.ROOT, "%s: %.1f %% of goods, %.1f %% of bads", what, 100 * goods, 100 * bads);
    }
  }

  private static Set<String> suspects(List<Evidence> evidence) {
    return evidence.stream()
        .filter(one -> one.verdict() == Verdict.SUSPECT)
        .map(Evidence::column)
        .collect(Collectors.toSet());
  }

  /** Refitting is dear: only what another detector named, and what the model leans on most. */
  private static List<Feature> toDrop(Set<String> named, List<Feature> features, FittedTrees full) {
    if (features.size() == 1) {
      return List.of();
    }
    Map<String, Double> gain = full.fit().trees().gainShares();
    Set<String> dropped = new HashSet<>(named);
    features.stream()
        .map(Feature::name)
        .sorted(Comparator.comparingDouble((String name) -> -gain.get(name)))
        .limit(MOST_GAIN)
        .forEach(dropped::add);
    return features.stream().filter(feature -> dropped.contains(feature.name())).toList();
  }

  private static Evidence dropOne(
      TrainSet train, Sample test, Feature feature, Recipe recipe, double fullAuc) {
    TrainSet rest = new TrainSet(train.sample().without(List.of(feature)));
    try (FittedTrees trees = FittedTrees.of(rest, recipe)) {
      double auc = Discrimination.auc(test.bads(), trees.margins(test.without(List.of(feature))));
      return judge(
          feature,
          Detector.DROP_ONE,
          fullAuc - auc,
          String.format(Locale.ROOT, "TEST AUC %.4f with it, %.4f without", fullAuc, auc));
    }
  }

  private static Evidence judge(Feature feature, Detector detector, double value, String note) {
    Verdict verdict = value >= detector.bound() ? Verdict.SUSPECT : Verdict.CLEAR;
    return new Evidence(feature.name(), detector, value, verdict, note);
  }
}
