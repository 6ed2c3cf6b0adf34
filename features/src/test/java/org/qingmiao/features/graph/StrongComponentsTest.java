// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrongComponentsTest {
  private static final int CASES = 2000;

  /** Two nodes belong together where each is reached from the other, by Warshall's closure. */
  @Test
  void joinsThoseThatReachEachOther() {
    Random random = new Random(1972);
    for (int c = 0; c < CASES; c++) {
      int nodes = 1 + random.nextInt(12);
      int edges = random.nextInt(2 * nodes);
      int[] from = random.ints(edges, 0, nodes).toArray();
      int[] to = random.ints(edges, 0, nodes).toArray();
      StrongComponents components = new StrongComponents(nodes, edges, from, to);
      boolean[][] reaches = closure(nodes, from, to);
      for (int a = 0; a < nodes; a++) {
        for (int b = 0; b < nodes; b++) {
          assertThat(components.of(a) == components.of(b))
              .as("case %d, nodes %d and %d", c, a, b)
              .isEqualTo(reaches[a][b] && reaches[b][a]);
        }
      }
      assertThat(IntStream.range(0, nodes).map(components::of).distinct().count())
          .isEqualTo(components.count());
    }
  }

  /** A chain that is closed by its last edge: recursion would need a million frames. */
  @Test
  void findsACircleOfAMillion() {
    int nodes = 1_000_000;
    int[] from = IntStream.range(0, nodes).toArray();
    int[] to = Arrays.stream(from).map(i -> (i + 1) % nodes).toArray();
    assertThat(new StrongComponents(nodes, nodes, from, to).count()).isEqualTo(1);
    assertThat(new StrongComponents(nodes, nodes - 1, from, to).count()).isEqualTo(nodes);
  }

  private static boolean[][] closure(int nodes, int[] from, int[] to) {
    boolean[][] reaches = new boolean[nodes][nodes];
    for (int i = 0; i < nodes; i++) {
      reaches[i][i] = true;
    }
    for (int edge = 0; edge < from.length; edge++) {
      reaches[from[edge]][to[edge]] = true;
    }
    for (int k = 0; k < nodes; k++) {
      for (int i = 0; i < nodes; i++) {
        for (int j = 0; j < nodes; j++) {
          reaches[i][j] |= reaches[i][k] && reaches[k][j];
        }
      }
    }
    return reaches;
  }
}
