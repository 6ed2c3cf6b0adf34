// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.SmallBook;

class CategoryEncoderTest {

  @Test
  void weighsALevelByItsSmoothedShares() {
    // B = 4 bads, G = 6 goods, N = 10; farm has b = 1, g = 4:
    // ln(((1 + 20*4/10)/4) / ((4 + 20*6/10)/6)) = ln(2.25 / 2.666667) = -0.169899
    CategoryEncoder encoder = CategoryEncoder.fit(new TrainSet(tenRows()));
    assertThat(encoder.encode("sector", "farm")).isCloseTo(Math.log(27.0 / 32), within(1e-15));
    assertThat(encoder.levels("sector").get("farm").bads()).isEqualTo(1);
    assertThat(encoder.levels("sector").get("farm").goods()).isEqualTo(4);
  }

  @Test
  void takesALevelThatTrainNeverSawForMissingAndCountsIt() {
    CategoryEncoder encoder = CategoryEncoder.fit(new TrainSet(tenRows()));
    assertThat(encoder.encode("sector", "mine")).isNaN();
    assertThat(encoder.isUnseen("sector", "mine")).isTrue();
    assertThat(encoder.encode("sector", "")).isNaN();
    assertThat(encoder.isUnseen("sector", "")).isFalse();

    Sample other = rows(new boolean[] {false, true}, new String[] {"mine", ""});
    CategoryEncoder.Encoded encoded = encoder.encode(other);
    assertThat(encoded.unseen()).isEqualTo(Map.of("sector", 1));
    assertThat(encoded.matrix().at(0, 0)).isNaN();
    assertThat(encoded.matrix().at(1, 0)).isNaN();
  }

  @Test
  void comesBackFromJsonBitForBit() {
    CategoryEncoder encoder = CategoryEncoder.fit(TrainSet.of(SmallBook.of(1_000, 5), 200));
    byte[] json = CanonicalJson.write(encoder.parameters());
    CategoryEncoder read = CategoryEncoder.from(CanonicalJson.read(json));
    assertThat(CanonicalJson.write(read.parameters())).isEqualTo(json);
    assertThat(read.levels("sector")).isEqualTo(encoder.levels("sector"));
  }

  @Test
  void doesNotDependOnCaseWeights() {
    Sample sample = SmallBook.of(1_000, 5);
    assertThat(CategoryEncoder.fit(new TrainSet(sample.weightedByClass(1, 1))).parameters())
        .isEqualTo(CategoryEncoder.fit(new TrainSet(sample)).parameters());
  }

  @Test
  void namesACategoryItDoesNotKnow() {
    CategoryEncoder encoder = CategoryEncoder.fit(new TrainSet(tenRows()));
    assertThatThrownBy(() -> encoder.encode("state", "CA"))
        .hasMessage("encoder: no category state, it has [sector]");
  }

  private static Sample tenRows() {
    boolean[] bad = {true, false, false, false, false, true, true, true, false, false};
    String[] sector = new String[10];
    Arrays.fill(sector, 0, 5, "farm");
    Arrays.fill(sector, 5, 9, "trade");
    sector[9] = null;
    return rows(bad, sector);
  }

  private static Sample rows(boolean[] bad, String[] sector) {
    String[] keys = new String[bad.length];
    LocalDate[] asOf = new LocalDate[bad.length];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = "firm-" + row;
      asOf[row] = LocalDate.of(2024, 6, 30);
    }
    return Sample.of(List.of(SmallBook.SECTOR))
        .keys(keys, asOf, keys, new int[bad.length])
        .outcomes(bad)
        .category("sector", sector)
        .build();
  }
}
