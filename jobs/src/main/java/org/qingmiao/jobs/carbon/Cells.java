// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/** A row of Spark as plain values; NaN counts as missing, as everywhere on the green side. */
record Cells(Row row) {

  String text(String column) {
    return optionalText(column).orElse("");
  }

  Optional<String> optionalText(String column) {
    return Optional.ofNullable(row.<String>getAs(column)).filter(text -> !text.isEmpty());
  }

  boolean isSet(String column) {
    return Boolean.TRUE.equals(row.<Boolean>getAs(column));
  }

  OptionalDouble number(String column) {
    Number value = row.getAs(column);
    return value == null || !Double.isFinite(value.doubleValue())
        ? OptionalDouble.empty()
        : OptionalDouble.of(value.doubleValue());
  }

  Optional<BigDecimal> amount(String column) {
    return Optional.ofNullable(row.<BigDecimal>getAs(column));
  }

  LocalDate day(String column) {
    return optionalDay(column).orElseThrow();
  }

  Optional<LocalDate> optionalDay(String column) {
    return Optional.ofNullable((Object) row.getAs(column))
        .map(day -> LocalDate.parse(day.toString()));
  }

  Optional<Cells> struct(String column) {
    return Optional.ofNullable(row.<Row>getAs(column)).map(Cells::new);
  }

  /** The structs of a list; none where the list is null. */
  List<Cells> structs(String column) {
    List<Row> rows = row.isNullAt(row.fieldIndex(column)) ? List.of() : list(column);
    return rows.stream().map(Cells::new).toList();
  }

  /** The values of a list. */
  <T> List<T> list(String column) {
    return row.getList(row.fieldIndex(column));
  }
}
