// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page in every setting against the rules of axe (WCAG 2.2 A and AA and best practices). By
 * default every pair of settings is met; {@code -Dfaces.all=true} meets the full product.
 */
@Tag("browser")
class AccessibilityTest {

  private record Setting(String language, String size, String view, String scheme, int width) {}

  /** Eight rows in which every pair of choices of two settings stands at least once. */
  private static final List<Setting> PAIRS =
      List.of(
          new Setting("l-zh", "s-standard", "v-full", "light", 1280),
          new Setting("l-zh", "s-large", "v-simple", "dark", 1280),
          new Setting("l-en", "s-large", "v-full", "dark", 1280),
          new Setting("l-en", "s-standard", "v-simple", "light", 360),
          new Setting("l-zh", "s-large", "v-full", "light", 360),
          new Setting("l-en", "s-standard", "v-full", "dark", 360),
          new Setting("l-zh", "s-standard", "v-simple", "dark", 768),
          new Setting("l-en", "s-large", "v-full", "light", 768));

  @Test
  void findsNothingOnAnyPageInAnySetting(@TempDir Path directory) throws IOException {
    List<String> found = new ArrayList<>();
    try (Browser browser = Browser.open()) {
      for (Path page : FixturePages.write(directory)) {
        for (Setting setting : Boolean.getBoolean("faces.all") ? product() : PAIRS) {
          browser.width(setting.width()).scheme(setting.scheme()).load(page);
          browser.choose(setting.language(), setting.size(), setting.view()).openDetails();
          for (Rule rule : violations(browser)) {
            found.add(
                "%s %s: %s %s"
                    .formatted(
                        page.getFileName(),
                        setting,
                        rule.getId(),
                        rule.getNodes().get(0).getHtml()));
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void findsAtLeastFiveFaultsOnAPageBrokenOnPurpose(@TempDir Path directory) throws IOException {
    Path page = directory.resolve("broken.html");
    Files.writeString(
        page,
        """
        <html><head><title></title></head><body>
        <h3>skips two levels</h3><img src="data:,"><a href="#"></a>
        <input type="text"><table><tr><th></th></tr></table>
        <p style="color:#ccc;background:#fff">pale</p><svg role="img"></svg>
        </body></html>
        """);
    try (Browser browser = Browser.open()) {
      assertThat(violations(browser.load(page))).hasSizeGreaterThanOrEqualTo(5);
    }
  }

  /** Pages have no frames, so axe answers in one piece, and of what is sound with a count alone. */
  private static List<Rule> violations(Browser browser) {
    AxeBuilder axe = new AxeBuilder().setLegacyMode();
    axe.setOptions("{\"resultTypes\": [\"violations\"]}");
    return axe.analyze(browser.driver()).getViolations();
  }

  private static List<Setting> product() {
    List<Setting> all = new ArrayList<>();
    for (String language : List.of("l-zh", "l-en")) {
      for (String size : List.of("s-standard", "s-large")) {
        for (String view : List.of("v-full", "v-simple")) {
          for (String scheme : List.of("light", "dark")) {
            for (int width : List.of(360, 768, 1280)) {
              all.add(new Setting(language, size, view, scheme, width));
            }
          }
        }
      }
    }
    return all;
  }
}
