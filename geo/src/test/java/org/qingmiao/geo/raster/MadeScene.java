// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.qingmiao.geo.tiff.SampleType;
import org.qingmiao.geo.tiff.TiffWriter;

/**
 * A made-up scene with fields that differ from what lies around them: the same for tests and
 * measurements, at another size. Everything comes from one seed.
 *
 * <p>Background = 2500 + 900 · lattice of step 400 + 500 · lattice of step 40 + 60 · noise; cells
 * whose centre lies in field i get a level by i mod 4; a wedge and round holes have no data, on a
 * smaller scene as small a part of it as on the full one of 10,980 cells.
 */
public final class MadeScene {
  /** Stored value without data. */
  public static final int NODATA = 0;

  private static final long SEED = 20_240_501;
  private static final double X0 = 499_980;
  private static final double Y_TOP = 4_200_000;
  private static final double CELL = 10;
  private static final int BLOCK = 512;
  private static final double FULL_SIDE = 10_980;
  private static final double FULL_WEDGE = 900;
  private static final double FULL_HOLES = 300;
  private static final int[] LEVELS = {-800, -250, 300, 900};
  private static final GeometryFactory SHAPES = new GeometryFactory();

  private final int side;
  private final List<Polygon> parcels;
  private final short[] cells;

  private MadeScene(int side, List<Polygon> parcels, short[] cells) {
    this.side = side;
    this.parcels = parcels;
    this.cells = cells;
  }

  /** A square scene with fields of 1 to 50 ha. */
  public static MadeScene ofFields(int side, int count) {
    return of(side, count, 1, 50);
  }

  /** A square scene with plots of 0.1 to 0.5 ha: 10 to 50 cells. */
  public static MadeScene ofPlots(int side, int count) {
    return of(side, count, 0.1, 0.5);
  }

