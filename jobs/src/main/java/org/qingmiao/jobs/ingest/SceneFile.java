// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qingmiao.geo.Refusal;
import org.qingmiao.geo.raster.DarkLevel;
import org.qingmiao.geo.raster.GeoTiff;
import org.qingmiao.geo.raster.Layer;
import org.qingmiao.geo.raster.RadiometricOffset;
import org.qingmiao.geo.raster.RadiometricOffset.Catalogue;
import org.qingmiao.geo.raster.RadiometricOffset.Thresholds;
import org.qingmiao.geo.raster.Scale;
import org.qingmiao.geo.tiff.FileRead;

/**
 * The file of a scene: whether it can be used, and what its numbers are taken for.
 *
 * <p>The darkest clear cells of the blue and the red band tell the offset, so a file that breaks in
 * them shows here and not when it is measured.
 *
 * @param raster the picture; empty where there is a fault
 * @param size bytes
 * @param offset what speaks for an added 1,000, and what was decided; empty for a file without
 *     reflectance
 * @param fault why it cannot be used, or the empty text
 */
record SceneFile(
    Optional<GeoTiff> raster, long size, Optional<RadiometricOffset> offset, String fault) {
  /** The file of a line that cannot be read. */
  static final SceneFile NONE = faulty("");

  /** The scene classification. */
  private static final String CLASSES = "SCL";

  private static final String BLUE = "B02";
  private static final String RED = "B04";

  private static SceneFile faulty(String fault) {
    return new SceneFile(Optional.empty(), 0, Optional.empty(), fault);
  }

  /**
   * Opens a file.
   *
   * @param folder of the manifest
   * @param name beside it; a link, or a name that leads elsewhere, is no file
   * @param sha256 that the manifest states
   * @param bands names, in the order of the file
   * @param stated what the catalogue says was added: {@code -1000}, {@code 0} or nothing
   */
  static SceneFile open(
      Path folder, String name, String sha256, List<String> bands, String stated) {
    Path path = folder.resolve(name);
    boolean isBeside = name.equals(path.getFileName().toString());
    if (!isBeside || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return faulty("raster:FILE_PART_MISSING");
    }
    if (!Delivery.digest(path).equals(sha256)) {
      return faulty("raster:FILE_DIFFERS");
    }
    try (FileRead bytes = FileRead.of(path)) {
      GeoTiff raster = GeoTiff.open(name, bytes);
      if (raster.image().bands() != bands.size()) {
        return faulty("raster:BAND_COUNT");
      }
      Optional<RadiometricOffset> offset = offset(raster, bands, stated);
      return offset
          .filter(found -> found.decision() == RadiometricOffset.Decision.QUARANTINE)
          .flatMap(RadiometricOffset::code)
          .map(code -> faulty("raster:" + code))
          .orElse(new SceneFile(Optional.of(raster), bytes.length(), offset, ""));
    } catch (Refusal e) {
      return faulty("raster:" + e.fault());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<RadiometricOffset> offset(
      GeoTiff raster, List<String> bands, String stated) {
    if (!bands.containsAll(List.of(BLUE, RED, CLASSES))) {
      return Optional.empty();
    }
    Catalogue catalogue =
        switch (stated) {
          case "" -> Catalogue.UNKNOWN;
          case "0" -> Catalogue.ABSENT;
          default -> Catalogue.PRESENT;
        };
    return Optional.of(
        RadiometricOffset.of(
            catalogue,
            darkest(raster, bands, BLUE),
            darkest(raster, bands, RED),
            Thresholds.DEFAULT));
  }

  /** NaN where nothing is clear, which is no evidence. */
  private static double darkest(GeoTiff raster, List<String> bands, String band) {
    var level =
        DarkLevel.of(
                Layer.of(raster, bands.indexOf(band)), Layer.of(raster, bands.indexOf(CLASSES)))
            .percentile();
    return level.isPresent() ? level.getAsInt() : Double.NaN;
  }

  /** What the numbers of a band mean: reflectance, or for classes themselves. */
  Scale scale(String band) {
    return band.equals(CLASSES)
        ? Scale.NONE
        : offset.flatMap(RadiometricOffset::reflectance).orElse(Scale.NONE);
  }
}
