// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One row of a golden file, whose header says where its numbers come from.
 *
 * @param cells by the names of their columns
 */
public record Golden(Map<String, String> cells) {

  /** Every row of {@code golden/NAME}. */
  public static List<Golden> rows(String name) {
    List<List<String>> lines =
        text(name).lines().filter(line -> !line.startsWith("#")).map(Golden::cells).toList();
    List<Golden> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < line.size(); i++) {
        cells.put(lines.get(0).get(i), line.get(i));
      }
      rows.add(new Golden(cells));
    }
    return rows;
  }

  /** All of {@code golden/NAME}, a JSON file. */
  public static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(text(name));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** All of {@code golden/NAME}. */
  public static String text(String name) {
    try (InputStream in =
        Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commas inside quotes belong to the cell. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
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

  /** A cell as it stands. */
  public String cell(String column) {
    return Objects.requireNonNull(cells.get(column), column);
  }

  /** A cell as a number. */
  public double number(String column) {
    return Double.parseDouble(cell(column));
  }

  /** A cell as a whole number. */
  public int whole(String column) {
    return Integer.parseInt(cell(column));
  }

  @Override
  public String toString() {
    return String.join(" ", cells.values());
  }
}
