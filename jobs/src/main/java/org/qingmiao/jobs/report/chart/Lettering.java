// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text runs, from a fixed table instead of the machine's fonts, so that a chart is laid
 * out alike everywhere: 0.6 em a digit, 0.56 em any other sign below U+2E80, 1 em a Chinese one.
 */
final class Lettering {

  private static final double DIGIT = 0.6;
  private static final double LETTER = 0.56;
  private static final double CHINESE = 1;
  private static final int FIRST_WIDE_SIGN = 0x2e80;

  private Lettering() {}

  /** Width of the text at that font size. */
  static double width(String text, double font) {
    return text.codePoints().mapToDouble(Lettering::em).sum() * font;
  }

  /** The text in lines of at most that width: broken at blanks, in Chinese between any signs. */
  static List<String> lines(String text, double font, double most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words(text)) {
      if (!line.isEmpty() && width(line + word.stripTrailing(), font) > most) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(word);
    }
    lines.add(line.toString().strip());
    return lines;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int[] signs = text.codePoints().toArray();
    for (int i = 0; i < signs.length; i++) {
      word.appendCodePoint(signs[i]);
      boolean last = i + 1 == signs.length;
      if (last || signs[i] == ' ' || breaksBetween(signs[i], signs[i + 1])) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }

  private static boolean breaksBetween(int before, int after) {
    boolean closes = "，。；：、）！？".indexOf(after) >= 0;
    boolean opens = before == '（';
    return !closes && !opens && (before >= FIRST_WIDE_SIGN || after >= FIRST_WIDE_SIGN);
  }

  private static double em(int sign) {
    if (sign >= '0' && sign <= '9') {
      return DIGIT;
    }
    return sign < FIRST_WIDE_SIGN ? LETTER : CHINESE;
  }
}
