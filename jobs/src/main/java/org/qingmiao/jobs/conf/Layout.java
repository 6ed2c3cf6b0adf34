// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.io.Serializable;

/**
 * How a file is laid out.
 *
 * @param format what kind of file it is
 * @param charset name of the character set; {@code GB18030} for most Chinese exports
 * @param delimiter between the cells of a CSV record
 * @param quote around a cell that holds a delimiter or a line break
 * @param comment first character of a CSV line that is no record; 0 for none
 * @param header the record that names the columns, of a sheet its row, from 1; 0 where the file has
 *     none
 * @param trailing whether a delimiter at the end of a line begins a further, empty cell
 * @param sheet of a workbook; empty for the only one
 * @param firstColumn of the table within the sheet
 */
public record Layout(
    Format format,
    String charset,
    char delimiter,
    char quote,
    char comment,
    int header,
    Trailing trailing,
    String sheet,
    SheetColumn firstColumn)
    implements Serializable {

  /** The kinds of files that can be taken in. */
  public enum Format {
    /** Text with a delimiter. */
    CSV,
    /** One object per line, or one array of objects. */
    JSON,
    /** Apache Parquet. */
    PARQUET,
    /** A sheet of an Excel workbook. */
    XLSX,
    /**
     * Outlines of land with attributes: GeoJSON, GeoPackage, shapefile or GeoParquet, by the file's
     * ending.
     */
    PARCELS,
    /**
     * A manifest of satellite scenes, a line a scene, or an item of a STAC catalogue, by the file's
     * ending; with their GeoTIFF files beside it.
     */
    SCENES
  }

  /** What a delimiter at the end of a line means. */
  public enum Trailing {
    /** A further cell, which is empty. */
    CELL,
    /** Nothing. */
    NOTHING
  }

  /** Comma-separated UTF-8 with a header in the first record. */
  public static final Layout CSV =
      new Layout(Format.CSV, "UTF-8", ',', '"', '\0', 1, Trailing.CELL, "", SheetColumn.FIRST);

  public Layout {
    if (delimiter == quote || delimiter == '\n' || delimiter == '\r') {
      throw new IllegalArgumentException(
          "delimiter must differ from the quote and from line breaks");
    }
    if (header < 0) {
      throw new IllegalArgumentException(
          "header is %d, expected the number of a record or none".formatted(header));
    }
  }

  /** Whether the file names its columns. */
  public boolean hasHeader() {
    return header > 0;
  }
}
