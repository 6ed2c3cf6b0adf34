// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
import org.qingmiao.geo.raster.SpectralIndex;
import org.qingmiao.geo.tiff.FileRead;

/**
 * The file of a scene: whether it can be used, and what its numbers are taken for.
 *
 * <p>It holds at least the bands without which nothing can be measured or nobody could tell what
 * its numbers mean. The darkest clear cells of the blue and the red band tell the offset, so a file
 * that breaks in them shows here and not when it is measured.
 *
 * @param raster the picture; empty where there is a fault
 * @param size bytes
 * @param offset what speaks for an added 1,000, and what was decided; empty where there is a fault
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
  private static final List<String> NEEDED =
      List.of(BLUE, RED, SpectralIndex.NDVI.firstBand(), CLASSES);

  /** What a catalogue states of numbers that carry the 1,000 of ESA. */
  private static final BigDecimal STATED = BigDecimal.valueOf(-1000);

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
      if (!bands.containsAll(NEEDED)) {
        return faulty("raster:BANDS_MISSING");
      }
      Optional<Catalogue> catalogue = catalogue(stated);
      if (catalogue.isEmpty()) {
        return faulty("raster:OFFSET_WORD");
      }
      RadiometricOffset offset = offset(raster, bands, catalogue.get());
      return offset.decision() == RadiometricOffset.Decision.QUARANTINE
          ? faulty("raster:" + offset.code().orElseThrow())
          : new SceneFile(Optional.of(raster), bytes.length(), Optional.of(offset), "");
    } catch (Refusal e) {
      return faulty("raster:" + e.fault());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty for a word that is neither nothing nor one of the two numbers, however written. */
  private static Optional<Catalogue> catalogue(String stated) {
    if (stated.isBlank()) {
      return Optional.of(Catalogue.UNKNOWN);
    }
    Optional<BigDecimal> number = NumberText.read(stated.strip());
    if (number.filter(n -> n.signum() == 0).isPresent()) {
      return Optional.of(Catalogue.ABSENT);
    }
    return number.filter(n -> n.compareTo(STATED) == 0).map(n -> Catalogue.PRESENT);
  }

  private static RadiometricOffset offset(GeoTiff raster, List<String> bands, Catalogue catalogue) {
    return RadiometricOffset.of(
        catalogue, darkest(raster, bands, BLUE), darkest(raster, bands, RED), Thresholds.DEFAULT);
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
