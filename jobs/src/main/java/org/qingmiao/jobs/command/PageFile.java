// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.qingmiao.jobs.lake.WholeFile;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.report.Edition;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Press;
import org.qingmiao.jobs.report.text.Texts;

/** A page that a command writes itself, because it shows what no job may know: times, or runs. */
final class PageFile {

  private PageFile() {}

  /** Makes a page in the words of an installation, writes it into a folder, and says where. */
  static Path write(
      Installation installation, Path folder, BiFunction<Texts, Edition, Page> making) {
    Texts texts = installation.texts();
    Edition edition = installation.edition();
    Page page = making.apply(texts, edition);
    Path file = folder.resolve(page.path());
    byte[] html = new Press(texts, edition.language()).html(page).getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(file.getParent());
      WholeFile.write(file, out -> out.write(html));
    } catch (IOException e) {
      throw new Refusal(ExitCode.STORAGE, "%s cannot be written: %s".formatted(file, e), e);
    }
    return file;
  }
}
