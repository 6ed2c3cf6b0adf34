// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.report.RunPage;
import org.qingmiao.models.ledger.LandCards;

/** The pages of a whole run, as they lie on the disk. */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoPagesTest {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"#][^\":]*)\"");

  private Path reports;

  @BeforeAll
  void findThem(DemoTrial.Lake demo) {
    reports =
        demo.trial().lake().root().resolve("reports").resolve(DemoBook.BUSINESS_DATE.toString());
  }

  /** Faces 6.9: 300 KB without a map, 900 KB with. */
  @Test
  void everyPageStaysBelowItsSize() throws IOException {
    for (Path page : pages()) {
      boolean hasMap = page.getParent().endsWith("parcel");
      assertThat(Files.size(page))
          .as(page.toString())
          .isLessThanOrEqualTo(hasMap ? 900_000 : 300_000);
    }
  }

  /** Of the decisions that have a page, those of who has land lead to it and back. */
  @Test
  void decisionsOfWhoHasLandLeadToItsParcels(DemoTrial.Lake demo) throws IOException {
    long borrowers = demo.trial().rows(LandCards.TABLE).count();
    List<Path> land = pages().stream().filter(p -> p.getParent().endsWith("parcel")).toList();
    assertThat(borrowers).isPositive();
    assertThat(land).hasSizeGreaterThanOrEqualTo((int) borrowers);
    for (Path page : land) {
      Path decision = reports.resolve("decision").resolve(page.getFileName());
      assertThat(links(page)).contains("../decision/" + page.getFileName());
      assertThat(links(decision)).contains("../parcel/" + page.getFileName());
      assertThat(Files.readString(page)).contains("class=\"edge\"");
    }
    assertThat(pages().stream().filter(p -> p.getParent().endsWith("decision")).toList())
        .hasSizeGreaterThan(land.size());
  }

  /** The page of the run is written by the command, which the launcher's test looks at. */
  @Test
  void everyLinkOfAPageLeadsToAFile() throws IOException {
    for (Path page : pages()) {
      assertThat(links(page))
          .as(page.toString())
          .filteredOn(link -> !link.equals(RunPage.PATH))
          .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }
  }

  @Test
  void theQueueBeginsWithTheDayAndLinksFiftyDecisions() throws IOException {
    List<String> rows =
        Pattern.compile("<tr>\\s*<th scope=\"row\">.*?</tr>", Pattern.DOTALL)
            .matcher(Files.readString(reports.resolve("queue.html")))
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(rows.get(0)).contains(DemoBook.BUSINESS_DATE.toString()).contains("decision/");
    assertThat(links(reports.resolve("queue.html")))
        .filteredOn(link -> link.startsWith("decision/"))
        .hasSize(50);
  }

  /** The conf of the demo asks for it, of its nine groups. */
  @Test
  void theValidationSaysWhatEachGroupAdds(DemoTrial.Lake demo) throws IOException {
    List<String> groups = demo.trial().installation().settings().credit().orElseThrow().groups();
    assertThat(
            demo.trial()
                .rows("publish.validation_report")
                .where("metric = 'auc_lost_test' and value between ci_low and ci_high")
                .select("segment")
                .as(Encoders.STRING())
                .collectAsList())
        .containsExactlyInAnyOrderElementsOf(groups);
    assertThat(Files.readString(reports.resolve("validation.html"))).contains("groups-metrics");
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(reports)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  private static List<String> links(Path page) throws IOException {
    return LINK.matcher(Files.readString(page)).results().map(found -> found.group(1)).toList();
  }
}
