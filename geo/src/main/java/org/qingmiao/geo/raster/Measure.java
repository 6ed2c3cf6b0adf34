// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/** What is measured in each covered cell, from the layers of a scene. */
public sealed interface Measure permits BandValue, IndexValue {

  /**
   * Looks at neighbouring cells of a row and takes those that have a value.
   *
   * @param layers by layer, then cell; NaN where a layer has no data
   * @param weights by cell; 0 where a cell is masked
   */
  void take(double[][] layers, double[] weights, int cells, CellSample into);
}
