// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.plain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.qingmiao.features.define.AsOfStatus;

/**
 * Answers the spine rows of one sorted partition, key by key.
 *
 * <p>Rows come as {@link PlainJoin} lays them out: key columns, side, day, the spine row or null,
 * the source row or null; within a key the source rows first, then the spine rows by day.
 */
final class KeyReplay implements Iterator<Row> {
  /** Cells that describe a source row, before its values. */
  private static final int FACT_CELLS = 8;

  private final Iterator<Row> sorted;
  private final int keyCells;
  private final int valueCells;
  private final int ttlDays;

  private List<Object> key = List.of();
  private List<Observation<Row>> versions = new ArrayList<>();
  private Optional<KeyHistory<Row>> history = Optional.empty();
  private Optional<Row> next = Optional.empty();

  KeyReplay(Iterator<Row> sorted, int keyCells, int valueCells, int ttlDays) {
    this.sorted = sorted;
    this.keyCells = keyCells;
    this.valueCells = valueCells;
    this.ttlDays = ttlDays;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && sorted.hasNext()) {
      Row row = sorted.next();
      enterKeyOf(row);
      if (row.isNullAt(keyCells + 2)) {
        versions.add(observation(row.getStruct(keyCells + 3)));
      } else {
        next = Optional.of(answered(row));
      }
    }
    return next.isPresent();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = next.orElseThrow();
    next = Optional.empty();
    return row;
  }

  private void enterKeyOf(Row row) {
    List<Object> keyOfRow = new ArrayList<>(keyCells);
    for (int i = 0; i < keyCells; i++) {
      keyOfRow.add(row.get(i));
    }
    if (!keyOfRow.equals(key)) {
      key = keyOfRow;
      versions = new ArrayList<>();
      history = Optional.empty();
    }
  }

  private Row answered(Row row) {
    Row spine = row.getStruct(keyCells + 2);
    int dayCell = keyCells + 1;
    if (row.isNullAt(dayCell) || key.contains(null)) {
      return joined(spine, 0, new KeyHistory<Row>(List.of()).on(0, ttlDays));
    }
    if (history.isEmpty()) {
      history = Optional.of(new KeyHistory<>(versions));
    }
    int day = row.getInt(dayCell);
    return joined(spine, day, history.get().on(day, ttlDays));
  }

  private Row joined(Row spine, int day, KeyHistory.Answer<Row> answer) {
    Object[] cells = new Object[spine.size() + 4 + valueCells];
    for (int i = 0; i < spine.size(); i++) {
      cells[i] = spine.get(i);
    }
    int at = spine.size();
    cells[at] = answer.status().name();
    if (answer.winner().isPresent()) {
      Observation<Row> winner = answer.winner().get();
      cells[at + 1] = (long) day - winner.eventDay();
      cells[at + 2] = winner.knownDay();
      for (int i = 0; i < valueCells && answer.status() == AsOfStatus.OK; i++) {
        cells[at + 3 + i] = winner.values().get(FACT_CELLS + i);
      }
    }
    cells[cells.length - 1] = answer.wouldLeak();
    return RowFactory.create(cells);
  }

  private static Observation<Row> observation(Row fact) {
    return new Observation<>(
        fact.getString(0),
        fact.getInt(1),
        fact.getLong(2),
        fact.getInt(3),
        fact.getLong(4),
        fact.getLong(5),
        fact.getLong(6),
        fact.getBoolean(7),
        fact);
  }
}
