// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Texts of a fixed length with a closed set of ASCII characters in each place, such as {@code
 * F[0-9]{12}}: what most codes look like. It is read from a regular expression, whose machinery
 * would take ten times as long, and from the bytes of a text, which need not be decoded.
 */
final class Spelling implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A letter, digit or one of a few marks, or a class of single ones and ranges; how often. */
  private static final Pattern STEP =
      Pattern.compile(
          "(?:([A-Za-z0-9_:/ -])|\\[((?:[A-Za-z0-9](?:-[A-Za-z0-9])?)+)\\])(?:\\{([0-9]{1,3})\\})?");

  private static final int ASCII = 128;

  private final boolean[][] places;

  private Spelling(boolean[][] places) {
    this.places = places;
  }

  /** The spelling that an expression stands for; empty where it allows anything else. */
  static Optional<Spelling> of(String regex) {
    List<boolean[]> places = new ArrayList<>();
    Matcher step = STEP.matcher(regex);
    int at = 0;
    while (at < regex.length() && step.region(at, regex.length()).lookingAt()) {
      boolean[] allowed =
          step.group(1) == null ? characters(step.group(2)) : characters(step.group(1));
      int times = step.group(3) == null ? 1 : Integer.parseInt(step.group(3));
      for (int i = 0; i < times; i++) {
        places.add(allowed);
      }
      at = step.end();
    }
    return at == regex.length()
        ? Optional.of(new Spelling(places.toArray(boolean[][]::new)))
        : Optional.empty();
  }

  private static boolean[] characters(String listed) {
    boolean[] allowed = new boolean[ASCII];
    for (int i = 0; i < listed.length(); i++) {
      boolean isRange = i + 2 < listed.length() && listed.charAt(i + 1) == '-';
      char last = listed.charAt(isRange ? i + 2 : i);
      for (char c = listed.charAt(i); c <= last; c++) {
        allowed[c] = true;
      }
      i += isRange ? 2 : 0;
    }
    return allowed;
  }

  /** Whether a text is spelled so from end to end. */
  boolean covers(UTF8String text) {
    if (text.numBytes() != places.length) {
      return false;
    }
    Object base = text.getBaseObject();
    long offset = text.getBaseOffset();
    for (int i = 0; i < places.length; i++) {
      byte character = Platform.getByte(base, offset + i);
      if (character < 0 || !places[i][character]) {
        return false;
      }
    }
    return true;
  }
}
