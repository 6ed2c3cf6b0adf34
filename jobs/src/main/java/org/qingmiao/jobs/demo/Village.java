// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Twenty-five farms whose fields lie together, so that one scene shows them all.
 *
 * <p>Fields lie side by side along canals, in the order of their farms. A field is as deep as it is
 * wide, up to the depth of a shelf; a larger one is a long strip:
 *
 * <pre>
 *   north-west corner
 *   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~  canal, 20 m
 *   ┌────┐ ┌──────────────┐ ┌──┐       shelf, 200 m
 *   │    │ │              │ └──┘
 *   └────┘ └──────────────┘            fields 10 m apart
 *   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
 * </pre>
 *
 * @param number from 0, in the order of the farms
 * @param fields of all its farms
 */
record Village(int number, List<Field> fields) {
  /** Breadth of a village, metres. */
  static final int BREADTH_M = 2240;

  /** Depth of a shelf of fields. */
  static final int SHELF_M = 200;

  /** Breadth of the canal north of each shelf. */
  static final int CANAL_M = 20;

  /** Farms of a village. */
  static final int FARMS = 25;

  private static final int GAP_M = 10;
  private static final int HECTARE_M2 = 10_000;

  /** Villages lie in rows of twenty, 6 km apart, on both sides of the meridian. */
  private static final int VILLAGES_OF_ROW = 20;

  private static final int DISTANCE_M = 6_000;
  private static final double NORTH_EDGE = 4_040_000;

  /** Farther south the county has no villages; their farms have no outlines. */
  private static final int MOST_VILLAGES = 40 * VILLAGES_OF_ROW;

  /**
   * A parcel on the ground.
   *
   * @param enterprise place of its farm in the county
   * @param parcel its number within the farm, from 0
   * @param left metres from the west edge of the village
   * @param top metres from its north edge
   */
  record Field(int enterprise, int parcel, double left, double top, double width, double depth) {}

  Village {
    fields = List.copyOf(fields);
  }

  /** The village of a farm; empty where the county has no more room. */
  static Optional<Village> around(County county, int enterprise) {
    int number = Firm.farmsBefore(enterprise) / FARMS;
    return number < MOST_VILLAGES ? Optional.of(of(county, number)) : Optional.empty();
  }

  /** The village of that number. */
  static Village of(County county, int number) {
    List<Field> fields = new ArrayList<>();
    double left = GAP_M;
    double top = CANAL_M;
    for (int farm = number * FARMS; farm < (number + 1) * FARMS; farm++) {
      int enterprise = Firm.farm(farm);
      if (enterprise >= county.size()) {
        break;
      }
      List<Double> areas = Farm.of(county, enterprise).parcelHa();
      for (int parcel = 0; parcel < areas.size(); parcel++) {
        double area = areas.get(parcel) * HECTARE_M2;
        double depth = Math.min(SHELF_M, StrictMath.sqrt(area));
        double width = area / depth;
        if (left + width > BREADTH_M) {
          left = GAP_M;
          top += SHELF_M + CANAL_M;
        }
        fields.add(new Field(enterprise, parcel, left, top, width, depth));
        left += width + GAP_M;
      }
    }
    return new Village(number, fields);
  }

  /** Easting of its west edge, metres. */
  double west() {
    return UtmPlane.CENTRE + (number % VILLAGES_OF_ROW - VILLAGES_OF_ROW / 2) * DISTANCE_M;
  }

  /** Northing of its north edge, metres. */
  double north() {
    return NORTH_EDGE - (double) (number / VILLAGES_OF_ROW) * DISTANCE_M;
  }

  /** How far it reaches from north to south, with the canal behind its last shelf. */
  double depth() {
    return fields.stream().mapToDouble(f -> f.top() + SHELF_M + CANAL_M).max().orElse(0);
  }

  /** Where the outline of a field begins, and its corners in the order of a GeoJSON ring. */
  List<UtmPlane.Place> ring(Field field) {
    double x = west() + field.left();
    double y = north() - field.top();
    return List.of(
        UtmPlane.place(x, y - field.depth()),
        UtmPlane.place(x + field.width(), y - field.depth()),
        UtmPlane.place(x + field.width(), y),
        UtmPlane.place(x, y),
        UtmPlane.place(x, y - field.depth()));
  }
}
