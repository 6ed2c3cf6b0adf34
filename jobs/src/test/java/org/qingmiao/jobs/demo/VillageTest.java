// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.qingmiao.geo.CoordinateChange;
import org.qingmiao.geo.CoordinateSystem;

/** Where the fields of the county lie. */
class VillageTest {
  private static final County COUNTY = new County(1069, 1);

  /** GeoTools computes the same projection by other series; 1e-9 of a degree is a tenth of a mm. */
  @ParameterizedTest
  @CsvSource({"500000, 4040000", "440000, 3985000", "560000, 4040000", "500000, 3800000"})
  void liesInUtmAsOthersComputeIt(double x, double y) {
    Coordinate expected =
        CoordinateChange.between(CoordinateSystem.utmAt(117, 36), CoordinateSystem.WGS84).of(x, y);
    UtmPlane.Place place = UtmPlane.place(x, y);
    assertThat(place.lon()).isCloseTo(expected.x, within(1e-9));
    assertThat(place.lat()).isCloseTo(expected.y, within(1e-9));
  }

  @Test
  void givesEachFieldItsAreaAndNoneTheLandOfAnother() {
    for (int number = 0; number < 40; number++) {
      Village village = Village.of(COUNTY, number);
      List<Envelope> boxes =
          village.fields().stream()
              .map(f -> new Envelope(f.left(), f.left() + f.width(), f.top(), f.top() + f.depth()))
              .toList();
      for (int i = 0; i < boxes.size(); i++) {
        Village.Field field = village.fields().get(i);
        double ha = Farm.of(COUNTY, field.enterprise()).parcelHa().get(field.parcel());
        assertThat(boxes.get(i).getArea()).isCloseTo(10_000 * ha, within(1e-6));
        assertThat(boxes.get(i).getMaxX()).isLessThanOrEqualTo(Village.BREADTH_M);
        for (Envelope other : boxes.subList(0, i)) {
          assertThat(boxes.get(i).intersects(other)).isFalse();
        }
      }
    }
  }

  /** A village is at most 6 km deep, or it would lie on the one south of it. */
  @Test
  void hasRoomForAllFarms() {
    int fields = 0;
    for (int number = 0; number < 40; number++) {
      Village village = Village.of(COUNTY, number);
      fields += village.fields().size();
      assertThat(village.depth()).isLessThan(6_000);
    }
    int parcels = 0;
    for (int index = 0; index < COUNTY.size(); index++) {
      parcels += COUNTY.firm(index).farm().map(farm -> farm.parcelHa().size()).orElse(0);
    }
    assertThat(fields).isEqualTo(parcels);
  }
}
