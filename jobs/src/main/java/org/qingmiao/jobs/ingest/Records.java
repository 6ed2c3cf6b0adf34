// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.Closeable;
import java.util.List;
import java.util.Map;

/**
 * The records of a file, one at a time, whatever its format. The cursor stands on one record until
 * the next call of {@link #next}, so that reading a cell makes no objects.
 */
interface Records extends Closeable {

  /**
   * Moves to the next record.
   *
   * @return whether there is one
   * @throws StructureFault when the borders of records cannot be trusted from here on
   */
  boolean next();

  /** The line on which the record begins, from 1. */
  long line();

  /** The cell of one of the wanted columns, by its position among them; null where absent. */
  String cell(int wanted);

  /**
   * The same cell as text that a column of this kind reads: what is a day to one column may be a
   * number to another.
   */
  default String cell(int wanted, CellKind asked) {
    return cell(wanted);
  }

  /**
   * Why the cell holds no value for a column of this kind, whatever its text, or the empty text.
   */
  default String fault(int wanted, CellKind asked) {
    return "";
  }

  /** Why the record cannot be read cell by cell, or the empty text. */
  String fault();

  /** Cells of columns that nobody wants, by name; a fresh map or an empty one. */
  Map<String, String> others();

  /** The whole record as text, for the quarantine. */
  String whole();

  /** Wanted columns that the file does not have. */
  List<String> absent();

  /** Columns of the file that nobody wants. */
  List<String> unwanted();

  /** All column names of the file, to offer where one is missing. */
  List<String> names();

  /** What the file itself declares its columns to hold, by name; nothing where all is text. */
  default Map<String, CellKind> kinds() {
    return Map.of();
  }
}
