// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingmiao.jobs.conf.yaml.Nearest;

/** Whether a file names the columns that a mapping asks for, before its first row is read. */
final class HeaderCheck {
  private final RowPlan plan;
  private final Records records;

  HeaderCheck(RowPlan plan, Records records) {
    this.plan = plan;
    this.records = records;
  }

  /**
   * What is odd but stops nothing: columns that may be absent and are.
   *
   * @throws StructureFault naming every required column that is absent, or every column that a
   *     typed file declares to hold another kind of value
   */
  List<String> notes() {
    List<String> absent = records.absent();
    if (absent.size() > 1 && absent.containsAll(plan.wanted())) {
      // What stands there instead may be the first customer, so it is not repeated.
      throw new StructureFault(
          "names none of the mapped columns in its header; deliver it with its header, in the charset and with the delimiter that the mapping says");
    }
    Map<String, List<String>> needed = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (String column : absent) {
      List<String> required = plan.requiredFrom(column);
      if (required.isEmpty()) {
        notes.add(missing(column));
      } else {
        needed.put(column, required);
      }
    }
    if (!needed.isEmpty()) {
      List<String> lacks = new ArrayList<>();
      needed.forEach((column, required) -> lacks.add(lack(column, required)));
      throw new StructureFault(
          "has %s (a column that may be absent says optional: true)"
              .formatted(String.join("; ", lacks)));
    }
    refuseMisfits();
    return notes;
  }

  private String missing(String column) {
    List<String> near = Nearest.to(column, records.unwanted());
    return "column \"%s\" is missing; %s"
        .formatted(
            column,
            near.isEmpty()
                ? "it is left empty"
                : meant(near) + ", which is not mapped? As it is, it is left empty");
  }

  private String lack(String column, List<String> required) {
    List<String> near = Nearest.to(column, records.names());
    return "no column \"%s\", which %s needs; %s"
        .formatted(
            column,
            String.join(", ", required),
            near.isEmpty() ? "it has " + String.join(", ", records.names()) : meant(near) + "?");
  }

  private static String meant(List<String> near) {
    return "did you mean \"%s\"".formatted(String.join("\" or \"", near));
  }

  private void refuseMisfits() {
    List<String> misfits = new ArrayList<>();
    records
        .kinds()
        .forEach(
            (column, kind) ->
                plan.misfits(column, kind)
                    .forEach(
                        asked ->
                            misfits.add(
                                "declares column \"%s\" as %s, but %s"
                                    .formatted(column, kind.label(), asked))));
    if (!misfits.isEmpty()) {
      throw new StructureFault(
          String.join(", ", misfits) + "; change the export or the type in the mapping");
    }
  }
}
