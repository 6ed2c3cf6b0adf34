// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Section;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/** Text from outside is shown, never obeyed. */
@Tag("browser")
class HostileTextTest {

  private static final List<String> ATTACKS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "javascript:alert(1)",
          "]]>",
          "-->",
          "</style><script>1</script>",
          "</title></svg><b>",
          "&lt;b&gt;&amp;",
          "' onmouseover='x",
          "\u202e000,001 CNY",
          "\u0000null",
          "\ud83d",
          "x\udc00y",
          "${7*7} {{7*7}} @raw",
          "=HYPERLINK(\"x\")",
          "a".repeat(10_000),
          "\u2066\u2069\u200f",
          "line\nfeed\ttab\rreturn");

  @Test
  void showsTwoHundredHostileTextsAsTextAndAddsNoElement(@TempDir Path directory)
      throws IOException {
    List<Phrase> texts = hostile().stream().map(Phrase::outside).toList();
    long harmless = elements(page(texts.stream().map(t -> Phrase.same("x")).toList()), directory);
    assertThat(elements(page(texts), directory)).isEqualTo(harmless);
    try (Browser browser = Browser.open()) {
      browser.load(directory.resolve("hostile.html"));
      @SuppressWarnings("unchecked")
      List<String> shown =
          (List<String>)
              browser.run(
                  "return [...document.querySelectorAll('tbody th')].map(e => e.textContent)");
      assertThat(shown)
          .containsExactlyElementsOf(texts.stream().map(t -> t.in(Language.EN)).toList());
    }
  }

  private static long elements(Page page, Path directory) throws IOException {
    Path file = directory.resolve("hostile.html");
    Files.writeString(file, FixturePages.html(page));
    try (Browser browser = Browser.open()) {
      return (long) browser.load(file).run("return document.querySelectorAll('*').length");
    }
  }

  private static Page page(List<Phrase> texts) {
    Phrase title = texts.get(1);
    return new Page(
        "hostile.html",
        title,
        texts.subList(0, 20),
        texts.subList(0, 5),
        List.of(
            Section.always(
                "names",
                title,
                List.of(
                    new Block.Prose(title),
                    new Block.Ranking(List.of(new Block.Ranked(title, title))),
                    DataTable.of(
                        "table",
                        title,
                        List.of(DataTable.Column.words(title), DataTable.Column.words(Phrase.NONE)),
                        texts.stream().map(t -> DataTable.row(t, Phrase.NONE)).toList())))));
  }

  /** The known attacks and seeded mixtures of them. */
  private static List<String> hostile() {
    Random random = new Random(7);
    List<String> all = new ArrayList<>(ATTACKS);
    while (all.size() < 200) {
      String a = ATTACKS.get(random.nextInt(ATTACKS.size()));
      String b = ATTACKS.get(random.nextInt(ATTACKS.size()));
      all.add(a.substring(0, Math.min(a.length(), 1 + random.nextInt(30))) + all.size() + b);
    }
    return all;
  }
}
