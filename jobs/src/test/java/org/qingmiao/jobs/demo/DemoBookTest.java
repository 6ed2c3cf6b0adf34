// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qingmiao.features.source.ShippedSources;
import org.qingmiao.jobs.conf.Settings;

/** The book as its readers may count on it. */
class DemoBookTest {
  private static final long SEED = 1069;
  private static final Gathered BOOK = Gathered.of(DemoBook.of(SEED, 1));
  private static final Settings SETTINGS =
      Settings.read(Path.of("../conf/demo.yaml"), List.of(), ShippedSources.ALL);

  @TempDir Path folder;

  @Test
  void hasTheSameBytesTwiceAndInAnotherLocaleAndZone() throws IOException {
    DemoBook.of(SEED, 0.1).deliver(folder.resolve("once/landing"), folder.resolve("once/truth"));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      DemoBook.of(SEED, 0.1)
          .deliver(folder.resolve("again/landing"), folder.resolve("again/truth"));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(files(folder.resolve("again"))).isEqualTo(files(folder.resolve("once")));
  }

  @Test
  void isAnotherBookForAnotherSeed() throws IOException {
    DemoBook.of(SEED, 0.1).deliver(folder.resolve("one"), folder.resolve("truth of one"));
    DemoBook.of(SEED + 1, 0.1).deliver(folder.resolve("other"), folder.resolve("truth of other"));
    Map<String, String> one = files(folder.resolve("one"));
    Map<String, String> other = files(folder.resolve("other"));
    assertThat(one.keySet()).isEqualTo(other.keySet());
    assertThat(one).allSatisfy((file, bytes) -> assertThat(bytes).isNotEqualTo(other.get(file)));
  }

  @Test
  void deliversEverySourceOnBothDays() throws IOException {
    DemoBook.of(SEED, 0.1).deliver(folder.resolve("landing"), folder.resolve("truth"));
    assertThat(files(folder.resolve("landing")).keySet())
        .filteredOn(file -> !file.startsWith("scene/"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Source.values())
                .flatMap(
                    s ->
                        Stream.of(DemoBook.BUSINESS_DATE, DemoBook.NEXT_DATE)
                            .map(day -> s.folder() + "/" + day + "/" + s.file()))
                .toList());
    assertThat(files(folder.resolve("landing")).keySet())
        .contains(
            "scene/2025-06-30/village-0.csv",
            "scene/2025-07-01/village-0.csv",
            "scene/2025-07-01/S2A_MSIL2A_20250629_V000.tif");
  }

  /** A small installation names few sources; what these say does not depend on the others. */
  @Test
  void writesTheSameOfASourceWithoutTheOthers() throws IOException {
    DemoBook.of(SEED, 0.1).deliver(folder.resolve("all/landing"), folder.resolve("all/truth"));
    DemoBook.of(SEED, 0.1)
        .only(Set.of("loan", "bank_flow"))
        .deliver(folder.resolve("two/landing"), folder.resolve("two/truth"));
    Map<String, String> expected = files(folder.resolve("all/landing"));
    expected.keySet().removeIf(f -> !f.startsWith("loan/") && !f.startsWith("bank_flow/"));
    assertThat(files(folder.resolve("two/landing"))).hasSize(4).isEqualTo(expected);
    assertThat(files(folder.resolve("two/truth")).get("loan.csv"))
        .isEqualTo(files(folder.resolve("all/truth")).get("loan.csv"));
  }

  /** The bound of the county's size is 300 MB at scale 1, so a tenth of it at a tenth. */
  @Test
  void staysBelowThirtyMegabytesAtATenthOfItsSize() throws IOException {
    DemoBook.of(SEED, 0.1).deliver(folder.resolve("landing"), folder.resolve("truth"));
    assertThat(files(folder.resolve("landing")).values().stream().mapToLong(String::length).sum())
        .isLessThan(30_000_000);
  }

  @Test
  void hasTwoFirmsForEachFarm() {
    assertThat(BOOK.firms().size()).isEqualTo(3000);
    assertThat(BOOK.firms()).filteredOn(firm -> firm.farm().isPresent()).hasSize(1000);
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
    assertThat(planted).isNotEmpty().isEqualTo(listed);
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void staysWellBelowTheQuarantineGate(Source source) {
    double quarantined =
        BOOK.planted(source).stream()
            .mapToInt(planted -> planted.planting().mess().verdict().quarantined)
            .sum();
    double gate =
        SETTINGS.source(source.folder()).orElseThrow().table().gate().maxQuarantineShare();
    assertThat(quarantined / BOOK.firstLines(source)).isBetween(0.0001, 0.75 * gate);
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

  /** Of a scene that goes wrong each of the four bands does. */
  @Test
  void listsEveryMessOfScenesInItsReadme() throws IOException {
    String readme = Files.readString(Path.of("src/main/java/org/qingmiao/jobs/demo/README.md"));
    for (SceneArchive.SceneMess mess : SceneArchive.SceneMess.values()) {
      assertThat(readme).contains("| scene | %s | %s | 4 |".formatted(mess, mess.column));
    }
  }

  @Test
  void bringsTwelveNewApplicationsOnTheNextDay() {
    assertThat(BOOK.nextLines(Source.LOAN))
        .filteredOn(line -> line.cell("VERSION").equals("0"))
        .hasSize(12)
        .allSatisfy(line -> assertThat(line.cell("APPLY_DT")).isEqualTo("2025-07-01"));
  }

  @Test
  void keepsTheTruthOutOfTheDelivery() throws IOException {
    Path landing = folder.resolve("landing");
    Path truth = folder.resolve("truth");
    DemoBook.of(SEED, 0.1).deliver(landing, truth);
    assertThat(files(truth).keySet())
        .containsExactly(
            "emission.csv",
            "enterprise.csv",
            "farm.csv",
            "field.csv",
            "green.csv",
            "link.csv",
            "loan.csv",
            "mess.csv",
            "quirk.csv",
            "ring.csv",
            "tracker.csv");
    assertThat(files(truth).values()).allMatch(text -> text.startsWith("# SYNTHETIC"));
    assertThat(files(landing).values())
        .noneMatch(text -> text.contains("probability") || text.contains("STOPPED"));
  }

  @Test
  void refusesAScaleThatIsNoBook() {
    assertThatThrownBy(() -> DemoBook.of(SEED, 0))
        .hasMessage("demo.scale is 0.0, expected a number from 0.05 to 1000");
  }

  /** Path to bytes, each byte as one character. */
  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
