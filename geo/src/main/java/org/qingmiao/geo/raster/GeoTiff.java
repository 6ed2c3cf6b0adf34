// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;
import org.qingmiao.geo.tiff.RandomRead;
import org.qingmiao.geo.tiff.TiffDirectory;
import org.qingmiao.geo.tiff.TiffFile;
import org.qingmiao.geo.tiff.TiffImage;

/**
 * A raster in a TIFF file: its cells, where they lie, and which values are data. Immutable, and as
 * safe for concurrent use as the bytes it reads.
 */
public final class GeoTiff {
  private static final int PIXEL_SCALE = 33_550;
  private static final int TIE_POINT = 33_922;
  private static final int TRANSFORMATION = 34_264;
  private static final int GDAL_METADATA = 42_112;
  private static final int GDAL_NODATA = 42_113;

  private static final Pattern EPSG = Pattern.compile("EPSG:([0-9]{1,7})");

  private final String name;
  private final TiffDirectory tags;
  private final TiffImage image;
  private final Grid grid;
  private final Nodata nodata;
  private final GdalMetadata metadata;
  private final List<String> warnings;

  private GeoTiff(TiffFile file) {
    this.tags = file.directory();
    this.name = file.name();
    this.image = file.image();
    this.grid = grid(tags);
    Optional<Double> declared = tags.text(GDAL_NODATA).map(this::number);
    this.nodata = declared.map(v -> Nodata.of(v, image.type())).orElse(Nodata.NONE);
    this.warnings =
        declared
            .filter(v -> !image.type().canHold(v))
            .map(
                v ->
                    "NODATA_OUT_OF_TYPE: %s: nodata %s cannot stand in %s; it is ignored"
                        .formatted(name, v, image.type()))
            .stream()
            .toList();
    this.metadata = tags.text(GDAL_METADATA).map(this::metadata).orElse(GdalMetadata.NONE);
  }

  /**
   * Opens a raster; reads no cells.
   *
   * @param name of the file, as refusals shall call it
   */
  public static GeoTiff open(String name, RandomRead source) {
    return new GeoTiff(TiffFile.open(name, source));
  }

  private Grid grid(TiffDirectory tags) {
    GeoKeys keys = GeoKeys.read(tags);
    double[] m = tags.has(TRANSFORMATION) ? tags.reals(TRANSFORMATION) : fromTiePoint(tags);
    if (m.length != 16) {
      throw refuse(
          Fault.RASTER_GEOREF,
          "tag %d has %d numbers, expected 16".formatted(TRANSFORMATION, m.length));
    }
    if (m[1] != 0 || m[4] != 0 || m[0] <= 0) {
      throw refuse(
          Fault.RASTER_ROTATED,
          "columns run along (%s, %s), rows along (%s, %s); warp it to the axes"
              .formatted(m[0], m[4], m[1], m[5]));
    }
    double half = keys.pixelIsPoint() ? 0.5 : 0;
    try {
      return new Grid(
          keys.crs(),
          m[3] - half * m[0],
          m[7] - half * m[5],
          m[0],
          -m[5],
          image.width(),
          image.height(),
          image.blockWidth(),
          image.blockHeight());
    } catch (IllegalArgumentException e) {
      throw refuse(Fault.RASTER_GEOREF, e.getMessage());
    }
  }

  /** The matrix of tag 34264 from a scale and one tie point (i, j, k) → (x, y, z). */
  private double[] fromTiePoint(TiffDirectory tags) {
    double[] scale = tags.reals(PIXEL_SCALE);
    double[] tie = tags.reals(TIE_POINT);
    if (scale.length < 2 || tie.length != 6) {
      throw refuse(
          Fault.RASTER_GEOREF,
          "%d pixel scales and %d tie numbers, expected at least 2 and 6, or tag %d"
              .formatted(scale.length, tie.length, TRANSFORMATION));
    }
    if (scale[1] <= 0) {
      // By the standard rows would run north, but most such files mean a plain raster.
      throw refuse(
          Fault.RASTER_GEOREF,
          "pixel height %s is ambiguous; say with tag %d which way rows run"
              .formatted(scale[1], TRANSFORMATION));
    }
    double x0 = tie[3] - tie[0] * scale[0];
    double y0 = tie[4] + tie[1] * scale[1];
    return new double[] {scale[0], 0, 0, x0, 0, -scale[1], 0, y0, 0, 0, 0, 0, 0, 0, 0, 1};
  }

  private double number(String text) {
    try {
      return text.strip().equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw refuse(Fault.RASTER_METADATA, "nodata is \"%s\", expected a number".formatted(text));
    }
  }

  private GdalMetadata metadata(String xml) {
    try {
      return GdalMetadata.read(xml);
    } catch (XMLStreamException | NumberFormatException e) {
      throw refuse(
          Fault.RASTER_METADATA,
          "tag %d cannot be read: %s".formatted(GDAL_METADATA, e.getMessage()));
    }
  }

  private Refusal refuse(Fault fault, String sentence) {
    return new Refusal(fault, name + ": " + sentence);
  }

  /** The name it was opened under. */
  public String name() {
    return name;
  }

  /** How cells are stored. */
  public TiffImage image() {
    return image;
  }

  /** Where cells lie. */
  public Grid grid() {
    return grid;
  }

  /**
   * The coordinate system of its grid, by its code or by the parameters that the file spells out.
   *
   * @throws Refusal as {@link Fault#CRS_UNKNOWN} where the code or the parameters are not known, as
   *     {@link Fault#CRS_MISSING} where the file names no system
   */
  public CoordinateSystem system() {
    if (grid.crs().isBlank()) {
      throw refuse(Fault.CRS_MISSING, "it names no coordinate system; write its EPSG code into it");
    }
    Matcher code = EPSG.matcher(grid.crs());
    return code.matches()
        ? CoordinateSystem.ofEpsg(Integer.parseInt(code.group(1)))
        : SpelledSystem.read(name, tags);
  }

  /** Which raw values are data. */
  public Nodata nodata() {
    return nodata;
  }

  /** What raw values of a band mean, as the file says. */
  public Scale scale(int band) {
    return metadata.scale(band);
  }

  /** What was odd but did no harm: sentences that begin with a code. */
  public List<String> warnings() {
    return warnings;
  }
}
