// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;

/**
 * The records of a Parquet file; {@link #line} is the number of the record, from 1.
 *
 * <p>Typed values become the text that a CSV file would hold, so that both formats take one path
 * and end in one digest. Not Spark's reader: that one takes many files for one table, fills the
 * columns which one of them lacks with nulls, and does not say which file is damaged.
 */
final class ParquetRecords implements Records {
  private final ParquetGroups groups;
  private final List<ParquetColumn> columns;
  private final List<String> names;
  private final int[] positions;
  private final int[] others;
  private final List<String> absent;
  private final String[] cells;
  private long line;
  private String fault = "";

  /**
   * Opens a file and reads its schema.
   *
   * @param wanted names of columns
   * @throws StructureFault when it is no sound Parquet file
   */
  ParquetRecords(Path file, List<String> wanted) throws IOException {
    try {
      this.groups = ParquetGroups.open(file);
    } catch (RuntimeException e) {
      throw new StructureFault("is no Parquet file or is cut off; deliver it again");
    }
    MessageType schema = groups.schema();
    this.columns =
        IntStream.range(0, schema.getFieldCount())
            .mapToObj(i -> new ParquetColumn(schema.getType(i), i))
            .toList();
    this.names = columns.stream().map(ParquetColumn::name).toList();
    refuseRepeatedName();
    this.positions = wanted.stream().mapToInt(names::indexOf).toArray();
    this.others =
        IntStream.range(0, names.size()).filter(i -> !wanted.contains(names.get(i))).toArray();
    this.absent = wanted.stream().filter(w -> !names.contains(w)).toList();
    this.cells = new String[names.size()];
  }

  private void refuseRepeatedName() {
    Set<String> seen = new TreeSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new StructureFault(
            "names the column \"%s\" twice; rename one of them".formatted(name));
      }
    }
  }

  @Override
  public boolean next() {
    try {
      Optional<Group> record = groups.next();
      if (record.isEmpty()) {
        return false;
      }
      line++;
      fault = "";
      for (int i = 0; i < cells.length; i++) {
        cells[i] = columns.get(i).text(record.get());
        if (cells[i] != null && cells[i].indexOf('\uFFFD') >= 0) {
          fault = "encoding";
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      throw new StructureFault("is damaged behind record %d; deliver it again".formatted(line));
    }
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public String cell(int wanted) {
    int position = positions[wanted];
    return position < 0 ? null : cells[position];
  }

  @Override
  public String fault() {
    return fault;
  }

  @Override
  public Map<String, String> others() {
    Map<String, String> filled = new LinkedHashMap<>();
    for (int position : others) {
      if (cells[position] != null && !cells[position].isEmpty()) {
        filled.put(names.get(position), cells[position]);
      }
    }
    return filled;
  }

  @Override
  public String whole() {
    Map<String, String> all = new LinkedHashMap<>();
    IntStream.range(0, cells.length).forEach(i -> all.put(names.get(i), cells[i]));
    return Json.text(all);
  }

  @Override
  public List<String> absent() {
    return absent;
  }

  @Override
  public List<String> unwanted() {
    return IntStream.of(others).mapToObj(names::get).toList();
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Map<String, CellKind> kinds() {
    Map<String, CellKind> kinds = new LinkedHashMap<>();
    columns.forEach(c -> kinds.put(c.name(), c.kind()));
    return kinds;
  }

  @Override
  public void close() throws IOException {
    groups.close();
  }
}
