// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.report.FigureSource;
import org.qingmiao.jobs.report.FigureTable;
import org.qingmiao.jobs.report.QueueOrder;
import org.qingmiao.jobs.report.text.Currency;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.models.ledger.CreditScores;

/** Every number on a page leads back to the row that it was read from (faces 6.7). */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WayBackTest {
  private static final Pattern FIGURE =
      Pattern.compile("data-figure=\"([0-9a-f]{16})\"[^>]*>([^<]*)<");

  private TrialLake trial;
  private Path reports;
  private final Map<String, Row> figures = new HashMap<>();
  private final Map<String, Map<Map<String, String>, Row>> rows = new HashMap<>();

  @BeforeAll
  void readTheFigures(DemoTrial.Lake demo) {
    trial = demo.trial();
    reports = trial.lake().root().resolve("reports").resolve(DemoBook.BUSINESS_DATE.toString());
    trial
        .rows(FigureTable.TABLE)
        .where(col("as_of").equalTo(lit(DemoBook.BUSINESS_DATE.toString())))
        .collectAsList()
        .forEach(r -> figures.put(r.getAs("figure_id"), r));
  }

  @Test
  void everyNumberOfTheValidationReportIsFoundAgain() throws IOException {
    assertThat(faults(reports.resolve("validation.html"))).isEmpty();
  }

  @Test
  void everyNumberOfADecisionIsFoundAgain() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.list(reports.resolve("decision"))) {
      pages = files.filter(f -> f.toString().endsWith(".html")).sorted().limit(5).toList();
    }
    assertThat(pages).isNotEmpty();
    for (Path page : pages) {
      assertThat(faults(page)).as(page.getFileName().toString()).isEmpty();
    }
  }

  @Test
  void everyNumberOfTheCardAndTheQueueIsFoundAgain() throws IOException {
    for (String page : List.of("model_card.html", "queue.html")) {
      assertThat(faults(reports.resolve(page))).as(page).isEmpty();
    }
  }

  @Test
  void everyNumberOfTheCarbonPageIsFoundAgain() throws IOException {
    assertThat(faults(reports.resolve("carbon.html"))).isEmpty();
  }

  /** The largest page is one with maps and curves. */
  @Test
  void everyNumberOfAParcelPageIsFoundAgain() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.list(reports.resolve("parcel"))) {
      pages = files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
    }
    Path largest = pages.get(0);
    for (Path page : pages) {
      largest = Files.size(page) > Files.size(largest) ? page : largest;
    }
    for (Path page : List.of(largest, pages.get(0))) {
      assertThat(faults(page)).as(page.getFileName().toString()).isEmpty();
    }
    assertThat(Files.readString(largest)).contains("data:image/png;base64,", "class=\"band s2\"");
  }

  /** By the enterprise where a source does not know the loan, as tax filings do not. */
  @Test
  void explainLeadsToTheLinesOfEverySourceBehindADecision() {
    Workplace place = Workplace.of(trial.installation(), trial.spark());
    String decision =
        QueueOrder.of(trial.rows(CreditScores.TABLE).where("score IS NOT NULL"))
            .first()
            .getAs("decision_id");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    new Explanation(place, new PrintStream(said, true, StandardCharsets.UTF_8)).decision(decision);
    assertThat(
            said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches(" +\\S+[.](csv|jsonl):\\d+.*")))
        .anyMatch(line -> line.contains("loan/"))
        .anyMatch(line -> line.contains("enterprise/"))
        .anyMatch(line -> line.contains("tax_filing/"));
  }

  /** One figure of every form that a place takes in each table, through the command's own code. */
  @Test
  void explainPrintsTheValueBehindAnId() {
    Map<String, Row> forms = new TreeMap<>();
    figures.values().forEach(f -> forms.putIfAbsent(f.<String>getAs("table") + " " + form(f), f));
    assertThat(forms.keySet())
        .anyMatch(form -> form.endsWith(" " + Origin.ROWS))
        .anyMatch(form -> form.endsWith(" x.x"))
        .anyMatch(form -> form.endsWith(" x[x].x"));
    Workplace place = Workplace.of(trial.installation(), trial.spark());
    forms.forEach(
        (form, figure) -> {
          ByteArrayOutputStream said = new ByteArrayOutputStream();
          new Explanation(place, new PrintStream(said, true, StandardCharsets.UTF_8))
              .figure(figure.getAs("figure_id"));
          assertThat(said.toString(StandardCharsets.UTF_8))
              .as(form)
              .contains("  column   " + figure.getAs("column"))
              .containsPattern("  value    \\S+");
        });
  }

  /** The place without its names: a column, a field of a struct, of a list, inside JSON. */
  private static String form(Row figure) {
    String column = figure.getAs("column");
    return column.equals(Origin.ROWS) ? column : column.replaceAll("[^.\\[\\]]+", "x");
  }

  /** Figures of a page without a way back, or with another value at its end. */
  private List<String> faults(Path page) throws IOException {
    List<String> faults = new ArrayList<>();
    Matcher printed = FIGURE.matcher(Files.readString(page));
    int seen = 0;
    while (printed.find()) {
      seen++;
      Row figure = figures.get(printed.group(1));
      if (figure == null) {
        faults.add(printed.group(1) + " is not in audit.figure");
        continue;
      }
      FigureSource source = FigureSource.of(figure);
      Object value = value(source);
      String text = printed.group(2).replace("&lt;", "<").replace("&gt;", ">");
      if (value == null || (value instanceof Number n && !forms(n).contains(text))) {
        faults.add(
            "%s prints %s for %s of %s %s, which is %s"
                .formatted(
                    printed.group(1), text, source.column(), source.table(), source.key(), value));
      }
    }
    assertThat(seen).as("figures of " + page).isPositive();
    return faults.stream().distinct().toList();
  }

  private Object value(FigureSource source) {
    Table table = trial.installation().table(source.table());
    if (source.column().equals(Origin.ROWS)) {
      return Long.valueOf(source.values(trial.lake().read(table, source.version())).get(0));
    }
    Map<Map<String, String>, Row> byKey =
        rows.computeIfAbsent(
            source.table() + source.version() + source.key().keySet(),
            name -> byKey(table, source));
    Row row = byKey.get(source.key());
    return row == null ? null : source.value(row).orElse(null);
  }

  /** All rows at once: a query a figure would take minutes. */
  private Map<Map<String, String>, Row> byKey(Table table, FigureSource source) {
    Map<Map<String, String>, Row> byKey = new HashMap<>();
    for (Row row : trial.lake().read(table, source.version()).collectAsList()) {
      Map<String, String> key = new HashMap<>();
      source.key().keySet().forEach(k -> key.put(k, String.valueOf((Object) row.getAs(k))));
      byKey.put(key, row);
    }
    return byKey;
  }

  /** How a number may be read on a page; the exact forms are held by the tests of the numbers. */
  private static Set<String> forms(Number number) {
    double value = number.doubleValue();
    List<Phrase> forms =
        new ArrayList<>(
            List.of(
                Numbers.pd(value),
                Numbers.share(value),
                Numbers.count(Math.round(value)),
                Numbers.signedPoints(value),
                Numbers.tonnes(value),
                Numbers.area(value),
                new Currency("CNY").amount(new BigDecimal(number.toString()))));
    for (int places = 2; places <= 4; places++) {
      forms.add(Numbers.decimals(value, places));
    }
    Set<String> texts = new HashSet<>();
    forms.forEach(
        f -> Stream.of(f.zh(), f.en()).forEach(all -> all.forEach(p -> texts.add(p.text()))));
    texts.add(number.toString());
    return texts;
  }
}
