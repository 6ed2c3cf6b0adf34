// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.isnull;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.join.PackedColumn.Lane;

/**
 * The columns of one side in the words and strings of a cell.
 *
 * <p>Words: the frame (clocks, or the day that is asked for), a mask of nulls for every 64 columns,
 * whole numbers, bits of doubles. Strings: the name of the event where there is one, texts, bytes.
 */
final class PackedSchema implements Serializable {
  private static final long serialVersionUID = 1;

  private final List<PackedColumn> columns;
  private final int frame;
  private final int firstReal;
  private final int[] places;
  private final int words;
  private final int strings;

  private PackedSchema(int frame, int names, List<PackedColumn> columns) {
    this.frame = frame;
    this.columns = List.copyOf(columns);
    int firstNumber = frame + (columns.size() + Long.SIZE - 1) / Long.SIZE;
    this.firstReal = firstNumber + count(Lane.NUMBER);
    this.places =
        columns.stream()
            .mapToInt(
                c ->
                    switch (c.lane()) {
                      case NUMBER -> firstNumber + c.at();
                      case REAL -> this.firstReal + c.at();
                      case BYTES -> names + c.at();
                    })
            .toArray();
    this.words = firstReal + count(Lane.REAL);
    this.strings = names + count(Lane.BYTES);
  }

  /** Columns of the spine: the frame is the day that is asked for. */
  static PackedSchema ofSpine(StructType types) {
    return of(1, 0, types);
  }

  /** Columns of a source: the frame are its clocks, and every row bears the name of its event. */
  static PackedSchema ofFacts(StructType types) {
    return of(Facts.FRAME, 1, types);
  }

  private static PackedSchema of(int frame, int names, StructType types) {
    Map<Lane, Integer> taken = new EnumMap<>(Lane.class);
    List<PackedColumn> columns = new ArrayList<>();
    for (StructField field : types.fields()) {
      Lane lane = PackedColumn.laneOf(field.name(), field.dataType());
      int at = taken.merge(lane, 1, Integer::sum) - 1;
      columns.add(new PackedColumn(field.name(), field.dataType(), lane, at));
    }
    return new PackedSchema(frame, names, columns);
  }

  /** What is carried, in order. */
  List<PackedColumn> columns() {
    return columns;
  }

  /** The place of a column that is carried. */
  int indexOf(String column) {
    return columns.stream().map(PackedColumn::name).toList().indexOf(column);
  }

  /** Words of a row. */
  int words() {
    return words;
  }

  /** Strings of a row. */
  int strings() {
    return strings;
  }

  /** Whether something can be known of a row: its key has no length otherwise. */
  boolean hasKey(KeyedRow row) {
    return row.getNumbers()[firstReal] >= 0;
  }

  /** Whether a row has no value in a column. */
  boolean isNull(Cell cell, int row, int column) {
    long mask = cell.word(frame + column / Long.SIZE).get(row);
    return (mask >>> column & 1) != 0;
  }

  /** The order of two rows by their values in a column, none before any. */
  int compare(int column, Cell cell, int row, Cell other, int otherRow) {
    boolean isNull = isNull(cell, row, column);
    if (isNull || isNull(other, otherRow, column)) {
      return Boolean.compare(isNull(other, otherRow, column), isNull);
    }
    return columns.get(column).lane() == Lane.BYTES
        ? strings(cell, column).compare(row, strings(other, column), otherRow)
        : Long.compare(numbers(cell, column).get(row), numbers(other, column).get(otherRow));
  }

  /** The numbers of a column that is carried as such. */
  PackedNumbers numbers(Cell cell, int column) {
    return cell.word(places[column]);
  }

  /** The strings of a column that is carried as such. */
  PackedBytes strings(Cell cell, int column) {
    return cell.string(places[column]);
  }

  /** A value in the type in which it comes out of a cell; null where there is none. */
  Object value(Cell cell, int row, int column) {
    if (isNull(cell, row, column)) {
      return null;
    }
    PackedColumn carried = columns.get(column);
    return carried.lane() == Lane.BYTES
        ? strings(cell, column).get(row)
        : carried.unpacked(numbers(cell, column).get(row));
  }

  /**
   * Rows of a table as they are packed.
   *
   * @param hash chooses the bucket
   * @param names texts: the key, null where there is none, and the name of the event if rows have
   *     one
   * @param clocks words of the frame
   */
  Dataset<KeyedRow> keyed(Dataset<Row> rows, Column hash, List<Column> names, Column... clocks) {
    List<Column> numbers = new ArrayList<>(List.of(clocks));
    for (int from = 0; from < columns.size(); from += Long.SIZE) {
      numbers.add(nulls(from, Math.min(columns.size(), from + Long.SIZE)));
    }
    of(Lane.NUMBER).forEach(numbers::add);
    List<Column> strings = Stream.concat(names.stream(), of(Lane.BYTES)).toList();
    strings.forEach(s -> numbers.add(coalesce(octet_length(s).cast("bigint"), lit(-1L))));
    Column[] reals = of(Lane.REAL).toArray(Column[]::new);
    return rows.select(
            hash.as("hash"),
            array(numbers.toArray(Column[]::new)).as("numbers"),
            (reals.length == 0 ? lit(null).cast("array<double>") : array(reals)).as("reals"),
            concat(strings.stream().map(s -> coalesce(s, lit(""))).toArray(Column[]::new))
                .cast("binary")
                .as("strings"))
        .as(KeyedRow.ENCODER);
  }

  private Column nulls(int from, int to) {
    Column mask = lit(0L);
    for (int i = from; i < to; i++) {
      Column bit = when(isnull(columns.get(i).quoted()), lit(1L << (i - from))).otherwise(lit(0L));
      mask = mask.bitwiseOR(bit);
    }
    return mask;
  }

  private Stream<Column> of(Lane lane) {
    return columns.stream().filter(c -> c.lane() == lane).map(PackedColumn::packed);
  }

  private int count(Lane lane) {
    return (int) columns.stream().filter(c -> c.lane() == lane).count();
  }
}
