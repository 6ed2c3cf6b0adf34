// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

/** Why an outline, a picture, their coordinates or files cannot be used; what quarantine counts. */
public enum Fault {
  /** Neither the file nor the conf says which coordinate system the numbers are in. */
  CRS_MISSING,
  /** A feature names another coordinate system than its file. */
  CRS_DIFFERS,
  /** Raster and parcel have different coordinate systems. */
  CRS_MISMATCH,
  /** The named coordinate system is not known, or its text cannot be read. */
  CRS_UNKNOWN,
  /** The system's axes are not east, north: a number would be taken for the other one. */
  CRS_AXIS_ORDER,
  /** Degrees under a system in metres, or metres under a system in degrees. */
  CRS_UNITS,
  /** The millions of the easting name another Gauss-Kruger zone than the system, or none. */
  CRS_ZONE_PREFIX,
  /** The place lies outside the area for which the system is defined. */
  CRS_AREA,
  /** Offset coordinates at the edge of China that no true place is shifted to. */
  DATUM_EDGE,

  /** The feature has no geometry, or one without points. */
  GEOM_EMPTY,
  /** The geometry is a point, a line or a collection, not a polygon. */
  GEOM_TYPE,
  /** A coordinate is not a finite number. */
  GEOM_NOT_FINITE,
  /** A ring has fewer than four points. */
  GEOM_FEW_POINTS,
  /** A ring does not end where it began. */
  GEOM_UNCLOSED,
  /** The outline encloses nothing. */
  GEOM_ZERO_AREA,
  /** Mending the outline would change its area by more than a tenth. */
  GEOM_REPAIR_TOO_LARGE,
  /** The bytes or the text of one geometry cannot be read. */
  GEOM_CORRUPT,

  /** The file is not of its format, is damaged, or ends too early. */
  FILE_CORRUPT,
  /**
   * The file holds several layers and the one to read was not named, or the named one is absent.
   */
  FILE_LAYER,
  /** A part that belongs to the file, such as the .dbf of a shapefile, is not there. */
  FILE_PART_MISSING,
  /** The file is another one than its manifest states. */
  FILE_DIFFERS,

  /** The file does not begin like a TIFF file. */
  TIFF_MAGIC,
  /** Something lies behind the end of the file. */
  TIFF_TRUNCATED,
  /** A directory leads back to one already seen. */
  TIFF_IFD_LOOP,
  /** A size is zero, or larger than can be meant. */
  TIFF_SIZE,
  /** A tag is missing, or says what it must not. */
  TIFF_TAG,
  /** A block does not unpack to its cells. */
  TIFF_BLOCK,
  /** A form of TIFF that our reader does not know; another reader may. */
  TIFF_UNSUPPORTED,

  /** Rows and columns do not run along the axes. */
  RASTER_ROTATED,
  /** The file does not say, or says ambiguously, where it lies. */
  RASTER_GEOREF,
  /** Scale, offset or nodata cannot be understood. */
  RASTER_METADATA,
  /** Shares of cells do not add up to the area of the parcel. */
  COVERAGE_BROKEN,
  /** Stored coverage does not fit its block. */
  COVERAGE_RUNS
}
