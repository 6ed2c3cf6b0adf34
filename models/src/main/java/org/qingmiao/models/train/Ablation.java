// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.features.define.Feature;
import org.qingmiao.models.evaluate.DeLong;
import org.qingmiao.models.evaluate.Metric;

/**
 * What each group of features adds to a model: the trees are grown again without it, by the same
 * recipe on the same rows, and rank the same rows that no tree has seen (leave one group out).
 *
 * <p>Two groups that say the same stand in for each other, so each alone costs little; what is lost
 * without single groups does not add up to what all of them give.
 */
public final class Ablation {

  private Ablation() {}

  /**
   * The metric {@code auc_lost_<segment>} of each group: AUC with all features minus AUC without
   * the group's, in [-1, 1], with the 95 % interval of the difference (DeLong, DeLong and
   * Clarke-Pearson 1988). A segment with fewer than two bad or two good rows has none.
   *
   * @param train rows that the trees grow on
   * @param unseen rows to rank, by segment
   * @param recipe of the trees
   * @param groups features that are left out together, each among those of {@code train}
   */
  public static List<Metric> of(
      TrainSet train,
      Map<Split.Segment, Sample> unseen,
      Recipe recipe,
      Map<String, List<Feature>> groups) {
    Map<Split.Segment, Sample> ranked = new EnumMap<>(unseen);
    ranked.values().removeIf(rows -> rows.badCount() < 2 || rows.size() - rows.badCount() < 2);
    Map<Split.Segment, double[]> all = margins(train, ranked, recipe, List.of());
    List<Metric> lost = new ArrayList<>();
    groups.forEach(
        (group, features) ->
            margins(train, ranked, recipe, features)
                .forEach(
                    (segment, rest) ->
                        lost.add(
                            lost(group, segment, ranked.get(segment), all.get(segment), rest))));
    return lost;
  }

  /** The log-odds of rows by trees that know nothing of some features. */
  private static Map<Split.Segment, double[]> margins(
      TrainSet train, Map<Split.Segment, Sample> unseen, Recipe recipe, List<Feature> without) {
    Map<Split.Segment, double[]> margins = new EnumMap<>(Split.Segment.class);
    Sample rest = train.sample().without(without);
    if (rest.features().isEmpty()) {
      // A model of no feature ranks all rows alike.
      unseen.forEach((segment, rows) -> margins.put(segment, new double[rows.size()]));
      return margins;
    }
    try (FittedTrees trees = FittedTrees.of(new TrainSet(rest), recipe)) {
      unseen.forEach((segment, rows) -> margins.put(segment, trees.margins(rows.without(without))));
    }
    return margins;
  }

  private static Metric lost(
      String group, Split.Segment segment, Sample rows, double[] all, double[] rest) {
    DeLong auc = DeLong.compare(rows.bads(), all, rest);
    return Metric.of(
        "auc_lost_" + segment.name().toLowerCase(Locale.ROOT),
        group,
        auc.aucA() - auc.aucB(),
        Optional.of(auc.difference()),
        rows.size(),
        rows.badCount());
  }
}
