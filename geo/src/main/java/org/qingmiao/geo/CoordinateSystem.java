// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.referencing.CRS;
import org.geotools.referencing.CRS.AxisOrder;
import org.geotools.referencing.operation.projection.MapProjection;
import org.geotools.referencing.operation.projection.TransverseMercator;
import org.locationtech.jts.geom.Envelope;

/**
 * What the two numbers of a coordinate mean: always east (x) first, north (y) second.
 *
 * <p>EPSG itself puts the north axis first in WGS 84, in CGCS2000 and in all its Gauss-Kruger
 * zones, and a program that believes it draws China in the Arctic. So a system is asked for with
 * east first and refused unless that is what came. No global switch is touched.
 *
 * <p>Looking up an EPSG code starts an embedded database and takes a second. It happens in {@link
 * #ofEpsg} only; an instance carries its definition as text and travels to other machines as that
 * text.
 */
public final class CoordinateSystem implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Longitude and latitude in degrees, WGS 84. */
  public static final CoordinateSystem WGS84 =
      ofWkt(
          """
          GEOGCS["WGS 84", DATUM["World Geodetic System 1984",
              SPHEROID["WGS 84", 6378137.0, 298.257223563, AUTHORITY["EPSG","7030"]],
              AUTHORITY["EPSG","6326"]],
            PRIMEM["Greenwich", 0.0, AUTHORITY["EPSG","8901"]],
            UNIT["degree", 0.017453292519943295],
            AXIS["Geodetic longitude", EAST], AXIS["Geodetic latitude", NORTH],
            AUTHORITY["EPSG","4326"]]""");

  private final String name;
  private final String wkt;
  private final Envelope areaOfUse;
  private transient volatile CoordinateReferenceSystem crs;

  private CoordinateSystem(
      String name, String wkt, Envelope areaOfUse, CoordinateReferenceSystem crs) {
    AxisOrder axes = CRS.getAxisOrder(crs);
    if (axes != AxisOrder.EAST_NORTH) {
      throw new Refusal(
          Fault.CRS_AXIS_ORDER, "%s has axes %s, expected EAST_NORTH".formatted(name, axes));
    }
    this.name = name;
    this.wkt = wkt;
    this.areaOfUse = areaOfUse;
    this.crs = crs;
  }

  /** The system of an EPSG code, such as 4549, from the EPSG database. */
  public static CoordinateSystem ofEpsg(int code) {
    String name = "EPSG:" + code;
    try {
      CoordinateReferenceSystem crs = CRS.decode(name, true);
      return new CoordinateSystem(name, crs.toWKT(), areaOf(crs), crs);
    } catch (FactoryException | UnsupportedOperationException e) {
      throw new Refusal(
          Fault.CRS_UNKNOWN,
          name + " is not in the EPSG database, expected a code such as 4490",
          e);
    }
  }

  /** The system that a text such as a .prj file describes; its area of use is not known. */
  public static CoordinateSystem ofWkt(String wkt) {
    try {
      CoordinateReferenceSystem crs = CRS.parseWKT(wkt);
      return new CoordinateSystem(crs.getName().getCode(), wkt, null, crs);
    } catch (FactoryException | RuntimeException e) {
      if (e instanceof Refusal refusal) {
        throw refusal;
      }
      throw new Refusal(
          Fault.CRS_UNKNOWN,
          "\"%s\" is no well-known text of a coordinate system".formatted(wkt.strip()),
          e);
    }
  }

  /**
   * The zone of Universal Transverse Mercator, WGS 84, in which a place lies; metres.
   *
   * <p>The exceptions for Norway and Svalbard are not made: they only move a zone's edge.
   *
   * @param lon in [-180, 180]
   * @param lat in [-90, 90]; south of the equator the southern form of the zone is taken
   */
  public static CoordinateSystem utmAt(double lon, double lat) {
    int zone = Math.min(60, (int) Math.floor((lon + 180) / 6) + 1);
    boolean north = lat >= 0;
    return ofWkt(
        String.format(
            Locale.ROOT,
            """
            PROJCS["WGS 84 / UTM zone %d%s", %s,
              PROJECTION["Transverse_Mercator"], PARAMETER["central_meridian", %d],
              PARAMETER["latitude_of_origin", 0.0], PARAMETER["scale_factor", 0.9996],
              PARAMETER["false_easting", 500000.0], PARAMETER["false_northing", %d],
              UNIT["m", 1.0], AXIS["Easting", EAST], AXIS["Northing", NORTH],
              AUTHORITY["EPSG","%d"]]""",
            zone,
            north ? "N" : "S",
            WGS84.wkt,
            6 * zone - 183,
            north ? 0 : 10_000_000,
            (north ? 32_600 : 32_700) + zone));
  }

  private static Envelope areaOf(CoordinateReferenceSystem crs) {
    GeographicBoundingBox box = CRS.getGeographicBoundingBox(crs);
    if (box == null || box.getWestBoundLongitude() > box.getEastBoundLongitude()) {
      return null;
    }
    return new Envelope(
        box.getWestBoundLongitude(),
        box.getEastBoundLongitude(),
        box.getSouthBoundLatitude(),
        box.getNorthBoundLatitude());
  }

  /** {@code EPSG:4549}, or the name that the text gives. */
  public String name() {
    return name;
  }

  /** The definition, from which {@link #ofWkt} makes the same system without the database. */
  public String wkt() {
    return wkt;
  }

  /** Where the system may be used, in degrees; empty where that is not known or crosses 180. */
  public Optional<Envelope> areaOfUse() {
    return Optional.ofNullable(areaOfUse).map(Envelope::new);
  }

  /** Whether coordinates are longitude and latitude in degrees. */
  public boolean isGeographic() {
    return crs() instanceof GeographicCRS;
  }

  /**
   * What is added to every easting of a transverse Mercator projection, in metres; empty for other
   * projections. China's zones carry their number in its millions: 40,500,000 in zone 40.
   */
  public Optional<Double> zoneEasting() {
    MapProjection projection = CRS.getMapProjection(crs());
    return projection instanceof TransverseMercator
        ? Optional.of(projection.getParameterValues().parameter("false_easting").doubleValue())
        : Optional.empty();
  }

  CoordinateReferenceSystem crs() {
    CoordinateReferenceSystem parsed = crs;
    if (parsed == null) {
      try {
        parsed = CRS.parseWKT(wkt);
      } catch (FactoryException e) {
        throw new IllegalStateException(name + " could be read before it travelled", e);
      }
      crs = parsed;
    }
    return parsed;
  }

  @Override
  public String toString() {
    return name;
  }
}
