// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with a contract that can be built all the same: a person can mend it, so the test
 * of contracts and {@code check} tell all of it at once.
 *
 * <p>What can never be right, such as a rule on a column that is not there or a fact that must not
 * be collected, {@link Table} refuses by itself.
 */
public final class ContractFaults {
  private static final Set<Unit> MONEY = Set.of(Unit.CNY, Unit.USD, Unit.DEM, Unit.MONEY);

  private ContractFaults() {}

  /** All faults, each a sentence that names the table and the column. */
  public static List<String> of(Table table) {
    List<String> faults = new ArrayList<>();
    for (Column column : table.columns()) {
      ofColumn(table, column).forEach(f -> faults.add(table.name() + ": " + f));
    }
    boolean isSource = table.zone().equals("raw");
    if (isSource && table.shape() == Shape.EVENTS && table.clock().isEmpty()) {
      faults.add(
          table.name()
              + ": its facts accumulate, but it has no clocks; say when they happen and are known");
    }
    return faults;
  }

  private static List<String> ofColumn(Table table, Column column) {
    List<String> faults = new ArrayList<>();
    String name = column.name();
    ColumnType type = column.type();
    if (isIdentifier(table, column) && column.domain().isEmpty()) {
      faults.add(
          "identifier %s of level %d names no token domain; add .token(\"…\")"
              .formatted(name, column.level()));
    }
    if (column.domain().isPresent() && !(type instanceof ColumnType.Text)) {
      faults.add("%s is a token and %s, expected text".formatted(name, type.label()));
    }
    if (!type.isNumeric() && column.unit() != Unit.NONE) {
      faults.add(
          "%s is %s and has unit %s; only numbers have one"
              .formatted(name, type.label(), column.unit().symbol()));
    }
    if (type instanceof ColumnType.Real && MONEY.contains(column.unit())) {
      faults.add(
          "%s is money and real, expected decimal: sums of reals depend on their order"
              .formatted(name));
    }
    if (table.key().contains(name) && !column.required()) {
      faults.add("%s belongs to the key and is optional".formatted(name));
    }
    if (!column.meaning().endsWith(".")) {
      faults.add("the meaning of %s is no sentence: \"%s\"".formatted(name, column.meaning()));
    }
    return faults;
  }

  /** Names somebody: it is called a token, or it is a sensitive text that names the row. */
  private static boolean isIdentifier(Table table, Column column) {
    boolean namesTheRow = column.role() == Role.ID || table.key().contains(column.name());
    return column.name().endsWith("_token")
        || (column.type() instanceof ColumnType.Text
            && column.level() > Column.CLEAR_LEVEL
            && namesTheRow);
  }
}
