// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;

/**
 * One version of a parcel, as somebody declared to work it.
 *
 * @param borrower token of who works it
 * @param stands whether the version states the outline rather than withdrawing it
 * @param until last day, where it has one
 * @param known when it came to be known here
 * @param declaredM2 area as declared, in square metres
 * @param lonLat the outline in degrees
 * @param crop as declared, where something was
 */
record Holding(
    String parcel,
    long version,
    String borrower,
    boolean stands,
    LocalDate from,
    Optional<LocalDate> until,
    Instant registered,
    Instant known,
    double areaM2,
    OptionalDouble declaredM2,
    Geometry lonLat,
    Optional<String> crop) {

  /** Parcel by parcel, each from its oldest version to its newest. */
  static final Comparator<Holding> BY_VERSION =
      Comparator.comparing(Holding::parcel)
          .thenComparing(Holding::version)
          .thenComparing(Holding::known);

  /** Whether it holds on a day, as far as it itself says. */
  boolean holdsOn(LocalDate day) {
    return stands && !from.isAfter(day) && until.map(last -> !last.isBefore(day)).orElse(true);
  }
}
