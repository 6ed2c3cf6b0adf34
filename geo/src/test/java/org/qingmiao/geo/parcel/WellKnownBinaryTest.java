// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

class WellKnownBinaryTest {

  private static final Geometry PARTS =
      WrittenParcels.wkt(
          "MULTIPOLYGON Z(((0 0 1, 4 0 1, 4 4 1, 0 4 1, 0 0 1), (1 1 1, 2 1 1, 2 2 1, 1 1 1)),"
              + " ((5 5 1, 6 5 1, 6 6 1, 5 5 1)))");

  /** What JTS writes in either byte order, with Z or number of the system as PostGIS does. */
  @ParameterizedTest
  @CsvSource({"2, 1, false", "2, 2, false", "3, 1, false", "3, 2, true"})
  void readsWhatJtsWrites(int dimension, int byteOrder, boolean withSystem) {
    Geometry parts = PARTS.copy();
    parts.setSRID(4326);
    int order = byteOrder == 1 ? ByteOrderValues.BIG_ENDIAN : ByteOrderValues.LITTLE_ENDIAN;
    byte[] bytes = new WKBWriter(dimension, order, withSystem).write(parts);
    Outline outline = WellKnownBinary.read(ByteBuffer.wrap(bytes));
    assertThat(outline.asPolygons().get(0).equalsExact(PARTS.getGeometryN(0))).isTrue();
    assertThat(outline.asPolygons().get(1).equalsExact(PARTS.getGeometryN(1))).isTrue();
  }

  /** ISO 13249-3 adds 1000 for Z, 2000 for M, 3000 for both. */
  @ParameterizedTest
  @CsvSource({"1003, 1", "2003, 1", "3003, 2"})
  void readsTheExtraNumbersOfIso(int type, int extra) {
    ByteBuffer bytes = ByteBuffer.allocate(13 + 4 * 8 * (2 + extra));
    bytes.put((byte) 0).putInt(type).putInt(1).putInt(4);
    double[] corners = {0, 0, 4, 0, 4, 4, 0, 0};
    for (int i = 0; i < 4; i++) {
      bytes.putDouble(corners[2 * i]).putDouble(corners[2 * i + 1]);
      for (int e = 0; e < extra; e++) {
        bytes.putDouble(99);
      }
    }
    assertThat(WellKnownBinary.read(bytes.rewind()).asPolygons().get(0).getArea()).isEqualTo(8);
  }

  /** JTS would close it. */
  @Test
  void anOpenRingIsNotClosedInSilence() {
    ByteBuffer bytes = ByteBuffer.allocate(13 + 4 * 16);
    bytes.put((byte) 0).putInt(3).putInt(1).putInt(4);
    for (double ordinate : new double[] {0, 0, 4, 0, 4, 4, 0, 4}) {
      bytes.putDouble(ordinate);
    }
    assertFault(bytes, Fault.GEOM_UNCLOSED);
  }

  /** Two thousand million rings in nine bytes. */
  @Test
  void aCountIsBelievedOnlyAsFarAsThereAreBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(9).put((byte) 0).putInt(3).putInt(2_000_000_000);
    assertThatThrownBy(() -> WellKnownBinary.read(bytes.rewind()))
        .isInstanceOf(Refusal.class)
        .hasMessage("GEOM_CORRUPT: count of 2000000000 with 0 bytes left");
    bytes.putInt(5, -1);
    assertFault(bytes, Fault.GEOM_CORRUPT);
  }

  @Test
  void otherTypesAreNoOutline() {
    assertFault(ByteBuffer.allocate(9).put((byte) 0).putInt(10), Fault.GEOM_TYPE);
    assertFault(ByteBuffer.allocate(9).put((byte) 0).putInt(5003), Fault.GEOM_TYPE);
    assertFault(ByteBuffer.allocate(14).put((byte) 0).putInt(6).putInt(1), Fault.GEOM_CORRUPT);
    assertFault(ByteBuffer.allocate(3), Fault.GEOM_CORRUPT);
  }

  private static void assertFault(ByteBuffer bytes, Fault fault) {
    assertThatThrownBy(() -> WellKnownBinary.read(bytes.rewind()))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }
}
