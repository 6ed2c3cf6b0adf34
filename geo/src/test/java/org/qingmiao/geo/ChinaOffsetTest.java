// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;

class ChinaOffsetTest {

  static List<Golden> vectors() {
    return Golden.rows("geo_datum.csv");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void shiftsAsTheMapsDoAndBack(Golden row) {
    Coordinate place = new Coordinate(row.number("wgs_lon"), row.number("wgs_lat"));
    Coordinate gcj = new Coordinate(row.number("gcj_lon"), row.number("gcj_lat"));
    Coordinate bd = new Coordinate(row.number("bd_lon"), row.number("bd_lat"));
    assertSame(ChinaOffset.GCJ_02.ofTrue(place), gcj, 1e-9);
    assertSame(ChinaOffset.BD_09.ofTrue(place), bd, 1e-9);
    assertSame(ChinaOffset.GCJ_02.toTrue(gcj), place, 1e-8);
    assertSame(ChinaOffset.BD_09.toTrue(bd), place, 1e-8);
  }

  private static void assertSame(Coordinate actual, Coordinate expected, double degrees) {
    assertThat(actual.x).isCloseTo(expected.x, within(degrees));
    assertThat(actual.y).isCloseTo(expected.y, within(degrees));
  }

  /** The shift is 19 to 696 m over China (geo.md, 4.10); BD-09 adds about 900 m. */
  @ParameterizedTest
  @EnumSource
  void theWayThereAndBackIsExactAllOverChina(ChinaOffset offset) {
    SplittableRandom random = new SplittableRandom(20240501);
    for (int i = 0; i < 20_000; i++) {
      Coordinate place = new Coordinate(random.nextDouble(74, 135), random.nextDouble(18, 53));
      Coordinate shown = offset.ofTrue(place);
      double shift = GeodesicDistance.between(place.x, place.y, shown.x, shown.y);
      assertThat(shift).isBetween(15.0, 2_000.0);
      Coordinate back = offset.toTrue(shown);
      assertThat(GeodesicDistance.between(place.x, place.y, back.x, back.y)).isLessThan(1e-4);
    }
  }

  /** Just inside the box's western edge, 72.004, the shift is over 100 m to the west or east. */
  @Test
  void whereNoPlaceIsShownTheAnswerIsRefused() {
    Coordinate inside = new Coordinate(72.004, 40);
    Coordinate shown = ChinaOffset.GCJ_02.ofTrue(inside);
    Coordinate inTheGap = new Coordinate((inside.x + shown.x) / 2, shown.y);
    assertThatThrownBy(() -> ChinaOffset.GCJ_02.toTrue(inTheGap))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.fault()).isEqualTo(Fault.DATUM_EDGE))
        .hasMessageContaining("no true place is shown at 72.00");
  }
}
