// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.geo.Golden;

class SavitzkyGolayTest {

  static List<Golden> weights() {
    return Golden.rows("geo_savgol.csv");
  }

  @ParameterizedTest
  @MethodSource("weights")
  void weightsAreTheExactFractions(Golden row) {
    int window = row.whole("window");
    double[] weights = SavitzkyGolay.of(window).weights(row.whole("eval_offset"));
    for (int i = 0; i < window; i++) {
      assertThat(weights[i]).isCloseTo(row.number("n" + i) / row.number("den"), within(1e-12));
    }
  }

  @Test
  void aParabolaComesBackEverywhere() {
    SplittableRandom random = new SplittableRandom(11);
    for (int n = 7; n < 80; n++) {
      double a = random.nextDouble(-1, 1);
      double b = random.nextDouble(-1, 1) / n;
      double c = random.nextDouble(-1, 1) / n / n;
      double[] parabola = IntStream.range(0, n).mapToDouble(x -> a + b * x + c * x * x).toArray();
      assertThat(SavitzkyGolay.SERIES.smooth(parabola)).containsExactly(parabola, within(1e-12));
    }
  }

  @Test
  void theEnvelopeIsThatOfTheGoldenSeries() throws Exception {
    JsonNode golden = GoldenSeries.json().get("smoothing");
    double[] raw = GoldenSeries.numbers(golden.get("raw"));
    assertThat(SavitzkyGolay.SERIES.smooth(raw))
        .containsExactly(GoldenSeries.numbers(golden.get("sg0")), within(1e-9));
    assertThat(SavitzkyGolay.SERIES.upperEnvelope(raw))
        .containsExactly(GoldenSeries.numbers(golden.get("smoothed")), within(1e-9));
  }

  @Test
  void whatCannotBeSmoothedIsRefused() {
    assertThatThrownBy(() -> SavitzkyGolay.SERIES.smooth(new double[6]))
        .hasMessage("series of 6 values, expected 7 or more");
    assertThatThrownBy(() -> SavitzkyGolay.of(4))
        .hasMessage("window of 4, expected an odd number of 3 or more");
  }
}
