// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Section;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** The first page of a business date: what was made and who reads it. */
final class IndexPage {

  static final String PATH = "index.html";

  private IndexPage() {}

  static Page of(
      Texts texts,
      LocalDate asOf,
      List<Phrase> notices,
      List<Page> pages,
      List<Page> decisions,
      List<String> files) {
    List<Block.Link> reports = new ArrayList<>();
    pages.forEach(page -> reports.add(link(texts, page.path(), page.title())));
    // Written by the run itself, when all its jobs have ended.
    reports.add(link(texts, RunPage.PATH, texts.say("run.title")));
    List<Section> sections = new ArrayList<>();
    sections.add(
        Section.always("reports", texts.say("index.reports"), List.of(new Block.Links(reports))));
    if (!decisions.isEmpty()) {
      sections.add(
          Section.always(
              "decisions",
              texts.say("index.decisions"),
              List.of(
                  new Block.Links(
                      decisions.stream()
                          .map(page -> new Block.Link(page.path(), page.title(), Phrase.NONE))
                          .toList()))));
    }
    sections.add(
        Section.full(
            "files",
            texts.say("index.files"),
            List.of(
                new Block.Links(
                    files.stream()
                        .map(
                            file ->
                                new Block.Link(
                                    file,
                                    Phrase.outside(file),
                                    texts.say("index.file." + file.replaceAll("\\..*", ""))))
                        .toList()))));
    return new Page(
        PATH,
        texts.say("index.title"),
        List.of(texts.say("page.as_of", "date", Phrase.same(asOf.toString()))),
        notices,
        sections);
  }

  private static Block.Link link(Texts texts, String path, Phrase title) {
    return new Block.Link(path, title, texts.say("index.about." + path.replace(".html", "")));
  }
}
