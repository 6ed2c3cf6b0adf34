// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of every page to be looked at: {@code -Dpictures=DIRECTORY}. */
@Tag("browser")
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class PicturesTest {

  private record Setting(String name, int width, String scheme, List<String> choices) {}

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("zh", 1280, "light", List.of("l-zh")),
          new Setting("en", 1280, "light", List.of("l-en")),
          new Setting("en_dark", 1280, "dark", List.of("l-en")),
          new Setting("phone_en_large", 360, "light", List.of("l-en", "s-large")),
          new Setting("phone_zh_simple", 360, "light", List.of("l-zh", "v-simple")));

  @Test
  void showsEveryPageInEverySetting(@TempDir Path pages) throws IOException {
    Path pictures = Path.of(System.getProperty("pictures"));
    try (Browser browser = Browser.open()) {
      for (Path page : FixturePages.write(pages)) {
        for (Setting setting : SETTINGS) {
          browser.width(setting.width()).scheme(setting.scheme()).load(page);
          browser.choose(setting.choices().toArray(String[]::new));
          Path folder = page.getParent();
          Path name = folder.equals(pages) ? page.getFileName() : folder.getFileName();
          Path picture =
              pictures.resolve(
                  name.toString().replace(".html", "") + "_" + setting.name() + ".png");
          browser.picture(picture);
          assertThat(Files.size(picture)).isPositive();
        }
      }
    }
  }
}
