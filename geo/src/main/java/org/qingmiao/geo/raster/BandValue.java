// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * The value of a layer itself.
 *
 * @param layer position in the list of the scene's layers
 */
public record BandValue(int layer) implements Measure {

  @Override
  public void take(double[][] layers, double[] weights, int cells, CellSample into) {
    into.addAll(layers[layer], weights, cells);
  }
}
