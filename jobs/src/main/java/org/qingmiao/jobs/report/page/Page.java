// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * One report as readers get it: a single file.
 *
 * @param path below the reports' directory, such as {@code decision/0a1b.html}
 * @param title the one heading of level 1
 * @param particulars what the page is about: date, model, versions
 * @param notices what must be read first
 * @param sections in reading order
 * @param wayBack how a reader follows its numbers; where empty, by the id beside each of them
 */
public record Page(
    String path,
    Phrase title,
    List<Phrase> particulars,
    List<Phrase> notices,
    List<Section> sections,
    Optional<Phrase> wayBack) {

  public Page {
    particulars = List.copyOf(particulars);
    notices = List.copyOf(notices);
    sections = List.copyOf(sections);
  }

  /** A page whose numbers are followed by the ids beside them. */
  public Page(
      String path,
      Phrase title,
      List<Phrase> particulars,
      List<Phrase> notices,
      List<Section> sections) {
    this(path, title, particulars, notices, sections, Optional.empty());
  }

  /** The way from this page to the reports' directory. */
  public String up() {
    return "../".repeat((int) path.chars().filter(c -> c == '/').count());
  }

  /** Where every number on the page comes from. */
  public Stream<Origin> origins() {
    return Stream.concat(
            Stream.of(Stream.of(title), particulars.stream(), notices.stream()).flatMap(s -> s),
            sections.stream().flatMap(Section::phrases))
        .flatMap(Phrase::origins);
  }
}
