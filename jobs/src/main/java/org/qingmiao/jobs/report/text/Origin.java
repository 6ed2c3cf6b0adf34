// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a printed number comes from: one column of one row of one table in one state.
 *
 * <p>Its {@link #id()} stands beside the number on the page, so a reader finds the way back to the
 * rows with {@code ./qingmiao explain ID} ten years later.
 *
 * @param source the table in the state that was read
 * @param key the row, as a JSON object of key columns; part of the key where many rows were counted
 * @param column the column, or {@value #ROWS} for a count of rows
 */
public record Origin(Source source, String key, String column) {

  /** The column of a figure that counts rows. */
  public static final String ROWS = "count(*)";

  private static final int ID_DIGITS = 16;

  /**
   * One table in one state.
   *
   * @param table its name
   * @param digest content digest of the partition that was read
   * @param version Delta version of the table
   */
  public record Source(String table, String digest, long version) {}

  /** A row of that table; {@link #at} names the column. */
  public static Origin row(Source source, String... namesAndValues) {
    return new Origin(source, key(namesAndValues), "");
  }

  /** The same row at that column. */
  public Origin at(String column) {
    return new Origin(source, key, column);
  }

  /** A key in the form that {@code explain} reads: name and value in turn. */
  private static String key(String... namesAndValues) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      json.append(i == 0 ? "" : ",")
          .append(quoted(namesAndValues[i]))
          .append(':')
          .append(quoted(namesAndValues[i + 1]));
    }
    return json.append('}').toString();
  }

  /**
   * First 16 hex digits of the SHA-256 over the UTF-8 JSON array of table, key, column and
   * partition digest (platform 3.3): equal figures have equal ids in every run.
   */
  public String id() {
    String json =
        Stream.of(source.table, key, column, source.digest)
            .map(Origin::quoted)
            .collect(Collectors.joining(",", "[", "]"));
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        default -> json.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return json.append('"').toString();
  }
}
