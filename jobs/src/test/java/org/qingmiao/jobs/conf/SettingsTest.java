// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

class SettingsTest {
  private static final String GOOD =
      """
      name: shop
      as_of: 2025-06-30
      public_data: true
      keyset: demo
      sources:
        - source: visits
          table: raw.visit
          grain: one visit
          format: csv
          files: visits.csv
          key: [visit_no]
          columns:
            visit_no: {from: no, type: text, meaning: Number of the visit.}
      """;

  @TempDir Path folder;

  @Test
  void readsASmallConf() {
    Settings settings = read(GOOD);
    assertThat(settings.name()).isEqualTo("shop");
    assertThat(settings.lake()).isEqualTo(Path.of("lake/shop"));
    assertThat(settings.sources().get(0).table().columnNames()).containsExactly("visit_no");
  }

  @Test
  void namesEveryFaultWithItsLine() {
    assertThat(
            refusal(
                """
                name: shop
                as_of: 2025-13-01
                zone: Asia/Shanghaj
                keyset: demo
                public_data: maybe
                api_key: 1234
                name: again
                sources:
                  - source: visits
                    table: raw.visit
                    grain: one visit
                    format: csv
                    files: visits.csv
                    key: [visit_no]
                    colums:
                      visit_no: {from: no}
                """))
        .contains(
            "conf.yaml:6: \"api_key\" holds a secret in plain text; write ${env:NAME} or ${file:path} instead",
            "conf.yaml:7: \"name\" stands twice, first in line 1",
            "conf.yaml:2: as_of is \"2025-13-01\", expected a date such as 2025-06-30",
            "conf.yaml:3: zone is \"Asia/Shanghaj\", expected a time zone such as Asia/Shanghai",
            "conf.yaml:5: public_data is \"maybe\", expected true or false",
            "conf.yaml:9: \"columns\" is missing; map at least one column",
            "conf.yaml:15: \"colums\" is unknown, did you mean \"columns\"?");
  }

  @Test
  void anIdMustBecomeAToken() {
    assertThat(refusal(GOOD.replace("type: text,", "type: text, role: id,")))
        .singleElement()
        .asString()
        .endsWith(
            "column visit_no is an id without domain; name one, such as loan, so that it becomes a"
                + " token");
  }

  /** Every such row would go to quarantine, which nobody means who lists the mark. */
  @Test
  void marksForNoValueNeedAColumnThatMayBeEmpty() {
    assertThat(refusal(GOOD.replace("type: text,", "type: text, missing: [\"-\"],")))
        .singleElement()
        .asString()
        .startsWith("conf.yaml:13: column visit_no lists what stands for no value")
        .endsWith("add optional: true, or delete missing");
  }

  /** A text processor makes them of straight ones, and then no cell is equal to “-1”. */
  @Test
  void quotesOfATextProcessorAreNoQuotes() {
    assertThat(refusal(GOOD.replace("type: text,", "type: text, missing: [“-1”], optional: true,")))
        .singleElement()
        .asString()
        .startsWith("conf.yaml:13: “-1” has quotes of a text processor");
  }

  @Test
  void aColumnMayBeEmptyWhereWhatItComesFromMay() {
    String columns =
        """
              began_on: {from: began, type: date, optional: true, meaning: Its first day.}
              ended_on: {from: ended, type: date, meaning: Its last day.}
              days: {days_between: [began_on, ended_on], type: whole, unit: days, meaning: Days of it.}
        """
            .replaceAll("(?m)^", "");
    assertThat(refusal(GOOD + columns.indent(0)))
        .singleElement()
        .asString()
        .contains("column days comes from began_on, which may be empty")
        .endsWith("make days optional: true");
  }

  @Test
  void aNumberOfAModelNeedsItsReason() {
    String column =
        """
              spent: {from: spent, type: whole, unit: cny, role: feature, trend: falling, code: R03, meaning: Spent.}
        """;
    assertThat(refusal(GOOD + column))
        .containsExactly(
            "conf.yaml:14: \"why\" is missing; say why the risk moves so with spent, or none beside trend: free");
  }

  @Test
  void repeatsNoSecret() {
    assertThat(refusal(GOOD + "db_password: hunter2\n").toString()).doesNotContain("hunter2");
  }

  @Test
  void takesSecretsFromFiles() throws IOException {
    Files.writeString(folder.resolve("keys.txt"), "keys.json\n");
    assertThat(read(GOOD.replace("keyset: demo", "keyset: ${file:keys.txt}")).keyset())
        .isEqualTo("keys.json");
  }

  @Test
  void refusesAliasesTagsAndCircles() {
    assertThat(refusal("a: &x [1]\nb: *x\n" + GOOD))
        .contains("conf.yaml:1: is used twice through an alias (*); write the value out");
    assertThat(refusal(GOOD.replace("name: shop", "name: !!java.io.File x")))
        .contains("conf.yaml:1: has the tag tag:yaml.org,2002:java.io.File; conf knows no tags");
    assertThat(
            refusal(
                GOOD
                    + "      a: {prefix: 1, of: b, type: text, meaning: A.}\n"
                    + "      b: {prefix: 1, of: a, type: text, meaning: B.}\n"))
        .contains("conf.yaml:6: columns derive from each other in a circle: a, b");
  }

