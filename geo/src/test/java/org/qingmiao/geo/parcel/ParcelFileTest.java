// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/** What the tests of all formats share. */
abstract class ParcelFileTest {

  /** A parcel with a hole at 117 E, 36 N, clockwise as a shapefile wants it. */
  static final String WITH_HOLE =
      "((117 36, 117 36.01, 117.01 36.01, 117.01 36, 117 36),"
          + " (117.004 36.004, 117.005 36.004, 117.005 36.005, 117.004 36.005, 117.004 36.004))";

  /** Another one to the east. */
  static final String SQUARE = "((117.02 36, 117.02 36.01, 117.03 36.01, 117.03 36, 117.02 36))";

  static final Geometry ONE = WrittenParcels.wkt("POLYGON" + WITH_HOLE);
  static final Geometry BOTH =
      WrittenParcels.wkt("MULTIPOLYGON(" + WITH_HOLE + ", " + SQUARE + ")");

  @TempDir Path folder;

  Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  static List<ParcelRow> rows(ParcelFile file) {
    List<ParcelRow> rows = new ArrayList<>();
    file.forEach(rows::add);
    return rows;
  }

  static List<Judged> judged(ParcelFile file) {
    List<Judged> judged = new ArrayList<>();
    ParcelImport.run(file, ImportRules.STANDARD, judged::add);
    return judged;
  }

  static Fault fault(Judged judged) {
    return ((QuarantinedRow) judged).fault();
  }

  static Geometry outline(Judged judged) {
    assertThat(judged).isInstanceOf(Parcel.class);
    return ((Parcel) judged).outline();
  }

  static void assertRefused(ThrowingCallable reading, Fault fault, String message) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.fault()).isEqualTo(fault))
        .hasMessageContaining(message);
  }
}
