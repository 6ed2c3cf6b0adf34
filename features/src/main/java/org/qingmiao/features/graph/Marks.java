// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

/** Parties that were met on a walk; forgetting them all costs nothing. */
final class Marks {
  private final int[] walk;
  private int current;

  Marks(int parties) {
    walk = new int[parties];
  }

  /** Forgets all. */
  void clear() {
    current++;
  }

  /** Marks a party, and says whether it was not marked before. */
  boolean add(int party) {
    boolean isNew = walk[party] != current;
    walk[party] = current;
    return isNew;
  }

  boolean holds(int party) {
    return walk[party] == current;
  }
}
