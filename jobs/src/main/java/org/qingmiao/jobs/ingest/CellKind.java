// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

/** What the cells of a column hold: as a contract asks for it, or as a typed file declares it. */
enum CellKind {
  TEXT("text"),
  DAY("date"),
  INSTANT("instant"),
  WHOLE("whole number"),
  REAL("floating number"),
  DECIMAL("decimal number"),
  FLAG("flag"),
  /** Bytes, written as hexadecimal digits. */
  BYTES("hexadecimal bytes"),
  /** A list, a structure or bytes: only files have it, and no contract can ask for it. */
  OTHER("list, structure or bytes");

  private final String label;

  CellKind(String label) {
    this.label = label;
  }

  /** The kind in words. */
  String label() {
    return label;
  }
}
