// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffIIOMetadataDecoder;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffMetadata2CRSAdapter;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;
import org.qingmiao.geo.tiff.TiffDirectory;

/**
 * The coordinate system of a file whose geo keys spell out a projection, parameter by parameter,
 * instead of naming its EPSG code (OGC GeoTIFF 1.1, section 7.5).
 *
 * <p>GeoTools knows the projections and their parameters. It is shown the tags in the form in which
 * an image reader would give them, so that no image reader has to start.
 */
final class SpelledSystem {
  private static final int GEO_KEYS = 34_735;
  private static final int GEO_REALS = 34_736;
  private static final int GEO_TEXTS = 34_737;

  private SpelledSystem() {}

  /**
   * @param file its name, for the refusal
   * @throws Refusal as {@link Fault#CRS_UNKNOWN} where the keys describe no system
   */
  static CoordinateSystem read(String file, TiffDirectory tags) {
    CoordinateReferenceSystem crs;
    try {
      crs =
          new GeoTiffMetadata2CRSAdapter(null)
              .createCoordinateSystem(new GeoTiffIIOMetadataDecoder(new Shown(tags)));
    } catch (Exception e) {
      throw new Refusal(
          Fault.CRS_UNKNOWN,
          "%s: its geo keys describe no known coordinate system (%s); write its EPSG code into it"
              .formatted(file, e.getMessage()),
          e);
    }
    return CoordinateSystem.ofWkt(crs.toWKT());
  }

  /** The geo tags as the tree of nodes that Java's image readers give of a TIFF file. */
  private static final class Shown extends IIOMetadata {
    private final TiffDirectory tags;

    Shown(TiffDirectory tags) {
      this.tags = tags;
    }

    @Override
    public IIOMetadataNode getAsTree(String format) {
      IIOMetadataNode directory = new IIOMetadataNode("TIFFIFD");
      LongStream keys = LongStream.of(tags.integers(GEO_KEYS));
      DoubleStream reals = DoubleStream.of(tags.reals(GEO_REALS));
      directory.appendChild(field(GEO_KEYS, "TIFFShort", keys.mapToObj(Long::toString)));
      directory.appendChild(field(GEO_REALS, "TIFFDouble", reals.mapToObj(Double::toString)));
      directory.appendChild(field(GEO_TEXTS, "TIFFAscii", tags.text(GEO_TEXTS).stream()));
      IIOMetadataNode root = new IIOMetadataNode("root");
      root.appendChild(directory);
      return root;
    }

    private static IIOMetadataNode field(int tag, String type, Stream<String> values) {
      IIOMetadataNode list = new IIOMetadataNode(type + "s");
      values.forEach(
          value -> {
            IIOMetadataNode node = new IIOMetadataNode(type);
            node.setAttribute("value", value);
            list.appendChild(node);
          });
      IIOMetadataNode field = new IIOMetadataNode("TIFFField");
      field.setAttribute("number", Integer.toString(tag));
      field.appendChild(list);
      return field;
    }

    @Override
    public boolean isReadOnly() {
      return true;
    }

    @Override
    public void mergeTree(String format, org.w3c.dom.Node root) {
      throw new IllegalStateException("tags are read only");
    }

    @Override
    public void reset() {
      throw new IllegalStateException("tags are read only");
    }
  }
}
