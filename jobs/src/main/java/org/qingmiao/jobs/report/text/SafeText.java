// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.text;

/**
 * Text from outside as a page may show it: every sign that would act instead of being seen becomes
 * a visible mark, and a very long text is cut.
 *
 * <p>Templates escape markup, but they cannot help against a direction override that turns an
 * amount around, or against half a surrogate pair, which no encoding can write.
 */
public final class SafeText {

  /** Longest text on a page, in code points; the CSV beside it holds all of it. */
  public static final int LIMIT = 200;

  /** Keeps our own ranges on one line and can do nothing else. */
  private static final int WORD_JOINER = 0x2060;

  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE = 0x7f;
  private static final int DELETE_PICTURE = 0x2421;

  private SafeText() {}

  /** The text with marks in place of acting signs. */
  public static String marked(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int sign = text.codePointAt(i);
      i += Character.charCount(sign);
      if (sign < ' ') {
        safe.appendCodePoint(CONTROL_PICTURES + sign);
      } else if (sign == DELETE) {
        safe.appendCodePoint(DELETE_PICTURE);
      } else if (acts(sign)) {
        safe.append("[U+%04X]".formatted(sign));
      } else {
        safe.appendCodePoint(sign);
      }
    }
    return safe.toString();
  }

  /** The text itself, or its first {@link #LIMIT} code points and "…". */
  public static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LIMIT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LIMIT)) + "…";
  }

  private static boolean acts(int sign) {
    if (sign == WORD_JOINER) {
      return false;
    }
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
