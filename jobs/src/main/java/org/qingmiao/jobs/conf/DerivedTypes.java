// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Table;

/**
 * What a derivation takes and makes, and that it may be empty where its columns may.
 *
 * @param name as the conf writes it
 * @param takes kinds of the columns that it is derived from; any where empty
 * @param makes kind of the column that it fills
 */
record DerivedTypes(String name, Set<String> takes, String makes) {

  /** One sentence for every column of a table whose type its derivation cannot take or make. */
  static List<String> faults(Table table, Map<String, ColumnMapping> columns) {
    List<String> faults = new ArrayList<>();
    columns.forEach(
        (filled, mapping) -> {
          if (mapping instanceof ColumnMapping.Equals same) {
            refuseUnlike(table, filled, same, faults);
          }
          of(mapping).ifPresent(types -> types.check(table, filled, mapping, faults));
          if (!(mapping instanceof ColumnMapping.IsPresent)) {
            refuseFuller(table, filled, mapping, faults);
          }
        });
    return faults;
  }

  private static Optional<DerivedTypes> of(ColumnMapping mapping) {
    if (mapping instanceof ColumnMapping.Prefix) {
      return Optional.of(new DerivedTypes("prefix", Set.of("text"), "text"));
    } else if (mapping instanceof ColumnMapping.Ratio) {
      return Optional.of(new DerivedTypes("ratio", Set.of("whole", "decimal"), "decimal"));
    } else if (mapping instanceof ColumnMapping.Equals) {
      return Optional.of(new DerivedTypes("equals", Set.of(), "whole"));
    } else if (mapping instanceof ColumnMapping.DaysBetween) {
      return Optional.of(new DerivedTypes("days_between", Set.of("date"), "whole"));
    } else if (mapping instanceof ColumnMapping.IsPresent) {
      return Optional.of(new DerivedTypes("is_present", Set.of(), "whole"));
    } else if (mapping instanceof ColumnMapping.Lookup) {
      return Optional.of(new DerivedTypes("lookup", Set.of("text"), "text"));
    } else if (mapping instanceof ColumnMapping.RowNumber) {
      return Optional.of(new DerivedTypes("row_number", Set.of(), "text"));
    }
    return Optional.empty();
  }

  private void check(Table table, String filled, ColumnMapping mapping, List<String> faults) {
    table
        .column(filled)
        .filter(c -> !kind(c).equals(makes))
        .ifPresent(
            c ->
                faults.add(
                    "column %s is %s, but %s makes %s"
                        .formatted(filled, c.type().label(), name, makes)));
    if (!takes.isEmpty()) {
      mapping.inputs().stream()
          .flatMap(input -> table.column(input).stream())
          .filter(c -> !takes.contains(kind(c)))
          .forEach(
              c ->
                  faults.add(
                      "column %s is %s, but %s, from which %s comes, takes %s"
                          .formatted(
                              c.name(),
                              c.type().label(),
                              name,
                              filled,
                              String.join(" or ", takes.stream().sorted().toList()))));
    }
  }

  /** Rows would go to quarantine for what the mapping itself allows. */
  private static void refuseFuller(
      Table table, String filled, ColumnMapping mapping, List<String> faults) {
    if (table.column(filled).filter(Column::required).isPresent()) {
      mapping.inputs().stream()
          .flatMap(input -> table.column(input).stream())
          .filter(c -> !c.required())
          .findFirst()
          .ifPresent(
              c ->
                  faults.add(
                      "column %1$s comes from %2$s, which may be empty, and may not be empty itself: rows without %2$s would go to quarantine; make %1$s optional: true"
                          .formatted(filled, c.name())));
    }
  }

  private static void refuseUnlike(
      Table table, String filled, ColumnMapping.Equals same, List<String> faults) {
    List<Column> sides =
        same.inputs().stream().flatMap(input -> table.column(input).stream()).toList();
    if (sides.stream().map(DerivedTypes::kind).distinct().count() > 1) {
      faults.add(
          "column %s is 1 where %s (%s) equals %s (%s), which can never be; give both one type"
              .formatted(
                  filled,
                  sides.get(0).name(),
                  sides.get(0).type().label(),
                  sides.get(1).name(),
                  sides.get(1).type().label()));
    }
  }

  private static String kind(Column column) {
    return column.type() instanceof ColumnType.Decimal ? "decimal" : column.type().label();
  }
}
