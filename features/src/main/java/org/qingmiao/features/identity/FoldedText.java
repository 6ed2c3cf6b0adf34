// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text in the one form in which registers can be compared, however it was typed. */
final class FoldedText {
  private static final Pattern BLANKS_AND_HYPHENS = Pattern.compile("[\\s\\u3000\\u00A0-]+");
  private static final Pattern NOT_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

  private FoldedText() {}

  /** A code: full-width forms become ASCII, blanks and hyphens go, letters become upper case. */
  static String code(String text) {
    return BLANKS_AND_HYPHENS.matcher(narrow(text)).replaceAll("").toUpperCase(Locale.ROOT);
  }

  /** A name: like a code, and brackets, dots and other marks go too. */
  static String name(String text) {
    return NOT_LETTER_OR_DIGIT.matcher(narrow(text)).replaceAll("").toUpperCase(Locale.ROOT);
  }

  /** Full-width forms U+FF01 to U+FF5E lie 0xFEE0 above their ASCII forms. */
  private static String narrow(String text) {
    StringBuilder narrow = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      narrow.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c);
    }
    return narrow.toString();
  }
}
