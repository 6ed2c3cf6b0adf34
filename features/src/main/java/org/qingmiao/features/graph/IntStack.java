// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.util.Arrays;

/** Whole numbers in the order in which they were put there; also taken from the end. */
final class IntStack {
  private int[] values = new int[16];
  private int size;

  void push(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size] = value;
    size++;
  }

  int pop() {
    size--;
    return values[size];
  }

  int at(int place) {
    return values[place];
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
