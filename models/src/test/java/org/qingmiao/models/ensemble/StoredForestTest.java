// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.CanonicalJson;
import org.qingmiao.models.train.ModelRefusal;

class StoredForestTest {

  private static final byte[] MODEL = bytes();

  private static byte[] bytes() {
    try (BoostedTrees trees = Grown.trees(10, Grown.recipe(5, 4, 20))) {
      return trees.bytes();
    }
  }

  @Test
  void readsNamesBaseScoreAndTrees() {
    StoredForest forest = StoredForest.read(MODEL);
    assertThat(forest.names()).hasSize(10).startsWith("x0", "x1");
    assertThat(forest.trees()).hasSize(5);
    assertThat(forest.baseScore()).isBetween(0.1, 0.5);
    assertThat(forest.obstacle()).isEmpty();
  }

  @Test
  void refusesDamagedBytesWithTheirDigestOrReadsTreesThatStillAreTrees() {
    SplittableRandom random = new SplittableRandom(1069);
    int refused = 0;
    for (int round = 0; round < 1_000; round++) {
      byte[] damaged = damaged(random);
      try {
        StoredForest.read(damaged);
      } catch (ModelRefusal refusal) {
        assertThat(refusal)
            .hasMessageStartingWith(
                "QM-SCHEMA-1: the model with SHA-256 %s is damaged (",
                CanonicalJson.sha256(damaged))
            .hasMessageEndingWith("); restore it from a backup of the registry");
        refused++;
      }
    }
    // Every cut, and the flips that no leaf or threshold can hide.
    assertThat(refused).isGreaterThan(500);
  }

  private static byte[] damaged(SplittableRandom random) {
    if (random.nextBoolean()) {
      return Arrays.copyOf(MODEL, random.nextInt(MODEL.length));
    }
    byte[] flipped = MODEL.clone();
    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  @Test
  void refusesWhatIsNoModelAtAll() {
    assertThatThrownBy(() -> StoredForest.read(new byte[0]))
        .hasMessageContaining("byte 0: the end");
    assertThatThrownBy(() -> StoredForest.read(new byte[] {'{', '}'}))
        .hasMessageContaining("learner is null");
    assertThatThrownBy(() -> StoredForest.read(new byte[] {'{', '}', '}'}))
        .hasMessageContaining("1 bytes after the end");
    assertThatThrownBy(() -> StoredForest.read(new byte[] {'[', '#', 'i', 100}))
        .hasMessageContaining("a count of 100, but 0 bytes left");
    byte[] deep = new byte[1_000];
    Arrays.fill(deep, (byte) '[');
    assertThatThrownBy(() -> StoredForest.read(deep)).hasMessageContaining("nested deeper than 32");
  }
}
