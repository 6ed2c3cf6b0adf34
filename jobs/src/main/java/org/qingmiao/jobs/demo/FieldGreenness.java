// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * How green a field is on a day: its true NDVI.
 *
 * <pre>
 * v(day) = 0.18 + (peak - 0.18) exp(-((day of year - top) / width)^2 / 2), of several tops the most
 * peak   = min(0.85, 0.72 exp(0.06 y)), half of it where the crop failed, 0.22 where it lay fallow
 * top    = day of the crop + 5 n
 * </pre>
 *
 * <p>y is the harvest of the farm and the year; one field in twenty lies fallow in a year. Days and
 * heights are round numbers of the right size, not statistics.
 */
final class FieldGreenness {
  private static final double SOIL = 0.18;
  private static final double FALLOW_PEAK = 0.22;
  private static final double FALLOW_SHARE = 0.05;
  private static final double MOST = 0.85;

  private final County county;
  private final Village.Field field;
  private final Farm farm;

  FieldGreenness(County county, Village.Field field) {
    this.county = county;
    this.field = field;
    this.farm = Farm.of(county, field.enterprise());
  }

  /** The farm that works it. */
  Firm firm() {
    return county.firm(field.enterprise());
  }

  /** What the season was like. */
  enum Fate {
    FALLOW,
    FAILED,
    GROWN
  }

  /** The fate of a year. */
  Fate fate(int year) {
    boolean isFallow = chance("fallow", year).happens(FALLOW_SHARE);
    return isFallow ? Fate.FALLOW : farm.failed(year) ? Fate.FAILED : Fate.GROWN;
  }

  /** Highest NDVI of a year. */
  double peak(int year) {
    double grown = Math.min(MOST, 0.72 * StrictMath.exp(0.06 * farm.harvest(year)));
    return switch (fate(year)) {
      case FALLOW -> FALLOW_PEAK;
      case FAILED -> grown / 2;
      case GROWN -> grown;
    };
  }

  /** NDVI on a day. */
  double on(LocalDate day) {
    double shift = 5 * chance("season", day.getYear()).normal();
    double most = 0;
    for (int top : tops()) {
      double from = (day.getDayOfYear() - top - shift) / width();
      most = Math.max(most, StrictMath.exp(-from * from / 2));
    }
    return SOIL + (peak(day.getYear()) - SOIL) * most;
  }

  private List<Integer> tops() {
    return switch (farm.crop()) {
      case RICE -> List.of(212);
      case WHEAT -> List.of(128);
      case MAIZE -> List.of(205);
      case VEGETABLES -> List.of(140, 232);
    };
  }

  private double width() {
    return farm.crop() == Farm.Crop.VEGETABLES ? 18 : 28;
  }

  private Chance chance(String kind, int year) {
    return county.chance("field " + kind, field.enterprise(), field.parcel(), year);
  }
}
