// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A page is one file: it asks for nothing, runs nothing, and works by keyboard and on paper. */
@Tag("browser")
class SelfContainedTest {

  @Test
  void asksForNothingAndBreaksNoPolicy(@TempDir Path directory) throws IOException {
    try (Browser browser = Browser.open()) {
      for (Path page : FixturePages.write(directory)) {
        browser.driver().manage().logs().get(LogType.PERFORMANCE);
        browser.load(page);
        List<String> messages =
            browser.driver().manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
        assertThat(messages)
            .filteredOn(m -> m.contains("\"Network.requestWillBeSent\""))
            .filteredOn(m -> !m.contains("\"url\":\"data:"))
            .as("requests of %s", page.getFileName())
            .hasSize(1);
        assertThat(browser.driver().manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
      }
    }
  }

  @Test
  void aPlantedStyleAttributeIsReported(@TempDir Path directory) throws IOException {
    Path page = FixturePages.write(directory).get(0);
    String html = Files.readString(page);
    Files.writeString(page, html.replace("<main ", "<main style=\"color:red\" "));
    try (Browser browser = Browser.open()) {
      browser.load(page);
      assertThat(browser.driver().manage().logs().get(LogType.BROWSER).getAll())
          .anyMatch(entry -> entry.getMessage().contains("Content Security Policy"));
    }
  }

  @Test
  void holdsNoScriptAndNoStyleAttribute() {
    FixturePages.all()
        .forEach(
            page ->
                assertThat(FixturePages.html(page))
                    .doesNotContain("<script")
                    .doesNotContain(" style=")
                    .doesNotContainPattern("\\son[a-z]+="));
  }

  @Test
  void readsTheSameWithScriptDisabled(@TempDir Path directory) throws IOException {
    try (Browser browser = Browser.open()) {
      for (Path page : FixturePages.write(directory)) {
        Object with = browser.load(page).run("return document.body.innerText");
        browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        Object without = browser.load(page).run("return document.body.innerText");
        browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        assertThat(without).isEqualTo(with).asString().hasSizeGreaterThan(100);
      }
    }
  }

  @Test
  void scrollsSidewaysOnlyInsideNamedRegions(@TempDir Path directory) throws IOException {
    try (Browser browser = Browser.open()) {
      for (Path page : FixturePages.write(directory)) {
        for (String size : List.of("s-standard", "s-large")) {
          browser.width(320).load(page).choose("l-en", size).openDetails();
          assertThat(browser.run("return document.documentElement.scrollWidth"))
              .as("%s in %s", page.getFileName(), size)
              .isEqualTo(320L);
        }
      }
    }
  }

  @Test
  void printsNoFigureCutAndNoSwitch(@TempDir Path directory) throws IOException {
    try (Browser browser = Browser.open()) {
      browser.width(700).load(FixturePages.write(directory).get(0));
      Object pdf =
          browser.command("Page.printToPDF", Map.of("preferCSSPageSize", true)).get("data");
      assertThat(new String(Base64.getDecoder().decode((String) pdf), StandardCharsets.ISO_8859_1))
          .startsWith("%PDF-");
      browser.command("Emulation.setEmulatedMedia", Map.of("media", "print"));
      assertThat(
              browser.run("return getComputedStyle(document.querySelector('.switches')).display"))
          .isEqualTo("none");
      assertThat(
              browser.run(
                  "return [...document.querySelectorAll('figure svg')]"
                      + ".every(s => getComputedStyle(s).breakInside === 'avoid')"))
          .isEqualTo(true);
      // 9 points are 12 pixels.
      assertThat(
              (Number)
                  browser.run(
                      "return Math.min(...[...document.querySelectorAll('main *')]"
                          + ".filter(e => e.checkVisibility() && !e.closest('svg'))"
                          + ".map(e => parseFloat(getComputedStyle(e).fontSize)))"))
          .satisfies(size -> assertThat(size.doubleValue()).isGreaterThanOrEqualTo(12));
    }
  }

  @Test
  void isReachedByKeyboardInReadingOrder(@TempDir Path directory) throws IOException {
    try (Browser browser = Browser.open()) {
      browser.width(1280).load(FixturePages.write(directory).get(0));
      Number stops =
          (Number)
              browser.run(
                  "return [...document.querySelectorAll("
                      + "'a[href],summary,[tabindex=\"0\"],input:checked')]"
                      + ".filter(e => e.checkVisibility()).length");
      int last = -1;
      for (int i = 0; i < stops.intValue(); i++) {
        new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
        int place =
            ((Number)
                    browser.run(
                        "return [...document.querySelectorAll('*')].indexOf(document.activeElement)"))
                .intValue();
        assertThat(place).as("stop %d of %d", i + 1, stops.intValue()).isGreaterThan(last);
        if (i == 0) {
          assertThat(browser.run("return document.activeElement.className")).isEqualTo("skip");
        }
        last = place;
      }
    }
  }

  @Test
  void staysBelowThreeHundredKilobytes() {
    FixturePages.all()
        .forEach(
            page ->
                assertThat(FixturePages.html(page).getBytes(StandardCharsets.UTF_8).length)
                    .as(page.path())
                    .isLessThan(300 * 1024));
  }
}
