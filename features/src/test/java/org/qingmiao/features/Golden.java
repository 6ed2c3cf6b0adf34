// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a golden file: CSV behind comment lines, each row as its cells by column name. */
public final class Golden {
  private Golden() {}

  /** All rows of {@code golden/<file>} on the class path. */
  public static List<Map<String, String>> rows(String file) {
    List<List<String>> records = records(text("/golden/" + file));
    List<String> header = records.get(0);
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> cells : records.subList(1, records.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String text(String path) {
    try (InputStream in = Golden.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Quotes are doubled inside quotes; no cell holds a line break. */
  private static List<List<String>> records(String text) {
    List<List<String>> records = new ArrayList<>();
    text.lines().filter(line -> !line.startsWith("#")).forEach(line -> records.add(cells(line)));
    return records;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
