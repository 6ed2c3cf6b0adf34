// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * What hides the ground of a village in one scene: nothing in two of three, scattered clouds with
 * their shadows in one of four, else a cover without a gap.
 */
final class Sky {
  private static final int SHADOW_EAST = 14;
  private static final int SHADOW_SOUTH = -18;

  private final boolean isOvercast;
  private final List<Cloud> clouds;

  private record Cloud(int column, int row, int radius) {
    boolean covers(int atColumn, int atRow) {
      int across = atColumn - column;
      int down = atRow - row;
      return across * across + down * down < radius * radius;
    }
  }

  private Sky(boolean isOvercast, List<Cloud> clouds) {
    this.isOvercast = isOvercast;
    this.clouds = clouds;
  }

  /** The sky over so many cells. */
  static Sky of(Chance chance, int width, int height) {
    double draw = chance.uniform();
    List<Cloud> clouds = new ArrayList<>();
    if (draw >= 0.65 && draw < 0.9) {
      for (int i = chance.between(2, 5); i > 0; i--) {
        clouds.add(new Cloud(chance.below(width), chance.below(height), chance.between(25, 80)));
      }
    }
    return new Sky(draw >= 0.9, clouds);
  }

  /** Whether there is no gap. */
  boolean isOvercast() {
    return isOvercast;
  }

  /** Whether a cloud stands over a cell. */
  boolean isCloud(int column, int row) {
    if (isOvercast) {
      return true;
    }
    for (Cloud cloud : clouds) {
      if (cloud.covers(column, row)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a cloud keeps the sun from a cell. */
  boolean isShadow(int column, int row) {
    return !clouds.isEmpty() && isCloud(column - SHADOW_EAST, row - SHADOW_SOUTH);
  }
}
