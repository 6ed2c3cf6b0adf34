// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.jobs.report.text.Phrase;

class PagesTest {

  @Test
  void givesEqualBytesInAnotherLocaleAndZone() {
    List<String> before = FixturePages.all().stream().map(FixturePages::html).toList();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
      assertThat(FixturePages.all().stream().map(FixturePages::html).toList()).isEqualTo(before);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void printsTheSameNumbersInBothLanguages() {
    FixturePages.all()
        .forEach(
            page ->
                phrases(page)
                    .forEach(
                        phrase ->
                            assertThat(origins(phrase, Language.EN))
                                .as(phrase.in(Language.EN))
                                .containsExactlyInAnyOrderElementsOf(
                                    origins(phrase, Language.ZH))));
  }

  @Test
  void keepsTheOriginOfEveryNumberThatIsMarkedOnThePage() {
    for (Page page : FixturePages.all()) {
      Set<String> marked =
          Pattern.compile("data-figure=\"([0-9a-f]{16})\"")
              .matcher(FixturePages.html(page))
              .results()
              .map(found -> found.group(1))
              .collect(Collectors.toSet());
      assertThat(marked)
          .as(page.path())
          .isEqualTo(page.origins().map(Origin::id).collect(Collectors.toSet()));
    }
  }

  @Test
  void printsNoPlaceholderAndNoKey() {
    FixturePages.all()
        .forEach(
            page ->
                phrases(page)
                    .forEach(
                        phrase -> {
                          for (Language language : Language.values()) {
                            assertThat(phrase.in(language))
                                .isNotIn(Fixture.TEXTS.keys())
                                .doesNotContainPattern("\\{[a-z]")
                                .doesNotContain("NaN", "Infinity", "Optional");
                          }
                        }));
  }

  @Test
  void namesEveryFailedGateFirstWithValueBoundAndSize() {
    Page page = FixturePages.all().get(0);
    List<Block> first = page.sections().get(0).blocks();
    Block.Bullets failed = (Block.Bullets) first.get(2);
    assertThat(failed.items().get(0).in(Language.EN))
        .isEqualTo(
            "Fall of Gini (later period) is 28.8%; accepted at ≤\u00a010%, rejected at >\u00a020%;"
                + " from 5,054 loans, 2,716 of them bad.");
    assertThat(failed.items()).hasSize(3);
  }

  @Test
  void saysSoWhenThereIsNothingToShow() {
    ValidationFacts empty =
        new ValidationFacts(
            Fixture.DAY,
            "none",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Fixture.validation().training());
    Page page = ValidationPage.of(Fixture.TEXTS, Fixture.EDITION, List.of(), empty);
    assertThat(FixturePages.html(page)).contains("没有已发布的数值").doesNotContain("svg class=\"chart");
    Page queue =
        QueuePage.of(
            Fixture.TEXTS,
            Fixture.EDITION,
            List.of(),
            new QueueFacts(
                Fixture.DAY,
                new QueueFacts.Tally(List.of(), Fixture.queue().ofDay().origin()),
                new QueueFacts.Tally(List.of(), Fixture.queue().all().origin()),
                List.of()),
            Set.of());
    assertThat(FixturePages.html(queue)).contains("今天没有需要处理的申请");
  }

  @Test
  void tellsAFeatureToLookAtFromASuspectAndFromAModelTooGood() {
    assertThat(leaks("gr_appv", "DROP_ONE", "INVESTIGATE")).contains("The model leans on gr_appv:");
    assertThat(leaks("gr_appv", "HEAPING", "WAIVED"))
        .contains("These features may know the outcome in advance: gr_appv.")
        .doesNotContain("leans on");
    assertThat(leaks("(model)", "MODEL", "INVESTIGATE")).contains("good beyond belief");
    assertThat(leaks("gr_appv", "HEAPING", "CLEAR")).contains("No feature was found to know");
  }

  private static String leaks(String column, String detector, String verdict) {
    ValidationFacts facts = Fixture.validation();
    ValidationFacts with =
        new ValidationFacts(
            facts.asOf(),
            facts.modelId(),
            facts.metrics(),
            List.of(),
            List.of(),
            List.of(Fixture.leak(column, detector, 0.9, 0.8, verdict)),
            List.of(),
            List.of(),
            facts.training());
    return FixturePages.html(ValidationPage.of(Fixture.TEXTS, Fixture.EDITION, List.of(), with));
  }

  @Test
  void namesEveryFamilyOfTheReasonCatalogue() throws IOException {
    List<String> families =
        Files.readAllLines(Path.of("../conf/reasons.csv")).stream()
            .filter(line -> line.matches("[RP]\\d+,.*"))
            .map(line -> line.split(",", 4)[2])
            .distinct()
            .toList();
    assertThat(families)
        .isNotEmpty()
        .allSatisfy(family -> assertThat(Fixture.TEXTS.keys()).contains("family." + family));
  }

  @Test
  void callsAnApplicantByTheLastSixCharactersOfTheToken() {
    DecisionFacts decision = Fixture.decision(0);
    Page page =
        DecisionPage.of(Fixture.TEXTS, Fixture.EDITION, List.of(), decision, Optional.empty());
    assertThat(page.title().in(Language.ZH)).isEqualTo("授信决定：客户 Ax7Qw9");
    assertThat(FixturePages.html(page)).doesNotContain(decision.applicantToken());
  }

  @Test
  void leadsFromADecisionToTheLandBehindItAndBack() {
    DecisionFacts decision = Fixture.queue().shown().get(0);
    Page land = LandPage.of(Fixture.TEXTS, Fixture.EDITION, decision, LandFixture.land());
    assertThat(FixturePages.html(land))
        .contains("href=\"../decision/" + decision.decisionId() + ".html\"")
        .contains("作物长势低于县域同期水平", "Parcel area or location differs from the declaration")
        .contains("No scene that may be relied on shows this parcel")
        .doesNotContain("data-figure=\"\"", decision.applicantToken());
    Page page =
        DecisionPage.of(
            Fixture.TEXTS, Fixture.EDITION, List.of(), decision, Optional.of(land.path()));
    assertThat(FixturePages.html(page))
        .contains("href=\"../parcel/" + decision.decisionId() + ".html\"");
  }

  @Test
  void cutsALongTableAndNamesTheFileWithAllRows() {
    Edition short3 =
        new Edition(Language.EN, 50, 3, Fixture.EDITION.currency(), Edition.DataKind.REAL);
    Page page = QueuePage.of(Fixture.TEXTS, short3, List.of(), Fixture.queue(), Set.of());
    assertThat(FixturePages.html(page))
        .contains("The first 3 rows are shown; 3 more and all of these stand in the file")
        .contains("credit_score.csv");
  }

  private static Stream<Phrase> phrases(Page page) {
    return page.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .flatMap(Block::phrases);
  }

  private static List<String> origins(Phrase phrase, Language language) {
    return phrase.pieces(language).stream()
        .flatMap(piece -> piece.origin().stream())
        .map(Origin::id)
        .toList();
  }
}
