// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.qingmiao.geo.ChinaOffset;

/**
 * The outline of a field as a file states it, and what can go wrong with it.
 *
 * @param places its corners from the south-west, the first again at the end
 */
record Ring(List<UtmPlane.Place> places) {
  private static final Pattern PLACE = Pattern.compile("\\[(-?[0-9.]+),(-?[0-9.]+)]");

  /** Part of a side that the loop of a slipped pen takes. */
  private static final double LOOP = 0.02;

  Ring {
    places = List.copyOf(places);
  }

  /** The outline that a GeoJSON polygon states. */
  static Ring of(String geometry) {
    List<UtmPlane.Place> places = new ArrayList<>();
    Matcher place = PLACE.matcher(geometry);
    while (place.find()) {
      places.add(
          new UtmPlane.Place(
              Double.parseDouble(place.group(1)), Double.parseDouble(place.group(2))));
    }
    return new Ring(places);
  }

  /** As a GeoJSON polygon. */
  String text() {
    return places.stream()
        .map(UtmPlane.Place::text)
        .collect(Collectors.joining(",", "{\"type\":\"Polygon\",\"coordinates\":[[", "]]}"));
  }

  /** Only its first corner, as a GeoJSON point. */
  String asPoint() {
    return "{\"type\":\"Point\",\"coordinates\":%s}".formatted(places.get(0).text());
  }

  /** With latitude before longitude. */
  Ring swapped() {
    return each(UtmPlane.Place::swapped);
  }

  /** As the state's map shift, GCJ-02, shows it. */
  Ring shifted() {
    return each(
        place -> {
          Coordinate shown = ChinaOffset.GCJ_02.ofTrue(new Coordinate(place.lon(), place.lat()));
          return new UtmPlane.Place(shown.x, shown.y);
        });
  }

  /** Without the last place, which closes it. */
  Ring open() {
    return new Ring(places.subList(0, places.size() - 1));
  }

  /** There and back along one side. */
  Ring degenerate() {
    return new Ring(List.of(places.get(0), places.get(1), places.get(0)));
  }

  /** With its second and third corner exchanged: two wings of equal size. */
  Ring crossed() {
    return new Ring(
        List.of(places.get(0), places.get(2), places.get(1), places.get(3), places.get(4)));
  }

  /** With a small loop at its north-east corner, where the pen slipped. */
  Ring looped() {
    UtmPlane.Place east = places.get(1);
    UtmPlane.Place corner = places.get(2);
    UtmPlane.Place north = places.get(3);
    UtmPlane.Place left =
        new UtmPlane.Place(corner.lon() - LOOP * (corner.lon() - north.lon()), corner.lat());
    UtmPlane.Place below =
        new UtmPlane.Place(corner.lon(), corner.lat() - LOOP * (corner.lat() - east.lat()));
    return new Ring(List.of(places.get(0), east, left, below, north, places.get(4)));
  }

  private Ring each(UnaryOperator<UtmPlane.Place> change) {
    return new Ring(places.stream().map(change).toList());
  }
}
