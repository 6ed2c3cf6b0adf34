// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qingmiao.geo.Refusal;
import org.qingmiao.geo.raster.CloudMask;
import org.qingmiao.geo.raster.DarkLevel;
import org.qingmiao.geo.raster.GeoTiff;
import org.qingmiao.geo.raster.Grid;
import org.qingmiao.geo.raster.Layer;
import org.qingmiao.geo.raster.RadiometricOffset;
import org.qingmiao.geo.raster.RadiometricOffset.Catalogue;
import org.qingmiao.geo.raster.RadiometricOffset.Thresholds;
import org.qingmiao.geo.raster.Scale;
import org.qingmiao.geo.raster.SpectralIndex;

/**
 * The files of a scene: whether they can be used, and what their numbers are taken for.
 *
 * <p>They hold at least the bands without which nothing can be measured or nobody could tell what
 * their numbers mean. What is measured with lies on the cells of the near infrared, or on cells
 * twice as large. The darkest clear cells of the blue and the red band tell the offset, so a file
 * that breaks in them shows here and not when it is measured.
 *
 * @param bands in the order of the manifest; none where there is a fault
 * @param offset what speaks for an added 1,000, and what was decided; empty where there is a fault
 * @param fault why they cannot be used, or the empty text
 */
record SceneFiles(List<Band> bands, Optional<RadiometricOffset> offset, String fault) {
  /** The files of a line that cannot be read. */
  static final SceneFiles NONE = new SceneFiles(List.of(), Optional.empty(), "");

  /** Between the files of a scene, their digests and the names of their bands. */
  private static final Pattern NEXT_FILE = Pattern.compile(" *\\| *");

  private static final String BLUE = "B02";
  private static final String RED = "B04";
  private static final List<String> NEEDED =
      List.of(BLUE, RED, SpectralIndex.NDVI.firstBand(), CloudMask.BAND);

  /** What a catalogue states of numbers that carry the 1,000 of ESA. */
  private static final BigDecimal STATED = BigDecimal.valueOf(-1000);

  /**
   * One band.
   *
   * @param name such as B04
   * @param place in its file, from 0
   */
  record Band(String name, SceneFile file, int place) {}

  private static SceneFiles faulty(String code) {
    return new SceneFiles(List.of(), Optional.empty(), "raster:" + code);
  }

  /** The names of all bands, whatever the files hold; an empty one where there is none. */
  static List<String> names(String bands) {
    List<String> names = Stream.of(bands.split("[ |]+")).filter(n -> !n.isEmpty()).toList();
    return names.isEmpty() ? List.of("") : names;
  }

  /**
   * Opens the files of a scene.
   *
   * @param folder of the manifest
   * @param names beside it, with {@code |} between; a link, or a name that leads elsewhere, is no
   *     file
   * @param digests SHA-256 that the manifest states, in the same order
   * @param bands names, in the order of each file
   * @param stated what the catalogue says was added: {@code -1000}, {@code 0} or nothing
   */
  static SceneFiles open(Path folder, String names, String digests, String bands, String stated) {
    List<String> files = List.of(NEXT_FILE.split(names, -1));
    List<String> sha256 = List.of(NEXT_FILE.split(digests, -1));
    List<String> bandsOf = List.of(NEXT_FILE.split(bands, -1));
    if (files.size() != sha256.size() || files.size() != bandsOf.size()) {
      return faulty("FILE_COUNT");
    }
    List<Band> all = new ArrayList<>();
    List<SceneFile> open = new ArrayList<>();
    try {
      for (int i = 0; i < files.size(); i++) {
        SceneFile file = SceneFile.open(folder, files.get(i), sha256.get(i));
        open.add(file);
        List<String> own = names(bandsOf.get(i));
        if (own.contains("") || file.raster().image().bands() != own.size()) {
          return faulty("BAND_COUNT");
        }
        for (int place = 0; place < own.size(); place++) {
          all.add(new Band(own.get(place), file, place));
        }
      }
      return read(all, stated);
    } catch (Refusal e) {
      return faulty(e.fault().name());
    } finally {
      open.forEach(SceneFile::close);
    }
  }

  private static SceneFiles read(List<Band> all, String stated) {
    Map<String, Band> bands = new HashMap<>();
    all.forEach(band -> bands.put(band.name(), band));
    if (bands.size() < all.size()) {
      return faulty("BAND_TWICE");
    }
    if (!bands.keySet().containsAll(NEEDED)) {
      return faulty("BANDS_MISSING");
    }
    Grid grid = bands.get(SpectralIndex.NDVI.firstBand()).file().raster().grid();
    // What nothing is measured with may lie as it likes, such as the bands of 60 m.
    SpectralIndex.bandsOf(SpectralIndex.possibleWith(bands.keySet()))
        .forEach(name -> layer(bands.get(name), grid));
    layer(bands.get(CloudMask.BAND), grid);
    Optional<Catalogue> catalogue = catalogue(stated);
    if (catalogue.isEmpty()) {
      return faulty("OFFSET_WORD");
    }
    RadiometricOffset offset =
        RadiometricOffset.of(
            catalogue.get(), darkest(bands, BLUE), darkest(bands, RED), Thresholds.DEFAULT);
    return offset.decision() == RadiometricOffset.Decision.QUARANTINE
        ? faulty(offset.code().orElseThrow().name())
        : new SceneFiles(all, Optional.of(offset), "");
  }

  private static Layer layer(Band band, Grid grid) {
    GeoTiff raster = band.file().raster();
    return Layer.on(grid, raster, band.place(), raster.scale(band.place()));
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

  /** NaN where nothing is clear, which is no evidence. */
  private static double darkest(Map<String, Band> bands, String name) {
    Grid grid = bands.get(name).file().raster().grid();
    var level =
        DarkLevel.of(layer(bands.get(name), grid), layer(bands.get(CloudMask.BAND), grid))
            .percentile();
    return level.isPresent() ? level.getAsInt() : Double.NaN;
  }

  /** What the numbers of a band mean: reflectance, or for classes themselves. */
  Scale scale(String band) {
    return band.equals(CloudMask.BAND)
        ? Scale.NONE
        : offset.flatMap(RadiometricOffset::reflectance).orElse(Scale.NONE);
  }
}