  @Test
  void placeOfATableWithinAWorkbookIsForWorkbooksOnly() {
    String place = "    sheet: June\n    first_column: XFD\n    columns:";
    Layout layout =
        read(GOOD.replace("format: csv", "format: xlsx").replace("    columns:", place))
            .sources()
            .get(0)
            .layout();
    assertThat(layout.sheet()).isEqualTo("June");
    assertThat(layout.firstColumn().index()).isEqualTo(16_383);
    assertThat(layout.firstColumn().letters()).isEqualTo("XFD");
    assertThat(new SheetColumn(26).letters()).isEqualTo("AA");
    assertThat(refusal(GOOD.replace("    columns:", place)))
        .satisfiesExactly(
            sheet -> assertThat(sheet).startsWith("conf.yaml:12: \"sheet\" is unknown"),
            first -> assertThat(first).startsWith("conf.yaml:13: \"first_column\" is unknown"));
    assertThat(
            refusal(
                GOOD.replace("format: csv", "format: xlsx")
                    .replace("    columns:", place.replace("XFD", "XFE"))))
        .containsExactly(
            "conf.yaml:13: first_column is \"XFE\", expected the letters of a column, A to XFD");
  }

  /** What it lacks is no further fault. */
  @Test
  void aConfThatIsNotThereIsOneFault() {
    assertThatThrownBy(() -> Settings.read(folder.resolve("none.yaml"), List.of(), List.of()))
        .isInstanceOf(Refusal.class)
        .message()
        .endsWith("none.yaml: cannot be read")
        .hasLineCount(1);
  }

  @Test
  void anUnknownKeyOfTheCommandLineIsNamedThere() {
    assertThatThrownBy(
            () -> Settings.read(written(GOOD), List.of("sources.visits.filse=v2.csv"), List.of()))
        .hasMessage(
            "--set sources.visits.filse=v2.csv: \"filse\" is unknown, did you mean \"files\"?");
  }

  @Test
  void commandLineReplacesValues() {
    Settings settings =
        Settings.read(
            written(GOOD),
            List.of(
                "as_of=2025-07-01",
                "sources.visits.files=v2.csv",
                "credit={book: raw.visit, product: P}",
                "credit.cutoffs.decline_from=0.4"),
            List.of());
    assertThat(settings.asOf()).hasToString("2025-07-01");
    assertThat(settings.sources().get(0).files()).isEqualTo("v2.csv");
    assertThat(settings.credit().orElseThrow().cutoffs().declineFrom()).isEqualTo(0.4);
  }

  @Test
  void digestFollowsWhatAReferenceStandsFor() throws IOException {
    String conf = GOOD.replace("grain: one visit", "grain: ${file:grain.txt}");
    Files.writeString(folder.resolve("grain.txt"), "one visit");
    String digest = read(conf).digest();
    assertThat(digest).isEqualTo(read(GOOD).digest());
    Files.writeString(folder.resolve("grain.txt"), "one call");
    assertThat(read(conf).digest()).isNotEqualTo(digest);
  }

  @Test
  void aDerivationFitsTheTypesOfItsColumns() {
    assertThat(
            refusal(
                GOOD
                    + """
                            day: {from: day, type: date, meaning: Day.}
                            year: {prefix: 4, of: day, type: whole, unit: years, meaning: Year.}
                            first: {equals: [visit_no, day], type: whole, unit: none, meaning: Never.}
                            share: {ratio: [year, visit_no], type: real, unit: share, meaning: Share.}
                      """))
        .extracting(fault -> fault.replaceFirst("^conf.yaml:\\d+: ", ""))
        .containsExactlyInAnyOrder(
            "column year is whole, but prefix makes text",
            "column day is date, but prefix, from which year comes, takes text",
            "column first is 1 where visit_no (text) equals day (date), which can never be; give both one type",
            "column share is real, but ratio makes decimal",
            "column visit_no is text, but ratio, from which share comes, takes decimal or whole");
  }

  @Test
  void digestFollowsContentAndNotPlaceOrLayout() {
    String digest = read(GOOD).digest();
    assertThat(read(GOOD + "lake: elsewhere # a comment\n").digest()).isEqualTo(digest);
    assertThat(read(GOOD.replace("from: no,", "from: nr,")).digest()).isNotEqualTo(digest);
  }

  @Test
  void mapsToAContractOfTheCodeWithoutRepeatingIt() {
    Table visit =
        Table.of("raw.visit", "one visit", Shape.EVENTS)
            .key("visit_no")
            .columns(Column.text("visit_no", "Number."), Column.date("seen_on", "Day."));
    String conf =
        GOOD.replace("    grain: one visit\n", "")
            .replace("    key: [visit_no]\n", "")
            .replace("{from: no, type: text, meaning: Number of the visit.}", "{from: no}");
    assertThatThrownBy(() -> Settings.read(written(conf), List.of(), List.of(visit)))
        .hasMessageEndingWith("conf.yaml:10: raw.visit requires the column seen_on (Day.); map it");
    Settings settings =
        Settings.read(written(conf + "      seen_on: {from: day}\n"), List.of(), List.of(visit));
    assertThat(settings.sources().get(0).table()).isEqualTo(visit);
  }

  private Settings read(String conf) {
    return Settings.read(written(conf), List.of(), List.of());
  }

  private List<String> refusal(String conf) {
    try {
      read(conf);
    } catch (Refusal refusal) {
      assertThat(refusal.code()).isEqualTo(ExitCode.USAGE);
      return refusal.getMessage().lines().map(l -> l.replace(folder + "/", "")).toList();
    }
    throw new AssertionError("was accepted");
  }

  private Path written(String conf) {
    try {
      return Files.writeString(folder.resolve("conf.yaml"), conf);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
