// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The book as its readers may count on it. */
class DemoBookTest {
  private static final long SEED = 1069;
  private static final DemoBook BOOK = DemoBook.of(SEED, 1);

  @TempDir Path folder;

  @Test
  void hasTheSameBytesTwiceAndInAnotherLocaleAndZone() throws IOException {
    DemoBook.of(SEED, 0.1).deliver(folder.resolve("once"));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      DemoBook.of(SEED, 0.1).deliver(folder.resolve("again"));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(files(folder.resolve("again"))).isEqualTo(files(folder.resolve("once")));
  }

  @Test
  void isAnotherBookForAnotherSeed() throws IOException {
    DemoBook.of(SEED, 0.05).deliver(folder.resolve("one"));
    DemoBook.of(SEED + 1, 0.05).deliver(folder.resolve("other"));
    assertThat(files(folder.resolve("other"))).isNotEqualTo(files(folder.resolve("one")));
  }

  @Test
  void deliversEverySourceOnBothDaysInLessThanFortyMegabytes() throws IOException {
    BOOK.deliver(folder);
    Map<String, String> files = files(folder);
    assertThat(files.keySet())
        .containsExactly(
            "enterprise/2025-06-30/enterprise.csv",
            "enterprise/2025-07-01/enterprise.csv",
            "loan/2025-06-30/loan.csv",
            "loan/2025-07-01/loan.csv",
            "repayment/2025-06-30/repayment.csv",
            "repayment/2025-07-01/repayment.csv",
            "tax_filing/2025-06-30/tax_filing.csv",
            "tax_filing/2025-07-01/tax_filing.csv",
            "utility_bill/2025-06-30/utility_bill.jsonl",
            "utility_bill/2025-07-01/utility_bill.jsonl");
    assertThat(files.values().stream().mapToLong(String::length).sum()).isLessThan(40_000_000);
    for (Source source : Source.values()) {
      assertThat(BOOK.lines(source, DemoBook.NEXT_DATE)).as(source.folder()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void plantsEveryMessExactlyAsListed(Source source) {
    Map<Planting, Integer> planted = new HashMap<>();
    BOOK.planted(source).forEach(p -> planted.merge(p.planting(), 1, Integer::sum));
    Map<Planting, Integer> listed = new HashMap<>();
    Planting.ALL.stream()
        .filter(planting -> planting.source() == source)
        .forEach(planting -> listed.put(planting, planting.count()));
    assertThat(planted).isEqualTo(listed);
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void staysWellBelowTheQuarantineGate(Source source) {
    double quarantined =
        BOOK.planted(source).stream()
            .mapToInt(planted -> planted.planting().mess().verdict().quarantined)
            .sum();
    assertThat(quarantined / BOOK.lines(source, DemoBook.BUSINESS_DATE).size())
        .isBetween(0.0001, 0.015); // the gate is 0.02
  }

  @Test
  void listsEveryMessInItsReadme() throws IOException {
    String readme = Files.readString(Path.of("src/main/java/org/qingmiao/jobs/demo/README.md"));
    for (Planting planting : Planting.ALL) {
      assertThat(readme)
          .contains(
              "| %s | %s | %s | %d |"
                  .formatted(
                      planting.source().folder(),
                      planting.mess(),
                      planting.column(),
                      planting.count()));
    }
  }

  @Test
  void bringsTwelveNewApplicationsOnTheNextDay() {
    assertThat(BOOK.lines(Source.LOAN, DemoBook.NEXT_DATE))
        .filteredOn(line -> line.cell("VERSION").equals("0"))
        .hasSize(12)
        .allSatisfy(line -> assertThat(line.cell("APPLY_DT")).isEqualTo("2025-07-01"));
  }

  @Test
  void defaultsInOneLoanOfNineOrTen() {
    double rate = BOOK.loans().stream().filter(loan -> loan.fate().isDefault()).count() / 6000.0;
    assertThat(rate).isBetween(0.09, 0.12);
  }

  @Test
  void letsTheLawBeFound() {
    // Area under the curve of the law's own probability against fate, by Mann and Whitney.
    List<DemoLoan> bad = BOOK.loans().stream().filter(loan -> loan.fate().isDefault()).toList();
    List<DemoLoan> good = BOOK.loans().stream().filter(loan -> !loan.fate().isDefault()).toList();
    double wins = 0;
    for (DemoLoan b : bad) {
      for (DemoLoan g : good) {
        wins += b.probability() > g.probability() ? 1 : 0;
      }
    }
    assertThat(wins / bad.size() / good.size()).isBetween(0.80, 0.87);
  }

  @Test
  void keepsTheTruthOutOfTheDelivery() throws IOException {
    Path landing = folder.resolve("landing");
    Path truth = folder.resolve("truth");
    BOOK.deliver(landing);
    BOOK.reveal(truth);
    assertThat(files(truth).keySet()).containsExactly("enterprise.csv", "loan.csv", "mess.csv");
    assertThat(files(landing).values())
        .noneMatch(text -> text.contains("probability") || text.contains("STOPPED"));
  }

  @Test
  void refusesAScaleThatIsNoBook() {
    assertThatThrownBy(() -> DemoBook.of(SEED, 0))
        .hasMessage("demo.scale is 0.0, expected a number from 0.05 to 100");
  }

  /** Path to bytes, each byte as one character. */
  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file).toString(),
            Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
