// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads golden files; each says in its header where its numbers come from. */
final class Golden {

  private Golden() {}

  /** A JSON file. */
  static JsonNode json(String name) {
    try (InputStream in = open(name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** The rows of a CSV file without quotes, by column; lines that begin with # are left out. */
  static List<Map<String, String>> csv(String name) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      List<String[]> lines =
          in.lines().filter(l -> !l.startsWith("#")).map(l -> l.split(",", -1)).toList();
      return lines.stream().skip(1).map(cells -> row(lines.get(0), cells)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static Map<String, String> row(String[] header, String[] cells) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < header.length; i++) {
      row.put(header[i], cells[i]);
    }
    return row;
  }

  private static InputStream open(String name) {
    return Golden.class.getResourceAsStream("/golden/" + name);
  }
}
