// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * Which cells of a scene show the ground, from the scene classification of Sentinel-2 L2A (SCL).
 *
 * <pre>
 *   kept     4 vegetation  5 bare soil  6 water  7 unclassified
 *   dropped  0 no data  1 saturated or defective  2 dark  11 snow
 *   dropped, with their surroundings  3 cloud shadow  8, 9 cloud  10 thin cirrus
 * </pre>
 *
 * <p>Clouds fray at their edges, and a missed edge looks like a failing crop; so they are widened
 * to all sides, corners too.
 *
 * @param classes the classification, with cells as large as those of the grid or twice as large
 * @param reach by how many of its own cells clouds and their shadows are widened, at least 0
 */
public record CloudMask(Layer classes, int reach) {
  /** Name of the classification among the bands of a scene. */
  public static final String BAND = "SCL";

  /** Our default: 40 m. */
  public static final int REACH = 2;

  public CloudMask {
    if (reach < 0) {
      throw new IllegalArgumentException("reach is %d, expected at least 0".formatted(reach));
    }
  }

  /** Whether a class shows the ground. */
  static boolean isKept(int sceneClass) {
    return sceneClass >= 4 && sceneClass <= 7;
  }

  static boolean isCloud(int sceneClass) {
    return sceneClass >= 8 && sceneClass <= 10;
  }

  static boolean isShadow(int sceneClass) {
    return sceneClass == 2 || sceneClass == 3;
  }

  /** Whether a class hides its surroundings too. */
  static boolean spreads(int sceneClass) {
    return sceneClass == 3 || isCloud(sceneClass);
  }

  /** Whether a class is sure to be ground or water, so that its darkest cells tell the offset. */
  static boolean isClear(int sceneClass) {
    return sceneClass >= 4 && sceneClass <= 6;
  }
}
