// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.define.Feature;
import org.qingmiao.models.SmallBook;
import org.qingmiao.models.evaluate.Discrimination;
import org.qingmiao.models.evaluate.Metric;
import org.qingmiao.models.train.Split.Segment;

class AblationTest {
  private static final Recipe RECIPE = Recipe.DEFAULT.withRounds(40);
  private static final TrainSet TRAIN = new TrainSet(SmallBook.of(3_000, 1));
  private static final Sample TEST = SmallBook.of(2_000, 2);

  /** The truth of the book: debt and rent raise the risk, noise has nothing to do with it. */
  @Test
  void losesWhatAGroupKnowsAndNothingWithoutNoise() {
    Map<String, Metric> lost = lost(Map.of(Segment.TEST, TEST), groups());
    Metric burden = lost.get("burden");
    assertThat(burden.metric()).isEqualTo("auc_lost_test");
    assertThat(burden.ciLow()).isGreaterThan(0.05);
    assertThat(burden.n()).isEqualTo(2_000);
    assertThat(burden.bads()).isEqualTo(TEST.badCount());
    Metric noise = lost.get("noise");
    assertThat(noise.ciLow()).isNegative();
    assertThat(noise.value()).isCloseTo(0, within(0.01));
    assertThat(burden.value()).isGreaterThan(10 * Math.abs(noise.value()));
  }

  @Test
  void withoutAnyFeatureAllRowsRankAlike() {
    Map<String, Metric> lost = lost(Map.of(Segment.TEST, TEST), Map.of("book", SmallBook.FEATURES));
    try (FittedTrees all = FittedTrees.of(TRAIN, RECIPE)) {
      double auc = Discrimination.auc(TEST.bads(), all.margins(TEST));
      assertThat(lost.get("book").value()).isEqualTo(auc - 0.5, within(1e-12));
    }
  }

  /** A day of open applications has nothing to be ranked against. */
  @Test
  void segmentWithoutBadsHasNoMetric() {
    Sample goods = TEST.where(row -> !TEST.isBad(row));
    assertThat(lost(Map.of(Segment.OOT, goods), groups())).isEmpty();
  }

  private static Map<String, List<Feature>> groups() {
    Map<String, List<Feature>> groups = new LinkedHashMap<>();
    groups.put("burden", List.of(SmallBook.DEBT, SmallBook.RENT));
    groups.put("noise", List.of(SmallBook.NOISE));
    return groups;
  }

  private static Map<String, Metric> lost(
      Map<Segment, Sample> unseen, Map<String, List<Feature>> groups) {
    return Ablation.of(TRAIN, unseen, RECIPE, groups).stream()
        .collect(Collectors.toMap(Metric::segment, Function.identity()));
  }
}
