// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.qingmiao.geo.raster.SpectralIndex.EVI2;
import static org.qingmiao.geo.raster.SpectralIndex.NDMI;
import static org.qingmiao.geo.raster.SpectralIndex.NDVI;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.qingmiao.geo.season.Dekad;

/** A course holds what was known, and what is usual also where nothing was seen yet. */
class ParcelCourseTest {
  private static final Instant KNOWN = Instant.parse("2022-07-10T15:59:59Z");

  /** 0.60 and 0.62 in July of 2019 to 2021: median 0.61; in 2022 one dekad, of 0.55. */
  @Test
  void holdsADekadAgainstItsPast() {
    List<Sight> sights = past();
    sights.add(sight("now", LocalDate.of(2022, 7, 5), 0.55, true));
    sights.add(sight("hazy", LocalDate.of(2022, 7, 6), 0.15, false));
    ParcelCourse course = ParcelCourse.of(NDVI, sights, KNOWN);
    ParcelCourse.Week week = week(course, new Dekad(2022, 19));
    assertThat(week.value()).contains(0.55);
    assertThat(week.own().orElseThrow().madZ()).isCloseTo((0.55 - 0.61) / 0.02, within(1e-9));
  }

  /** Dekad 20 is still to come on 10 July; its neighbours' past is known. */
  @Test
  void tellsWhatIsUsualOnDaysToCome() {
    ParcelCourse course = ParcelCourse.of(NDVI, past(), KNOWN);
    ParcelCourse.Week week = week(course, new Dekad(2022, 20));
    assertThat(week.value()).isEmpty();
    assertThat(week.own()).isEmpty();
    assertThat(week.past().orElseThrow().median()).isCloseTo(0.61, within(1e-12));
    assertThat(course.weeks()).noneMatch(w -> w.dekad().number() < 18 || w.dekad().number() > 21);
  }

  /** What was taken or had later changes no part of it. */
  @Test
  void restsOnNothingThatCameLater() {
    List<Sight> sights = past();
    ParcelCourse before = ParcelCourse.of(NDVI, sights, KNOWN);
    sights.add(sight("later", LocalDate.of(2022, 7, 12), 0.05, true));
    assertThat(ParcelCourse.of(NDVI, sights, KNOWN)).isEqualTo(before);
  }

  @Test
  void isEmptyWhereNothingUsableWasSeen() {
    ParcelCourse course =
        ParcelCourse.of(NDVI, List.of(sight("hazy", LocalDate.of(2022, 7, 6), 0.15, false)), KNOWN);
    assertThat(course.series().values()).isEmpty();
    assertThat(course.weeks()).isEmpty();
    assertThat(course.seasons()).isEmpty();
  }

  /**
   * A year that rises from 0.2 to 0.8 and falls again is a season of leaves, of water it is none.
   */
  @Test
  void readsSeasonsFromLeavesAlone() {
    List<Sight> year = new ArrayList<>();
    for (LocalDate day = LocalDate.of(2021, 1, 5); day.getYear() == 2021; day = day.plusDays(10)) {
      double height = Math.sin(Math.PI * day.getDayOfYear() / 365);
      year.add(sight("of " + day, day, 0.2 + 0.6 * height * height, true));
    }
    ParcelCourse leaves = ParcelCourse.of(EVI2, year, KNOWN);
    ParcelCourse water = ParcelCourse.of(NDMI, year, KNOWN);
    assertThat(leaves.seasons()).hasSize(1);
    assertThat(water.seasons()).isEmpty();
    assertThat(water.series()).isEqualTo(leaves.series());
  }

  private static ParcelCourse.Week week(ParcelCourse course, Dekad dekad) {
    return course.weeks().stream().filter(w -> w.dekad().equals(dekad)).findFirst().orElseThrow();
  }

  private static List<Sight> past() {
    List<Sight> sights = new ArrayList<>();
    for (int year = 2019; year <= 2021; year++) {
      sights.add(sight("early" + year, LocalDate.of(year, 7, 5), 0.60, true));
      sights.add(sight("late" + year, LocalDate.of(year, 7, 15), 0.62, true));
    }
    return sights;
  }

  private static Sight sight(String scene, LocalDate day, double mean, boolean isUsable) {
    Instant sensed = day.atTime(3, 0).toInstant(ZoneOffset.UTC);
    return new Sight(
        "A",
        0,
        scene,
        0,
        sensed,
        sensed.plusSeconds(86_400),
        isUsable,
        mean,
        50,
        OptionalDouble.empty(),
        4,
        0,
        1);
  }
}
