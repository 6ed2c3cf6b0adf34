// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.pipeline.Refusal;

class TextsTest {

  private static final Path SHIPPED = Path.of("../conf/texts");

  @Test
  void everyShippedTextIsUsedByAPage() throws IOException {
    String program = source("src/main/java/org/qingmiao/jobs/report") + source("src/main/jte");
    // A family of words is used where the program names its prefix, such as "hint.".
    List<String> unused =
        Texts.read(SHIPPED).keys().stream()
            .filter(key -> !program.contains("\"" + key + "\""))
            .filter(key -> prefixes(key).noneMatch(p -> program.contains("\"" + p + "\"")))
            .toList();
    assertThat(unused).isEmpty();
  }

  @Test
  void refusesLanguagesThatDiffer(@TempDir Path conf) throws IOException {
    Files.writeString(conf.resolve("zh.yaml"), "a: \"甲 {x}\"\nb: 乙\n");
    Files.writeString(conf.resolve("en.yaml"), "a: \"one {y}\"\n");
    assertThatThrownBy(() -> Texts.read(conf))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            conf + ": \"a\" has the placeholders [x] in zh and [y] in en; \"b\" is missing in en");
  }

  @Test
  void namesTheNearestTextWhenOneIsMissing() {
    assertThatThrownBy(() -> Texts.read(SHIPPED).say("page.brend"))
        .isInstanceOf(Refusal.class)
        .hasMessage("conf/texts: no text \"page.brend\"; the nearest is \"page.brand\"");
  }

  @Test
  void keepsTheOriginOfANumberInASentence() {
    Origin origin = Origin.row(new Origin.Source("publish.t", "v1:1:0:0", 1), "id", "7").at("n");
    Phrase said =
        Texts.read(SHIPPED).say("notice.small_sample", "bads", Numbers.count(173).from(origin));
    assertThat(said.origins()).containsExactly(origin);
    assertThat(said.in(Language.ZH)).contains("173");
  }

  /** The first 16 hex of sha256sum over {@code ["publish.t","{\"id\":\"7\"}","n","v1:1:0:0"]}. */
  @Test
  void namesAFigureByWhereItComesFrom() {
    Origin origin = Origin.row(new Origin.Source("publish.t", "v1:1:0:0", 1), "id", "7").at("n");
    assertThat(origin.id()).isEqualTo("a9e8928010817bdb");
  }

  @Test
  void showsActingSignsAsMarksAndCutsLongTexts() {
    assertThat(Phrase.outside("a\u202eb\u0000c\ud800").in(Language.EN))
        .isEqualTo("a[U+202E]b␀c[U+D800]");
    assertThat(Phrase.outside("界".repeat(300)).in(Language.ZH)).isEqualTo("界".repeat(200) + "…");
  }

  private static String source(String directory) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of(directory))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /** {@code a.b.} and {@code a.b.c.} for a.b.c.d, and {@code a.b_} for words that end in a code. */
  private static Stream<String> prefixes(String key) {
    return Stream.iterate(key.lastIndexOf('.'), at -> at > 0, at -> key.lastIndexOf('.', at - 1))
        .map(at -> key.substring(0, at + 1));
  }
}
