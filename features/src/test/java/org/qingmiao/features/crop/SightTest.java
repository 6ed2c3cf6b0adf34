// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Which of two scenes of one day tells of a parcel (geo specification, 4.5). */
class SightTest {

  /**
   * From more nearly above, then less clouded, then by name; but one must show something, and more
   * than a strip at the border of its tile.
   */
  @Test
  void prefersTheNearerViewThenTheClearerThenTheName() {
    Sight best = sight("B", true, 3, 0.1, 0.9995);
    for (Sight worse :
        List.of(
            sight("A", true, 8, 0, 1),
            sight("A", true, 3, 0.2, 1),
            sight("C", true, 3, 0.1, 1),
            sight("A", true, Double.NaN, 0, 1),
            sight("A", true, 2, 0, 0.4),
            sight("A", false, 2, 0, 1))) {
      assertThat(best.orBetter(worse)).isSameAs(best);
      assertThat(worse.orBetter(best)).isSameAs(best);
    }
  }

  private static Sight sight(
      String scene, boolean isUsable, double viewZenith, double cloudShare, double insideShare) {
    Instant sensed = Instant.parse("2024-05-04T02:55:00Z");
    return new Sight(
        "field",
        0,
        scene,
        0,
        sensed,
        sensed,
        isUsable,
        0.6,
        100,
        OptionalDouble.empty(),
        viewZenith,
        cloudShare,
        insideShare);
  }
}
