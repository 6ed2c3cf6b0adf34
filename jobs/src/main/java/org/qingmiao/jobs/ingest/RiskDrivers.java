// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the headers of loan books usually mean for the risk: {@code drivers.csv} beside this class.
 */
final class RiskDrivers {
  private static final String FILE = "drivers.csv";

  private final List<Driver> drivers;

  private RiskDrivers(List<Driver> drivers) {
    this.drivers = drivers;
  }

  /**
   * What drives the risk.
   *
   * @param words of headers that speak of it
   * @param trend rising, falling or free, as a conf writes it
   * @param code of the reason that it gives
   * @param why the risk moves so; none where the trend is free
   */
  record Driver(List<String> words, String trend, String code, String why) {

    /** The word of a header that speaks of it. */
    private Optional<String> wordIn(String header) {
      String name = ColumnNames.snake(header).orElse("");
      return words.stream().filter(word -> isIn(word, header, name)).findFirst();
    }

    private static boolean isIn(String word, String header, String name) {
      if (word.startsWith("=")) {
        return word.substring(1).equals(header) || word.substring(1).equals(name);
      }
      return word.matches("\\w+") ? ("_" + name).contains("_" + word) : header.contains(word);
    }
  }

  /**
   * A driver that was found.
   *
   * @param word by which
   */
  record Found(Driver driver, String word) {}

  /** Those that the program knows. */
  static RiskDrivers shipped() {
    try (InputStream file = RiskDrivers.class.getResourceAsStream(FILE);
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
      return new RiskDrivers(csv.stream().map(RiskDrivers::driver).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Driver driver(NamedCsvRecord row) {
    return new Driver(
        List.of(row.getField("words").split(" ")),
        row.getField("trend"),
        row.getField("code"),
        row.getField("why"));
  }

  /** Every reason code, each once, with the words that lead to it: one Chinese, one English. */
  String codes() {
    Map<String, List<String>> words = new TreeMap<>();
    drivers.forEach(driver -> words.putIfAbsent(driver.code(), driver.words()));
    return words.entrySet().stream()
        .map(code -> "%s %s".formatted(code.getKey(), bothTongues(code.getValue())))
        .collect(Collectors.joining(", "));
  }

  private static String bothTongues(List<String> words) {
    return Stream.of("\\W+", "\\w+")
        .flatMap(tongue -> words.stream().filter(word -> word.matches(tongue)).limit(1))
        .collect(Collectors.joining(" "));
  }

  /** All, the special before the general. */
  List<Driver> all() {
    return drivers;
  }

  /** The first that a header speaks of. */
  Optional<Found> of(String header) {
    return drivers.stream()
        .flatMap(driver -> driver.wordIn(header).map(word -> new Found(driver, word)).stream())
        .findFirst();
  }
}
