// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.qingmiao.features.identity.CreditCode;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * Credit codes that are legal although their check character is not what GB 32100 asks, such as
 * pilot codes of 2015 (specs/platform 4.4). Each stands there by a person's decision, with reason,
 * name and day.
 *
 * @param entries codes in their normalised form, or their tokens
 */
public record WaivedCodes(Set<String> entries) {
  /** Where an installation lists them. */
  public static final String FILE = "credit-code-waivers.csv";

  private static final String DOMAIN = "credit_code";
  private static final List<String> COLUMNS = List.of("code", "reason", "by", "on");

  public WaivedCodes {
    entries = Set.copyOf(entries);
  }

  /**
   * The codes of a file; none where it is not there.
   *
   * @throws Refusal with every fault; it never repeats a code
   */
  public static WaivedCodes read(Path file) {
    if (!Files.exists(file)) {
      return new WaivedCodes(Set.of());
    }
    Set<String> entries = new TreeSet<>();
    List<String> faults = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord row : csv) {
        String place = "%s line %d: ".formatted(file, row.getStartingLineNumber());
        faults(row).forEach(f -> faults.add(place + f));
        entries.add(normalised(cell(row, "code")));
      }
    } catch (IOException | CsvParseException e) {
      throw new Refusal(ExitCode.USAGE, "%s cannot be read as CSV".formatted(file), e);
    }
    if (!faults.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, String.join("\n", faults));
    }
    return new WaivedCodes(entries);
  }

  private static List<String> faults(NamedCsvRecord row) {
    List<String> faults = new ArrayList<>();
    COLUMNS.stream()
        .filter(c -> cell(row, c).isEmpty())
        .forEach(c -> faults.add("no %s; a waiver has code, reason, by and on".formatted(c)));
    if (!cell(row, "code").isEmpty() && normalised(cell(row, "code")).isEmpty()) {
      faults.add("code is neither 18 characters of a credit code nor a token of one");
    }
    if (!cell(row, "on").isEmpty() && !isDay(cell(row, "on"))) {
      faults.add("on is \"%s\", expected a date such as 2025-06-30".formatted(cell(row, "on")));
    }
    return faults;
  }

  private static String cell(NamedCsvRecord row, String column) {
    return row.findField(column).orElse("").strip();
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String normalised(String code) {
    boolean isToken = Pseudonym.isToken(code) && Pseudonym.domain(code).equals(DOMAIN);
    return isToken ? code : CreditCode.read(code).normalised();
  }

  /**
   * The codes themselves; tokens are read back with the key of the installation.
   *
   * @throws Refusal when another key made a token
   */
  public Set<String> codes(Pseudonym pseudonym) {
    Set<String> codes = new TreeSet<>();
    try {
      entries.forEach(e -> codes.add(Pseudonym.isToken(e) ? pseudonym.plain(e) : e));
      return codes;
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, FILE + ": " + e.getMessage(), e);
    }
  }
}
