// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same words in both languages. Numbers in it keep the way back to their table.
 *
 * @param zh the pieces in Chinese, in reading order
 * @param en the pieces in English, in reading order
 */
public record Phrase(List<Piece> zh, List<Piece> en) {

  /** No words at all. */
  public static final Phrase NONE = same("");

  /** What is printed where a value is missing; the reason stands beside it in words. */
  public static final Phrase MISSING = same("—");

  public Phrase {
    zh = List.copyOf(zh);
    en = List.copyOf(en);
  }

  /**
   * A run of text; a number names its origin.
   *
   * @param text what is printed
   * @param origin where a number comes from; empty for words
   */
  public record Piece(String text, Optional<Origin> origin) {

    /** No piece can hold a sign that acts, wherever its text came from. */
    public Piece {
      text = SafeText.marked(text);
    }

    /** Words. */
    static Piece words(String text) {
      return new Piece(text, Optional.empty());
    }
  }

  /** Words in both languages. */
  public static Phrase of(String zh, String en) {
    return new Phrase(List.of(Piece.words(zh)), List.of(Piece.words(en)));
  }

  /** Text that is the same in every language: a name, a code, a date. */
  public static Phrase same(String text) {
    return of(text, text);
  }

  /** Text from outside, cut at {@value SafeText#LIMIT} signs. */
  public static Phrase outside(String text) {
    return same(SafeText.cut(text));
  }

  /** Text from outside in both languages. */
  public static Phrase outside(String zh, String en) {
    return of(SafeText.cut(zh), SafeText.cut(en));
  }

  /** These words as a number that comes from there. */
  public Phrase from(Origin origin) {
    return new Phrase(
        List.of(new Piece(in(Language.ZH), Optional.of(origin))),
        List.of(new Piece(in(Language.EN), Optional.of(origin))));
  }

  /** These words and then those. */
  public Phrase then(Phrase more) {
    return new Phrase(joined(zh, more.zh), joined(en, more.en));
  }

  /** These phrases in a row with a separator between them. */
  public static Phrase join(List<Phrase> phrases, Phrase separator) {
    Phrase all = NONE;
    for (int i = 0; i < phrases.size(); i++) {
      all = i == 0 ? phrases.get(0) : all.then(separator).then(phrases.get(i));
    }
    return all;
  }

  /** The pieces in one language. */
  public List<Piece> pieces(Language language) {
    return language == Language.ZH ? zh : en;
  }

  /** The plain text in one language. */
  public String in(Language language) {
    return pieces(language).stream().map(Piece::text).collect(Collectors.joining());
  }

  /** Whether both languages print the same, so that it need stand in the file only once. */
  public boolean isShared() {
    return zh.equals(en);
  }

  /** Whether nothing is printed. */
  public boolean isEmpty() {
    return in(Language.ZH).isEmpty() && in(Language.EN).isEmpty();
  }

  /** Where the numbers come from, in reading order of the Chinese words. */
  public Stream<Origin> origins() {
    return zh.stream().flatMap(piece -> piece.origin().stream());
  }

  private static List<Piece> joined(List<Piece> first, List<Piece> second) {
    List<Piece> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
