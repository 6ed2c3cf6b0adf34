// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import java.util.Comparator;

/**
 * One entry of one register, with what it says of a party.
 *
 * @param register name of the register
 * @param number of the entry in it; the two together name the entry
 * @param party what it says
 */
public record RegisterEntry(String register, String number, Party party)
    implements Comparable<RegisterEntry> {
  private static final Comparator<RegisterEntry> ORDER =
      Comparator.comparing(RegisterEntry::register).thenComparing(RegisterEntry::number);

  @Override
  public int compareTo(RegisterEntry other) {
    return ORDER.compare(this, other);
  }

  /** How it is called in lists: the register and the number, and nothing of the party. */
  public String label() {
    return register + " " + number;
  }
}
