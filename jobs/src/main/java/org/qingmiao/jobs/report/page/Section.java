// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.page;

import java.util.List;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * A part of a page under its own heading.
 *
 * @param id its anchor
 * @param title its heading
 * @param view who sees it
 * @param blocks in reading order
 */
public record Section(String id, Phrase title, View view, List<Block> blocks) {

  public Section {
    blocks = List.copyOf(blocks);
  }

  /** Which of the two views shows it. */
  public enum View {
    /** Both, because nobody can do without it. */
    ALWAYS,
    /** The full view alone. */
    FULL
  }

  /** A section that the simple view keeps. */
  public static Section always(String id, Phrase title, List<Block> blocks) {
    return new Section(id, title, View.ALWAYS, blocks);
  }

  /** A section of the full view. */
  public static Section full(String id, Phrase title, List<Block> blocks) {
    return new Section(id, title, View.FULL, blocks);
  }

  /** The class that hides it in the simple view; empty where that keeps it. */
  public String style() {
    return view == View.FULL ? "full" : "";
  }

  Stream<Phrase> phrases() {
    return Stream.concat(Stream.of(title), blocks.stream().flatMap(Block::phrases));
  }
}