  private static MadeScene of(int side, int count, double least, double most) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Polygon> parcels = parcels(random, side, count, least, most);
    MadeScene scene = new MadeScene(side, parcels, new short[side * side]);
    scene.lay(random);
    scene.plant();
    scene.cut(random);
    return scene;
  }

  /** Where the cells lie. */
  public Grid grid() {
    return new Grid("EPSG:32650", X0, Y_TOP, CELL, CELL, side, side, BLOCK, BLOCK);
  }

  /** The fields or plots. */
  public List<Polygon> parcels() {
    return parcels;
  }

  /** A stored value. */
  public int at(int row, int column) {
    return cells[row * side + column] & 0xFFFF;
  }

  /** Writes it as a tiled uint16 file. */
  public void write(Path path, TiffWriter packing) {
    packing
        .tiles(BLOCK, BLOCK)
        .doubles(33_550, CELL, CELL, 0)
        .doubles(33_922, 0, 0, 0, X0, Y_TOP, 0)
        .shorts(34_735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32_650)
        .text(42_113, Integer.toString(NODATA))
        .write(path, side, side, 1, (b, r, c) -> at(r, c));
  }

  /** DEFLATE level 6 with the horizontal predictor, as scenes are delivered. */
  public static TiffWriter delivered() {
    return TiffWriter.of(SampleType.UINT16).predictor(2).level(6);
  }

  private void lay(SplittableRandom random) {
    Lattice wide = Lattice.of(random, side, 400);
    Lattice narrow = Lattice.of(random, side, 40);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double value =
            2500
                + 900 * wide.at(row, column)
                + 500 * narrow.at(row, column)
                + 60 * random.nextGaussian();
        cells[row * side + column] = clipped(value);
      }
    }
  }

  private void plant() {
    Grid grid = grid();
    for (int i = 0; i < parcels.size(); i++) {
      IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(parcels.get(i));
      Envelope box = parcels.get(i).getEnvelopeInternal();
      int bottom = (int) ((grid.yTop() - box.getMinY()) / CELL);
      int right = (int) ((box.getMaxX() - grid.x0()) / CELL);
      for (int row = (int) ((grid.yTop() - box.getMaxY()) / CELL); row <= bottom; row++) {
        for (int column = (int) ((box.getMinX() - grid.x0()) / CELL); column <= right; column++) {
          Coordinate centre =
              new Coordinate(X0 + (column + 0.5) * CELL, Y_TOP - (row + 0.5) * CELL);
          if (inside.locate(centre) == Location.INTERIOR) {
            cells[row * side + column] = clipped(at(row, column) + LEVELS[i % LEVELS.length]);
          }
        }
      }
    }
  }

  private void cut(SplittableRandom random) {
    double part = side / FULL_SIDE;
    for (int row = 0; row < side; row++) {
      for (int column = 0; column + 0.2 * row < FULL_WEDGE * part; column++) {
        cells[row * side + column] = NODATA;
      }
    }
    for (int hole = 0; hole < FULL_HOLES * part * part; hole++) {
      int x = random.nextInt(side);
      int y = random.nextInt(side);
      int radius = random.nextInt(20, 161);
      for (int row = Math.max(0, y - radius); row < Math.min(side, y + radius); row++) {
        int half = (int) Math.sqrt((double) radius * radius - (double) (row - y) * (row - y));
        for (int c = Math.max(0, x - half); c < Math.min(side, x + half); c++) {
          cells[row * side + c] = NODATA;
        }
      }
    }
  }

  private static short clipped(double value) {
    return (short) Math.max(1, Math.min(Math.rint(value), 10_000));
  }

  private static List<Polygon> parcels(
      SplittableRandom random, int side, int count, double least, double most) {
    List<Polygon> parcels = new ArrayList<>();
    while (parcels.size() < count) {
      double hectares = Math.exp(random.nextDouble(Math.log(least), Math.log(most)));
      Polygon parcel = parcel(random, hectares * 10_000);
      double margin = 1000;
      double x = X0 + random.nextDouble(margin, side * CELL - margin);
      double y = Y_TOP - random.nextDouble(margin, side * CELL - margin);
      parcels.add((Polygon) AffineTransformation.translationInstance(x, y).transform(parcel));
    }
    return parcels;
  }

  /** A star of 4 to 24 corners about the origin; 6 in 100 have a hole. */
  private static Polygon parcel(SplittableRandom random, double area) {
    int corners = random.nextInt(4, 25);
    double aspect = random.nextDouble(0.35, 1);
    double turn = random.nextDouble(0, 2 * Math.PI);
    Coordinate[] points = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * (i + 0.3 * random.nextDouble()) / corners;
      double radius = random.nextDouble(0.75, 1);
      points[i] = new Coordinate(radius * Math.cos(angle), radius * Math.sin(angle) * aspect);
    }
    points[corners] = points[0];
    LinearRing shell = SHAPES.createLinearRing(points);
    LinearRing[] holes = {};
    if (random.nextDouble() < 0.06) {
      holes =
          new LinearRing[] {
            (LinearRing) AffineTransformation.scaleInstance(0.15, 0.15).transform(shell)
          };
    }
    Polygon star = SHAPES.createPolygon(shell, holes);
    double scale = Math.sqrt(area / star.getArea());
    return (Polygon)
        AffineTransformation.rotationInstance(turn).scale(scale, scale).transform(star);
  }

  /** Gaussian numbers at every step, bilinear between them. */
  private record Lattice(int step, int width, List<Double> numbers) {
    static Lattice of(SplittableRandom random, int side, int step) {
      int width = side / step + 2;
      List<Double> numbers = new ArrayList<>();
      for (int i = 0; i < width * width; i++) {
        numbers.add(random.nextGaussian());
      }
      return new Lattice(step, width, numbers);
    }

    double at(int row, int column) {
      int first = row / step * width + column / step;
      double down = row % step / (double) step;
      double right = column % step / (double) step;
      double upper = numbers.get(first) * (1 - right) + numbers.get(first + 1) * right;
      double lower =
          numbers.get(first + width) * (1 - right) + numbers.get(first + width + 1) * right;
      return upper * (1 - down) + lower * down;
    }
  }
}
