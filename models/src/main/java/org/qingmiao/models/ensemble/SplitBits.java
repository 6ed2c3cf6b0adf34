// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * One word for each row of a block: the bits of all splits of a tree that the row goes right at,
 * whether it would come to them or not.
 */
final class SplitBits {

  /** Splits asked in one pass over the block. */
  private static final int TOGETHER = 4;

  private final int passes;
  private final int[] column = new int[HeapTree.SLOTS];
  private final int[] greatestLeft = new int[HeapTree.SLOTS];
  private final int[] bits = new int[HeapTree.SLOTS];

  /**
   * The splits of a tree.
   *
   * @param bitsOf the bits that a row gets for going right at a place
   */
  SplitBits(HeapTree tree, IntUnaryOperator bitsOf) {
    int[] places =
        IntStream.range(1, HeapTree.SLOTS).filter(place -> !tree.isEmpty(place)).toArray();
    passes = (places.length + TOGETHER - 1) / TOGETHER;
    for (int split = 0; split < places.length; split++) {
      column[split] = tree.column(places[split]);
      greatestLeft[split] = tree.greatestLeft(places[split]);
      bits[split] = bitsOf.applyAsInt(places[split]);
    }
    // A pass that is not full asks its first split again, for no bits.
    Arrays.fill(column, places.length, column.length, places.length == 0 ? 0 : column[0]);
  }

  /**
   * Writes the words of a block's rows.
   *
   * <p>Each loop has no branch, runs to the length of the array that it writes, and stands by
   * itself in a method too long to be inlined (above 325 bytes of code). So the compiler makes
   * vector code of it. It does not, on JDK 17, once such a loop is nested in another, by our hand
   * or by its own: that costs twice the time and more. Hence no loop over passes, and no shorter
   * method.
   *
   * @param words as many as the block has rows
   */
  void collect(KeyBlock block, int[] words) {
    int[] k = block.column(column[0]);
    int[] l = block.column(column[1]);
    int[] m = block.column(column[2]);
    int[] n = block.column(column[3]);
    int kMost = greatestLeft[0];
    int lMost = greatestLeft[1];
    int mMost = greatestLeft[2];
    int nMost = greatestLeft[3];
    int kBits = bits[0];
    int lBits = bits[1];
    int mBits = bits[2];
    int nBits = bits[3];
    for (int row = 0; row < words.length; row++) {
      words[row] =
          (above(kMost, k[row]) & kBits)
              | (above(lMost, l[row]) & lBits)
              | (above(mMost, m[row]) & mBits)
              | (above(nMost, n[row]) & nBits);
    }
    if (passes < 2) {
      return;
    }
    k = block.column(column[4]);
    l = block.column(column[5]);
    m = block.column(column[6]);
    n = block.column(column[7]);
    kMost = greatestLeft[4];
    lMost = greatestLeft[5];
    mMost = greatestLeft[6];
    nMost = greatestLeft[7];
    kBits = bits[4];
    lBits = bits[5];
    mBits = bits[6];
    nBits = bits[7];
    for (int row = 0; row < words.length; row++) {
      words[row] |=
          (above(kMost, k[row]) & kBits)
              | (above(lMost, l[row]) & lBits)
              | (above(mMost, m[row]) & mBits)
              | (above(nMost, n[row]) & nBits);
    }
    if (passes < 3) {
      return;
    }
    k = block.column(column[8]);
    l = block.column(column[9]);
    m = block.column(column[10]);
    n = block.column(column[11]);
    kMost = greatestLeft[8];
    lMost = greatestLeft[9];
    mMost = greatestLeft[10];
    nMost = greatestLeft[11];
    kBits = bits[8];
    lBits = bits[9];
    mBits = bits[10];
    nBits = bits[11];
    for (int row = 0; row < words.length; row++) {
      words[row] |=
          (above(kMost, k[row]) & kBits)
              | (above(lMost, l[row]) & lBits)
              | (above(mMost, m[row]) & mBits)
              | (above(nMost, n[row]) & nBits);
    }
    if (passes < 4) {
      return;
    }
    k = block.column(column[12]);
    l = block.column(column[13]);
    m = block.column(column[14]);
    kMost = greatestLeft[12];
    lMost = greatestLeft[13];
    mMost = greatestLeft[14];
    kBits = bits[12];
    lBits = bits[13];
    mBits = bits[14];
    for (int row = 0; row < words.length; row++) {
      words[row] |=
          (above(kMost, k[row]) & kBits)
              | (above(lMost, l[row]) & lBits)
              | (above(mMost, m[row]) & mBits);
    }
  }

  /** All bits where a key is greater than the bound, else none: the sign of bound - key. */
  private static int above(int bound, int key) {
    return ((bound & ~key) | (~(bound ^ key) & (bound - key))) >> (Integer.SIZE - 1);
  }
}
