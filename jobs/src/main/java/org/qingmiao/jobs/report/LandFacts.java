// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.qingmiao.jobs.report.text.Origin;

/**
 * One row of publish.land_card with its rows of publish.parcel_card and publish.parcel_curve.
 *
 * @param asOf business date
 * @param known day of the newest news of it
 * @param parcelCount parcels that stand
 * @param ndviReason why crops cannot be compared; SEEN where they can
 * @param parcels the largest, the first of them the largest
 * @param origin the row of the land
 */
record LandFacts(
    LocalDate asOf,
    LocalDate known,
    long parcelCount,
    Optional<Double> areaHa,
    Optional<Double> declaredHa,
    Optional<Double> areaGap,
    Optional<Double> overlap,
    Optional<Double> usable,
    String ndviReason,
    Optional<Sentence> reason,
    List<Parcel> parcels,
    Origin origin) {

  LandFacts {
    parcels = List.copyOf(parcels);
  }

  /** A sentence of the reason catalogue. */
  record Sentence(String code, String zh, String en) {}

  /**
   * One parcel.
   *
   * @param number 1 for the largest
   * @param crop as declared; empty where nothing was
   * @param outline in metres from its own corner
   * @param sight what the newest clear scene says of it
   * @param picture the cells of that scene
   * @param dekad the newest dekad that a scene showed
   * @param events in order of time
   * @param curve the dekads of its year
   * @param origin its row
   */
  record Parcel(
      long number,
      Optional<String> crop,
      double areaHa,
      Optional<Double> declaredHa,
      Geometry outline,
      Optional<Sight> sight,
      Optional<Picture> picture,
      Optional<Dekad> dekad,
      String comparison,
      Optional<Sentence> reason,
      List<Event> events,
      List<CurvePoint> curve,
      Origin origin) {

    Parcel {
      events = List.copyOf(events);
      curve = List.copyOf(curve);
    }
  }

  /** What a scene says of a parcel; {@code mean} is empty where the grade is D. */
  record Sight(LocalDate day, String grade, double validShare, Optional<Double> mean) {}

  /**
   * The cells of a scene around a parcel.
   *
   * @param west of its edge, in metres from the parcel's corner
   * @param north of its edge, in metres from the parcel's corner
   * @param steps of the cells by rows, 0 to 8, and 9 where nothing can be seen
   * @param stepCells how many cells have each of the ten
   */
  record Picture(
      int columns,
      int rows,
      double cellWidth,
      double cellHeight,
      double west,
      double north,
      List<Integer> steps,
      List<Long> stepCells) {

    Picture {
      steps = List.copyOf(steps);
      stepCells = List.copyOf(stepCells);
    }
  }

  /** The newest dekad that was seen; {@code name} as in 2024-20. */
  record Dekad(String name, double value, Optional<Double> madZ, Optional<Double> peerZ) {}

  /** What happened; {@code slot} is its place in the list. */
  record Event(LocalDate day, String kind, Optional<Double> value, int slot) {}

  /** One dekad of the curve; each of its three parts may be missing. */
  record CurvePoint(
      String dekad,
      long number,
      Optional<Double> value,
      Optional<Band> usual,
      Optional<Band> peers,
      long pastValues,
      long peerParcels,
      Origin origin) {}

  /** A median with two robust deviations to either side. */
  record Band(double middle, double low, double high) {}
}
