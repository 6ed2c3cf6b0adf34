// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.Objects;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * One band of one file, as cells of a scene's grid see it.
 *
 * @param raster the file
 * @param band from 0
 * @param fit how its cells lie on the grid
 * @param scale what raw values mean
 */
public record Layer(GeoTiff raster, int band, Fit fit, Scale scale) {

  /** How the cells of a file lie on those of a grid. */
  public enum Fit {
    /** Cell on cell. */
    SAME(0),
    /** A cell of the file covers 2 x 2 of the grid, as the 20 m bands of Sentinel-2 do. */
    HALF(1);

    private final int shift;

    Fit(int shift) {
      this.shift = shift;
    }

    /** By how many bits rows and columns of the grid are shifted to the right. */
    int shift() {
      return shift;
    }
  }

  public Layer {
    Objects.checkIndex(band, raster.image().bands());
  }

  /** A band on the grid of its own file, with the scale that the file gives. */
  public static Layer of(GeoTiff raster, int band) {
    return new Layer(raster, band, Fit.SAME, raster.scale(band));
  }

  /**
   * A band on the grid of a scene, cell on cell or with cells twice as large.
   *
   * @throws Refusal with {@link Fault#RASTER_GEOREF} where its cells lie otherwise
   */
  public static Layer on(Grid grid, GeoTiff raster, int band, Scale scale) {
    Fit fit = raster.grid().dx() == grid.dx() ? Fit.SAME : Fit.HALF;
    Layer layer = new Layer(raster, band, fit, scale);
    layer.requireOn(grid);
    return layer;
  }

  /** Refuses a file whose cells do not lie on the grid as they should. */
  void requireOn(Grid grid) {
    Grid own = raster.grid();
    int cell = 1 << fit.shift();
    boolean fits =
        own.crs().equals(grid.crs())
            && own.x0() == grid.x0()
            && own.yTop() == grid.yTop()
            && own.dx() == grid.dx() * cell
            && own.dy() == grid.dy() * cell
            && own.width() == (grid.width() - 1) / cell + 1
            && own.height() == (grid.height() - 1) / cell + 1;
    if (!fits) {
      throw new Refusal(
          Fault.RASTER_GEOREF,
          "%s lies on %s, expected %s on %s; warp it".formatted(raster.name(), own, fit, grid));
    }
  }
}
