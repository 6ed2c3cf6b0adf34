// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The system's Chromium without a window. Only raw DevTools commands are used, because Selenium's
 * typed ones are older than the browser; no driver is ever downloaded.
 */
final class Browser implements AutoCloseable {

  private static final Path BINARY = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--no-first-run",
          "--hide-scrollbars",
          "--force-color-profile=srgb",
          "--force-device-scale-factor=1");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** The browser, or a skipped test with a plain message where there is none. */
  static Browser open() {
    Assumptions.assumeTrue(
        Files.isExecutable(BINARY) && Files.isExecutable(DRIVER),
        "no browser: install Debian's chromium and chromium-driver to run this test");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BINARY.toFile());
    options.addArguments(FLAGS);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  ChromeDriver driver() {
    return driver;
  }

  Browser load(Path file) {
    driver.get(file.toAbsolutePath().toUri().toString());
    return this;
  }

  Browser width(int pixels) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  Browser scheme(String scheme) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** Chooses the radio inputs with these ids, as a click on their labels would. */
  Browser choose(String... ids) {
    for (String id : ids) {
      run("document.getElementById(arguments[0]).checked = true", id);
    }
    return this;
  }

  Browser openDetails() {
    run("document.querySelectorAll('details').forEach(d => d.open = true)");
    return this;
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  /** A picture of the whole page. */
  void picture(Path file) throws IOException {
    Object png =
        command("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"))
            .get("data");
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode((String) png));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
