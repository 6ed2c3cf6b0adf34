// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.models.Golden;

class ScoreScaleTest {

  static Stream<Golden> cases() {
    return Golden.read("credit_scaling.csv");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scalesAndGrades(Golden golden) {
    double pd = golden.number("pd");
    Score score = ScoreScale.DEFAULT.score(pd);
    assertThat(score.raw()).isCloseTo(golden.number("raw_score"), within(1e-6));
    assertThat(score.points()).isEqualTo((int) golden.number("score"));
    assertThat(score.clipped()).isEqualTo(Boolean.parseBoolean(golden.text("clipped")));
    assertThat(Grade.of(pd)).hasToString(golden.text("grade"));
  }

  @Test
  void keepsFullPrecision() {
    // The header of credit_scaling.csv.
    assertThat(ScoreScale.DEFAULT.factor()).isCloseTo(28.85390081777927, within(1e-13));
    assertThat(ScoreScale.DEFAULT.offset()).isCloseTo(487.1228762045055, within(1e-12));
  }

  @Test
  void clipsCertainties() {
    assertThat(ScoreScale.DEFAULT.score(0).points()).isEqualTo(850);
    assertThat(ScoreScale.DEFAULT.score(1))
        .isEqualTo(new Score(Double.NEGATIVE_INFINITY, 300, true));
  }

  @Test
  void givesALowerBoundToItsBand() {
    // Upper bounds 0.0003 * 2^k for k = 1 to 11.
    for (int k = 1; k <= 11; k++) {
      double bound = 0.0003 * (1 << k);
      assertThat(Grade.of(Math.nextDown(bound)).ordinal()).isEqualTo(k - 1);
      assertThat(Grade.of(bound).ordinal()).isEqualTo(k);
    }
    assertThat(Grade.of(1)).isEqualTo(Grade.D3);
  }

  @Test
  void neverRisesWithThePd() {
    int before = Integer.MAX_VALUE;
    for (double pd = 0; pd <= 1; pd += 0.0001) {
      int points = ScoreScale.DEFAULT.score(pd).points();
      assertThat(points).isLessThanOrEqualTo(before);
      before = points;
    }
  }

  @Test
  void hintsByThePdAlone() {
    Cutoffs sba = new Cutoffs(0.15, 0.35);
    assertThat(sba.of(0.1499)).isEqualTo(Hint.APPROVE);
    assertThat(sba.of(0.15)).isEqualTo(Hint.REVIEW);
    assertThat(sba.of(0.35)).isEqualTo(Hint.DECLINE);
    assertThatThrownBy(() -> new Cutoffs(0.4, 0.3))
        .hasMessage(
            "cutoffs: approve_below is 0.4 and decline_from is 0.3, expected 0 < approve_below <= decline_from <= 1");
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> ScoreScale.DEFAULT.score(Double.NaN))
        .hasMessage("score: pd is NaN, expected 0 to 1");
    assertThatThrownBy(() -> Grade.of(1.5)).hasMessage("grade: pd is 1.5, expected 0 to 1");
  }
}
