// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * A spectral index of two layers of reflectance.
 *
 * @param index which one
 * @param first position of its first band among the scene's layers
 * @param second position of its second band
 */
record IndexValue(SpectralIndex index, int first, int second) implements Measure {

  @Override
  public void take(double[][] layers, double[] weights, int cells, CellSample into) {
    double[] a = layers[first];
    double[] b = layers[second];
    for (int i = 0; i < cells; i++) {
      if (index.holdsFor(a[i], b[i])) {
        into.addRatio(index.above(a[i], b[i]), index.below(a[i], b[i]), weights[i]);
      }
    }
  }
}
