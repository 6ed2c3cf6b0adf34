// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The rows of a golden file, whose header says where its numbers come from. */
public record Golden(Map<String, String> row) {

  /** Every row of {@code golden/NAME}. */
  public static Stream<Golden> read(String name) {
    return parse(lines(name));
  }

  /** Every row of a CSV file with a header, comments left out. */
  public static Stream<Golden> parse(List<String> lines) {
    List<List<String>> rows =
        lines.stream().filter(line -> !line.startsWith("#")).map(Golden::fields).toList();
    return rows.stream().skip(1).map(fields -> of(rows.get(0), fields));
  }

  /** The lines of {@code golden/NAME}, comments included. */
  public static List<String> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name), name),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Golden of(List<String> names, List<String> fields) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), fields.get(i));
    }
    return new Golden(row);
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  /** A field as text. */
  public String text(String column) {
    return row.get(column);
  }

  /** A field as a number. */
  public double number(String column) {
    return Double.parseDouble(row.get(column));
  }

  /** A field of numbers separated by semicolons. */
  public double[] numbers(String column) {
    return Arrays.stream(row.get(column).split(";", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** A field of 0 and 1 separated by semicolons. */
  public boolean[] labels(String column) {
    return labels(numbers(column));
  }

  /** 1 is true. */
  public static boolean[] labels(double[] numbers) {
    boolean[] labels = new boolean[numbers.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = numbers[i] == 1;
    }
    return labels;
  }

  /** A field such as {@code a=1;b=2}; empty for an empty field. */
  public Map<String, String> pairs(String column) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : row.get(column).split(";", -1)) {
      pairs.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return pairs;
  }

  @Override
  public String toString() {
    return row.values().iterator().next();
  }
}
