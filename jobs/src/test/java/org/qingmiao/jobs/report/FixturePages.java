// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Press;
import org.qingmiao.jobs.report.text.Phrase;

/** The nine kinds of page, made of the {@link Fixture}. */
final class FixturePages {

  private FixturePages() {}

  static List<Page> all() {
    ValidationFacts validation = Fixture.validation();
    QueueFacts queue = Fixture.queue();
    List<Phrase> notices = Notices.of(Fixture.TEXTS, Fixture.EDITION, validation, queue);
    DecisionFacts first = queue.shown().get(0);
    Page land = LandPage.of(Fixture.TEXTS, Fixture.EDITION, first, LandFixture.land());
    Page decision =
        DecisionPage.of(Fixture.TEXTS, Fixture.EDITION, notices, first, Optional.of(land.path()));
    List<Page> pages = new ArrayList<>();
    pages.add(ValidationPage.of(Fixture.TEXTS, Fixture.EDITION, notices, validation));
    pages.add(CardPage.of(Fixture.TEXTS, notices, Fixture.card(), validation));
    pages.add(
        QueuePage.of(
            Fixture.TEXTS,
            Fixture.EDITION,
            notices,
            queue,
            Set.of(queue.shown().get(0).decisionId())));
    pages.add(
        IndexPage.of(
            Fixture.TEXTS,
            Fixture.DAY,
            notices,
            List.copyOf(pages),
            List.of(decision),
            List.of("credit_score.csv", "model_card.json")));
    pages.add(decision);
    pages.add(land);
    pages.add(RunPage.of(Fixture.TEXTS, Fixture.EDITION, Fixture.run()));
    pages.add(CarbonPage.of(Fixture.TEXTS, Fixture.EDITION, Fixture.carbon()));
    pages.add(CataloguePage.of(Fixture.TEXTS, Fixture.EDITION, Fixture.catalogue()));
    return pages;
  }

  static String html(Page page) {
    return new Press(Fixture.TEXTS, Fixture.EDITION.language()).html(page);
  }

  /** Writes the pages below a directory and returns where they are. */
  static List<Path> write(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Page page : all()) {
      Path file = directory.resolve(page.path());
      Files.createDirectories(file.getParent());
      Files.writeString(file, html(page), StandardCharsets.UTF_8);
      files.add(file);
    }
    return files;
  }
}
