// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names most like a given one, to offer where a name is unknown. */
public final class Nearest {
  private Nearest() {}

  /** At most three names that differ in less than half of their characters, nearest first. */
  public static List<String> to(String name, Collection<String> known) {
    return known.stream()
        .filter(k -> distance(fold(name), fold(k)) * 2 < Math.max(name.length(), k.length()))
        .sorted(
            Comparator.<String>comparingInt(k -> distance(fold(name), fold(k)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(3)
        .toList();
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Fewest insertions, removals and replacements of characters (Levenshtein 1966). */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
