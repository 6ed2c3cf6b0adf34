// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the first rows of a file say of its mapping: a column of which they hold no cell that can be
 * read has another pattern, notation or type than the mapping says.
 */
final class FirstRows {
  private static final int ROWS = 100;

  private FirstRows() {}

  /** A sentence for each such column, with the first of its cells. */
  static List<String> notes(RowPlan plan, Records records) {
    Map<String, List<RowPlan.Tried>> cells = new LinkedHashMap<>();
    try {
      for (int row = 0; row < ROWS && records.next(); row++) {
        for (RowPlan.Tried cell : plan.tried(records)) {
          cells.computeIfAbsent(cell.column(), column -> new ArrayList<>()).add(cell);
        }
      }
    } catch (StructureFault broken) {
      // What stands behind it is refused by the run, which says where; the cells before it count.
    }
    List<String> notes = new ArrayList<>();
    cells.forEach(
        (column, tried) -> {
          if (tried.stream().noneMatch(cell -> cell.fault().isEmpty())) {
            notes.add(sentence(tried.get(0), tried.size()));
          }
        });
    return notes;
  }

  private static String sentence(RowPlan.Tried first, int cells) {
    return "none of the first %,d cells of %s is as the mapping says (%s): line %d%s; see its pattern, notation and type"
        .formatted(
            cells,
            first.column(),
            first.fault(),
            first.line(),
            first.isOpen() ? " has " + Draft.quoted(first.cell()) : "");
  }
}
