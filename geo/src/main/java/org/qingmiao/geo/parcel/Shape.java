// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * The polygon in one record of a .shp file: types 5, 15 (with Z and M) and 25 (with M).
 *
 * <p>Rings stand in one list. Those that run clockwise are shells, the others holes of the smallest
 * shell around them. A hole that lies in no shell is taken as a shell: some programs write all
 * rings in one direction.
 */
final class Shape {

  private static final int NULL_SHAPE = 0;
  private static final int FIXED_BYTES = 44;

  private Shape() {}

  static Outline outline(byte[] record) {
    ByteBuffer bytes = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    int type = bytes.getInt(0);
    if (type == NULL_SHAPE) {
      throw new Refusal(Fault.GEOM_EMPTY, "the row has no shape");
    }
    if (type != 5 && type != 15 && type != 25) {
      throw new Refusal(
          Fault.GEOM_TYPE, "shape of type %d, expected a polygon (5, 15 or 25)".formatted(type));
    }
    if (record.length < FIXED_BYTES) {
      throw new Refusal(Fault.GEOM_CORRUPT, "a shape of %d bytes".formatted(record.length));
    }
    return new Outline(grouped(rings(bytes, bytes.getInt(36), bytes.getInt(40))));
  }

  private static List<CoordinateSequence> rings(ByteBuffer bytes, int parts, int points) {
    long needed = FIXED_BYTES + 4L * parts + 16L * points;
    if (parts < 0 || points < 0 || needed > bytes.capacity()) {
      throw new Refusal(
          Fault.GEOM_CORRUPT,
          "%d rings of %d points in %d bytes".formatted(parts, points, bytes.capacity()));
    }
    int start = FIXED_BYTES + 4 * parts;
    List<CoordinateSequence> rings = new ArrayList<>(parts);
    for (int part = 0; part < parts; part++) {
      int from = bytes.getInt(FIXED_BYTES + 4 * part);
      int to = part + 1 < parts ? bytes.getInt(FIXED_BYTES + 4 * (part + 1)) : points;
      if (from < 0 || to < from || to > points) {
        throw new Refusal(
            Fault.GEOM_CORRUPT,
            "ring %d from point %d to %d of %d".formatted(part + 1, from, to, points));
      }
      double[] xy = new double[2 * (to - from)];
      for (int i = 0; i < xy.length; i++) {
        xy[i] = bytes.getDouble(start + 16 * from + 8 * i);
      }
      rings.add(new PackedCoordinateSequence.Double(xy, 2, 0));
    }
    return rings;
  }

  /** Each hole behind its shell. */
  private static List<List<CoordinateSequence>> grouped(List<CoordinateSequence> rings) {
    double[] areas = rings.stream().mapToDouble(Area::ofRingSigned).toArray();
    List<List<CoordinateSequence>> polygons = new ArrayList<>();
    List<Integer> shells = new ArrayList<>();
    for (int i = 0; i < areas.length; i++) {
      if (!(areas[i] < 0) || shellAround(rings, areas, i).isEmpty()) {
        shells.add(i);
        polygons.add(new ArrayList<>(List.of(rings.get(i))));
      }
    }
    for (int i = 0; i < areas.length; i++) {
      if (!shells.contains(i)) {
        int shell = shellAround(rings, areas, i).get(0);
        polygons.get(shells.indexOf(shell)).add(rings.get(i));
      }
    }
    return polygons;
  }

  /** The smallest clockwise ring, whose area JTS signs with plus, around the start of a ring. */
  private static List<Integer> shellAround(
      List<CoordinateSequence> rings, double[] areas, int hole) {
    return IntStream.range(0, areas.length)
        .filter(i -> areas[i] > -areas[hole] && holds(rings.get(i), rings.get(hole)))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> areas[i]))
        .limit(1)
        .toList();
  }

  private static boolean holds(CoordinateSequence shell, CoordinateSequence hole) {
    for (int i = 0; i < hole.size(); i++) {
      int place = PointLocation.locateInRing(hole.getCoordinate(i), shell.toCoordinateArray());
      if (place != Location.BOUNDARY) {
        return place == Location.INTERIOR;
      }
    }
    return true;
  }
}
