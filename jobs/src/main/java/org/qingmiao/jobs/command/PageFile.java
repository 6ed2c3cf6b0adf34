// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qingmiao.jobs.lake.WholeFile;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Press;

/** A page that a command writes itself, because it shows what no job may know: times, or runs. */
final class PageFile {

  private PageFile() {}

  /** Writes the page into a folder and returns where it lies. */
  static Path write(Installation installation, Path folder, Page page) {
    Path file = folder.resolve(page.path());
    Press press = new Press(installation.texts(), installation.edition().language());
    byte[] html = press.html(page).getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(file.getParent());
      WholeFile.write(file, out -> out.write(html));
    } catch (IOException e) {
      throw new Refusal(ExitCode.STORAGE, "%s cannot be written: %s".formatted(file, e), e);
    }
    return file;
  }
}
