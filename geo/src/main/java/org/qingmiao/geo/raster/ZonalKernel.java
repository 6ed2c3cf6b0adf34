// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingmiao.geo.tiff.BlockReader;

/**
 * Walks over the blocks of a scene and measures the parcels that cover cells there. Blocks without
 * parcels are not read; each other block is unpacked once for all parcels and measures, and let go
 * as soon as nothing more lies in it.
 *
 * <p>Blocks are visited in the order of the file. Where a layer has cells twice as large, blocks
 * are visited in squares of four, so that one block of that layer is held at a time.
 */
public final class ZonalKernel {
  private final Scene scene;
  private final List<Measure> measures;
  private final CoverRule rule;
  private final List<TileShelf> shelves = new ArrayList<>();
  private final TileShelf[] shelfOf;
  private final double[][] values;
  private final double[] weights;
  private final CellSample[] samples;

  private ZonalKernel(Scene scene, List<Measure> measures, CoverRule rule) {
    this.scene = scene;
    this.measures = List.copyOf(measures);
    this.rule = rule;
    this.shelfOf = scene.layers().stream().map(this::shelf).toArray(TileShelf[]::new);
    this.values = new double[scene.layers().size()][scene.grid().blockWidth()];
    this.weights = new double[scene.grid().blockWidth()];
    this.samples = measures.stream().map(m -> new CellSample()).toArray(CellSample[]::new);
  }

  private TileShelf shelf(Layer layer) {
    for (TileShelf shelf : shelves) {
      if (shelf.holds(layer)) {
        return shelf;
      }
    }
    TileShelf shelf = new TileShelf(layer);
    shelves.add(shelf);
    return shelf;
  }

  /** Measures parcels with each cell weighted by the share that is covered. */
  public static ZonalRun run(Scene scene, List<Measure> measures, Collection<ParcelBlock> parcels) {
    return run(scene, measures, parcels, CoverRule.exact());
  }

  /** Measures parcels with another weight of cells. */
  public static ZonalRun run(
      Scene scene, List<Measure> measures, Collection<ParcelBlock> parcels, CoverRule rule) {
    return new ZonalKernel(scene, measures, rule).run(parcels);
  }

  private ZonalRun run(Collection<ParcelBlock> parcels) {
    Map<Place, List<ParcelBlock>> byPlace = new TreeMap<>(order());
    for (ParcelBlock parcel : parcels) {
      byPlace.computeIfAbsent(Place.of(parcel), p -> new ArrayList<>()).add(parcel);
    }
    Map<Place, CellWindow> windows = new TreeMap<>(order());
    byPlace.forEach((place, there) -> windows.put(place, window(there)));
    windows.values().forEach(window -> shelves.forEach(shelf -> shelf.announce(window)));
    List<BlockResult> results = new ArrayList<>();
    try (BlockReader reader = new BlockReader()) {
      byPlace.forEach(
          (place, there) -> {
            CellWindow window = windows.get(place);
            shelves.forEach(shelf -> shelf.open(window, reader));
            there.forEach(parcel -> measure(parcel, results));
            shelves.forEach(shelf -> shelf.close(window));
          });
    }
    Tiles tiles = shelves.stream().map(TileShelf::tiles).reduce(Tiles.NONE, Tiles::plus);
    return new ZonalRun(results, tiles);
  }

  private Comparator<Place> order() {
    int shift = scene.layers().stream().mapToInt(layer -> layer.fit().shift()).max().orElse(0);
    return Comparator.<Place>comparingInt(p -> p.row >> shift)
        .thenComparingInt(p -> p.column >> shift)
        .thenComparingInt(p -> p.row)
        .thenComparingInt(p -> p.column);
  }

  /** The cells of the grid that parcels cover in a block. */
  private CellWindow window(List<ParcelBlock> parcels) {
    CellWindow window = CellWindow.NOTHING;
    for (ParcelBlock parcel : parcels) {
      BlockCoverage block = parcel.coverage();
      CoverageRuns.Walk walk = walk(block);
      while (walk.next()) {
        int row = top(block) + walk.row();
        int column = left(block) + walk.column();
        window = window.with(row, column, column + walk.length());
      }
    }
    return window;
  }

  private void measure(ParcelBlock parcel, List<BlockResult> results) {
    for (CellSample sample : samples) {
      sample.clear();
    }
    BlockCoverage block = parcel.coverage();
    CoverageRuns.Walk walk = walk(block);
    while (walk.next()) {
      int cells = walk.length();
      for (int i = 0; i < cells; i++) {
        weights[i] = rule.weight(walk.share(i));
      }
      for (int layer = 0; layer < values.length; layer++) {
        look(layer, top(block) + walk.row(), left(block) + walk.column(), cells);
      }
      for (int m = 0; m < samples.length; m++) {
        measures.get(m).take(values, weights, cells, samples[m]);
      }
    }
    for (int m = 0; m < samples.length; m++) {
      ZonalPartial partial =
          block.blocks() == 1 ? ZonalPartial.whole(samples[m]) : ZonalPartial.part(samples[m]);
      results.add(
          new BlockResult(parcel.parcel(), m, block.blockRow(), block.blockColumn(), partial));
    }
  }

  /** What a layer says of neighbouring cells of a row: scaled, NaN without data. */
  private void look(int index, int row, int column, int cells) {
    Layer layer = scene.layers().get(index);
    int shift = layer.fit().shift();
    double[] out = values[index];
    int first = column >> shift;
    int count = ((column + cells - 1) >> shift) - first + 1;
    shelfOf[index].values(layer.band(), row >> shift, first, count, out);
    // From the right, for a wide cell lies never to the right of those it covers.
    for (int i = cells - 1; i >= 0; i--) {
      double raw = out[((column + i) >> shift) - first];
      out[i] = layer.raster().nodata().isData(raw) ? layer.scale().of(raw) : Double.NaN;
    }
  }

  private CoverageRuns.Walk walk(BlockCoverage block) {
    int rows = Math.min(scene.grid().blockHeight(), scene.grid().height() - top(block));
    int columns = Math.min(scene.grid().blockWidth(), scene.grid().width() - left(block));
    return block.runs().walk(columns, rows);
  }

  private int top(BlockCoverage block) {
    return block.blockRow() * scene.grid().blockHeight();
  }

  private int left(BlockCoverage block) {
    return block.blockColumn() * scene.grid().blockWidth();
  }

  private record Place(int row, int column) {
    static Place of(ParcelBlock parcel) {
      return new Place(parcel.coverage().blockRow(), parcel.coverage().blockColumn());
    }
  }
}
