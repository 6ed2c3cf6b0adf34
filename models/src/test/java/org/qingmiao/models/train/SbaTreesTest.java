// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.SbaBook;
import org.qingmiao.models.evaluate.Discrimination;

/** The trees and the leak guard on 30,000 real loans. */
class SbaTreesTest {

  private static final LeakGuard.Settings NOBODY_WAIVES =
      new LeakGuard.Settings(List.of(), LocalDate.of(2014, 12, 31));

  @Test
  void ranksAsTheReferenceAddsUpAndKeepsEveryDirection() {
    SbaBook book = SbaBook.read();
    Sample train = book.segment(Split.Segment.TRAIN);
    Sample test = book.segment(Split.Segment.TEST);
    Sample oot = book.segment(Split.Segment.OOT);
    // golden/credit_split.csv
    assertThat(List.of(train.size(), test.size(), oot.size()))
        .containsExactly(13_259, 4_430, 5_054);
    assertThat(train.badRate()).isCloseTo(0.141995868, within(1e-9));

    try (FittedTrees trees = FittedTrees.of(TrainSet.of(train, 200), Recipe.DEFAULT)) {
      // golden/credit_reference.csv, sba_mono: measured 0.7568 and 0.6831
      assertThat(Discrimination.auc(test.bads(), trees.margins(test))).isBetween(0.745, 0.82);
      assertThat(Discrimination.auc(oot.bads(), trees.margins(oot))).isGreaterThanOrEqualTo(0.66);
      assertThat(trees.fit().baseScore()).isEqualTo(0.141996);

      FeatureMatrix rows = trees.encoder().encode(test).matrix();
      float[] margins = trees.fit().trees().margins(rows);
      float[][] phi = trees.fit().trees().contributions(rows);
      for (int row = 0; row < margins.length; row++) {
        double sum = 0;
        for (float one : phi[row]) {
          sum += one;
        }
        assertThat(sum).isCloseTo(margins[row], within(1e-5)); // credit section 6, line 7
      }

      List<Monotonicity.Sweep> sweeps =
          Monotonicity.sweep(
              trees.fit().trees(), train.features(), trees.encoder().encode(train).matrix(), rows);
      assertThat(sweeps).hasSize(6).allMatch(sweep -> sweep.violations() == 0);
    }
  }

  @Test
  void findsNothingToSuspectInTheHonestFeatures() {
    SbaBook book = SbaBook.read();
    List<Evidence> evidence = guard(book);

    assertThat(evidence).noneMatch(one -> one.verdict() != Evidence.Verdict.CLEAR);
    // Early eras did not collect it (credit 4.15: 0.294 over the whole file).
    assertThat(evidence)
        .filteredOn(one -> one.column().equals("urban_rural"))
        .filteredOn(one -> one.detector() == Evidence.Detector.MISSINGNESS)
        .singleElement()
        .satisfies(one -> assertThat(one.value()).isBetween(0.2, 0.4));
  }

  @Test
  void namesTheFinalTermAndNothingElse() {
    SbaBook book = SbaBook.withTerm();
    LeakSuspicion suspicion = catchThrowableOfType(LeakSuspicion.class, () -> guard(book));

    List<Evidence> suspects =
        suspicion.evidence().stream()
            .filter(one -> one.verdict() == Evidence.Verdict.SUSPECT)
            .toList();
    assertThat(suspects).extracting(Evidence::column).containsOnly("term");
    Set<Evidence.Detector> detectors =
        suspects.stream().map(Evidence::detector).collect(Collectors.toSet());
    assertThat(detectors)
        .contains(
            Evidence.Detector.UNIVARIATE, Evidence.Detector.HEAPING, Evidence.Detector.DROP_ONE);
  }

  private static List<Evidence> guard(SbaBook book) {
    TrainSet train = TrainSet.of(book.segment(Split.Segment.TRAIN), TrainSet.MIN_BADS);
    Sample test = book.segment(Split.Segment.TEST);
    try (FittedTrees full = FittedTrees.of(train, Recipe.DEFAULT)) {
      return LeakGuard.require(train, test, full, Recipe.DEFAULT, NOBODY_WAIVES);
    }
  }
}
