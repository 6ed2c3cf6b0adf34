// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * Polygons in the binary form of OGC 06-103r4, section 8.2, with the Z and M of ISO 13249-3 or of
 * PostGIS.
 *
 * <p>JTS's reader closes open rings in silence, so it cannot say that one was open. A count in the
 * bytes is believed only as far as bytes are there: nothing larger than the input is allocated.
 */
public final class WellKnownBinary {

  private static final int POLYGON = 3;
  private static final int MULTI_POLYGON = 6;
  private static final int POSTGIS_Z = 0x8000_0000;
  private static final int POSTGIS_M = 0x4000_0000;
  private static final int POSTGIS_SRID = 0x2000_0000;
  private static final int SMALLEST_RING = 4;
  private static final int SMALLEST_POLYGON = 9;

  private final ByteBuffer bytes;

  private WellKnownBinary(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** The outline that starts at the buffer's position. */
  public static Outline read(ByteBuffer bytes) {
    try {
      return new Outline(new WellKnownBinary(bytes.slice()).polygons());
    } catch (BufferUnderflowException e) {
      throw new Refusal(
          Fault.GEOM_CORRUPT, "the geometry ends after %d bytes".formatted(bytes.remaining()), e);
    }
  }

  private List<List<CoordinateSequence>> polygons() {
    Kind kind = kind();
    if (kind.type == POLYGON) {
      return List.of(rings(kind));
    }
    if (kind.type != MULTI_POLYGON) {
      throw new Refusal(
          Fault.GEOM_TYPE,
          "geometry of type %d, expected 3 (polygon) or 6 (multipolygon)".formatted(kind.type));
    }
    int count = count(SMALLEST_POLYGON);
    List<List<CoordinateSequence>> polygons = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Kind part = kind();
      if (part.type != POLYGON) {
        throw new Refusal(
            Fault.GEOM_CORRUPT, "part of type %d in a multipolygon".formatted(part.type));
      }
      polygons.add(rings(part));
    }
    return polygons;
  }

  private List<CoordinateSequence> rings(Kind kind) {
    int count = count(SMALLEST_RING);
    List<CoordinateSequence> rings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int points = count(kind.dimension * Double.BYTES);
      double[] xy = new double[2 * points];
      for (int p = 0; p < points; p++) {
        xy[2 * p] = bytes.getDouble();
        xy[2 * p + 1] = bytes.getDouble();
        bytes.position(bytes.position() + (kind.dimension - 2) * Double.BYTES);
      }
      rings.add(new PackedCoordinateSequence.Double(xy, 2, 0));
    }
    return rings;
  }

  /** A count of things that each take some bytes; more than the bytes that are left is no count. */
  private int count(int bytesEach) {
    int count = bytes.getInt();
    if (count < 0 || count > bytes.remaining() / bytesEach) {
      throw new Refusal(
          Fault.GEOM_CORRUPT,
          "count of %d with %d bytes left"
              .formatted(Integer.toUnsignedLong(count), bytes.remaining()));
    }
    return count;
  }

  private Kind kind() {
    byte order = bytes.get();
    if (order != 0 && order != 1) {
      throw new Refusal(Fault.GEOM_CORRUPT, "byte order %d, expected 0 or 1".formatted(order));
    }
    bytes.order(order == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int code = bytes.getInt();
    if ((code & POSTGIS_SRID) != 0) {
      bytes.getInt();
    }
    int type = code & ~(POSTGIS_Z | POSTGIS_M | POSTGIS_SRID);
    int postgis = Integer.bitCount(code & (POSTGIS_Z | POSTGIS_M));
    return switch (type / 1000) {
      case 1, 2 -> new Kind(type % 1000, 3);
      case 3 -> new Kind(type % 1000, 4);
      default -> new Kind(type, 2 + postgis);
    };
  }

  private record Kind(int type, int dimension) {}
}
