// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Refusal;

/**
 * A thousand damaged files: rows come out, each judged, or the file is refused with a code.
 *
 * <p>None of the formats has a checksum, so a changed digit of a coordinate cannot be seen. What
 * can be asked: that it costs no more rows than bytes were changed, that a file which lost its end
 * is never taken for a whole one, and that no length in a file is believed before there are bytes.
 */
class DamagedFilesTest {

  private static final int PARCELS = 40;

  /** Plenty for files of 20 KB; a length believed blindly would ask for gigabytes. */
  private static final long MOST_BYTES = 64L << 20;

  @TempDir Path folder;

  private final SplittableRandom random = new SplittableRandom(20240501);
  private final ParcelImport importer =
      ParcelImport.of(CoordinateSystem.WGS84, ImportRules.STANDARD);

  private static Polygon parcel(int i) {
    double east = 0.002 * i;
    return (Polygon)
        AffineTransformation.translationInstance(east, 0)
            .transform(
                WrittenParcels.wkt(
                    "POLYGON((117 36, 117 36.001, 117.001 36.0012, 117.001 36, 117 36),"
                        + " (117.0004 36.0004, 117.0005 36.0004, 117.0005 36.0005,"
                        + " 117.0004 36.0004))"));
  }

  private static List<Polygon> parcels() {
    List<Polygon> parcels = new ArrayList<>();
    for (int i = 0; i < PARCELS; i++) {
      parcels.add(parcel(i));
    }
    return parcels;
  }

  @Test
  void geoJson() throws Exception {
    List<String> json = parcels().stream().map(WrittenParcels::json).toList();
    Path path = Files.writeString(folder.resolve("f.json"), WrittenParcels.geoJson(json));
    damage(path, path, 334, flips -> flips);
  }

  /** A byte of the .dbf's header may rename a column for all rows. */
  @Test
  void shapefile() throws Exception {
    List<byte[]> shapes = parcels().stream().map(p -> WrittenParcels.shape(5, p)).toList();
    Path shp = WrittenParcels.shapefile(folder.resolve("f.shp"), 5, shapes, "");
    damage(shp, shp, 250, flips -> flips);
    damage(shp, folder.resolve("f.dbf"), 83, flips -> PARCELS);
  }

  /** One byte of SQLite's own pages may move many rows. */
  @Test
  void geoPackage() throws Exception {
    List<byte[]> blobs = parcels().stream().map(p -> WrittenParcels.blob(4326, p)).toList();
    Path path = WrittenParcels.geoPackage(folder.resolve("f.gpkg"), 4326, blobs);
    damage(path, path, 333, flips -> PARCELS);
  }

  private void damage(Path file, Path part, int times, IntUnaryOperator mostWrong)
      throws Exception {
    byte[] sound = Files.readAllBytes(part);
    List<String> expected = read(file);
    assertThat(expected).hasSize(PARCELS).allMatch(row -> row.startsWith("parcel"));
    for (int i = 0; i < times; i++) {
      boolean cut = i % 4 == 0;
      int flips = 1 + random.nextInt(3);
      byte[] damaged =
          cut ? Arrays.copyOf(sound, random.nextInt(sound.length)) : flipped(sound, flips);
      Files.write(part, damaged);
      List<String> rows = read(file);
      if (rows.size() == 1 && rows.get(0).startsWith("refused")) {
        continue;
      }
      int wrong = Math.abs(rows.size() - PARCELS);
      for (int row = 0; row < Math.min(rows.size(), PARCELS); row++) {
        wrong += rows.get(row).equals(expected.get(row)) ? 0 : 1;
      }
      assertThat(wrong).isLessThanOrEqualTo(cut ? 0 : mostWrong.applyAsInt(flips));
    }
    Files.write(part, sound);
  }

  private byte[] flipped(byte[] sound, int flips) {
    byte[] damaged = sound.clone();
    for (int i = 0; i < flips; i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  /** A line for each row, or one for the refusal; every other exception fails the test. */
  private List<String> read(Path file) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    List<String> rows = new ArrayList<>();
    try {
      ParcelFile.at(file).forEach(row -> rows.add(line(importer.judge(row))));
    } catch (Refusal e) {
      return List.of("refused " + e.fault());
    } finally {
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
    }
    return rows;
  }

  private static String line(Judged judged) {
    if (judged instanceof Parcel parcel) {
      return "parcel %d %s %s %s"
          .formatted(parcel.row(), parcel.attributes(), parcel.outline(), parcel.areaM2());
    }
    return "quarantined %d %s".formatted(judged.row(), ((QuarantinedRow) judged).fault());
  }
}
