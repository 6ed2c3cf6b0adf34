// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
  private final Optional<TileShelf> cloudShelf;
  private final double[][] values;
  private final double[] weights;
  private final CellSample[] samples;

  private ZonalKernel(Scene scene, List<Measure> measures, CoverRule rule) {
    this.scene = scene;
    this.measures = List.copyOf(measures);
    this.rule = rule;
    this.shelfOf = scene.layers().stream().map(this::shelf).toArray(TileShelf[]::new);
    this.cloudShelf = scene.clouds().map(mask -> newShelf(mask.classes(), mask.reach()));
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
    return newShelf(layer, 0);
  }

  private TileShelf newShelf(Layer layer, int reach) {
    TileShelf shelf = new TileShelf(layer, reach);
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

  /**
   * Measures parcels and merges the blocks of each while it walks; for work that is not to be
   * split, on a scene whose layers all have the cells of its grid.
   */
  public static ZonalTotals total(
      Scene scene, List<Measure> measures, Collection<ParcelBlock> parcels) {
    ZonalTally tally = new ZonalTally(parcels, measures.size());
    Tiles tiles =
        new ZonalKernel(scene, measures, CoverRule.exact()).walk(parcels, tally::take, tally::take);
    return new ZonalTotals(tally.parcels(), tiles);
  }

  private ZonalRun run(Collection<ParcelBlock> parcels) {
    List<BlockResult> results = new ArrayList<>();
    List<BlockView> views = new ArrayList<>();
    Tiles tiles = walk(parcels, results::add, views::add);
    return new ZonalRun(results, views, tiles);
  }

  private Tiles walk(
      Collection<ParcelBlock> parcels, Consumer<BlockResult> results, Consumer<BlockView> views) {
    Map<Place, List<ParcelBlock>> byPlace = new TreeMap<>(order());
    for (ParcelBlock parcel : parcels) {
      byPlace.computeIfAbsent(Place.of(parcel), p -> new ArrayList<>()).add(parcel);
    }
    Map<Place, CellWindow> windows = new TreeMap<>(order());
    byPlace.forEach((place, there) -> windows.put(place, window(there)));
    windows.values().forEach(window -> shelves.forEach(shelf -> shelf.announce(window)));
    try (BlockReader reader = new BlockReader()) {
      byPlace.forEach(
          (place, there) -> {
            CellWindow window = windows.get(place);
            shelves.forEach(shelf -> shelf.open(window, reader));
            Optional<CloudView> clouds =
                scene.clouds().map(mask -> CloudView.of(mask, cloudShelf.orElseThrow(), window));
            for (ParcelBlock parcel : there) {
              views.accept(measure(parcel, clouds, results));
            }
            shelves.forEach(shelf -> shelf.close(window));
          });
    }
    return shelves.stream().map(TileShelf::tiles).reduce(Tiles.NONE, Tiles::plus);
  }

  private Comparator<Place> order() {
    int shift =
        Stream.concat(scene.layers().stream(), scene.clouds().map(CloudMask::classes).stream())
            .mapToInt(layer -> layer.fit().shift())
            .max()
            .orElse(0);
    return Comparator.<Place>comparingInt(p -> p.row >> shift)
        .thenComparingInt(p -> p.column >> shift)
        .thenComparingInt(p -> p.row)
        .thenComparingInt(p -> p.column);
  }

  /** The cells of the grid that parcels cover in a block. */
  private CellWindow window(List<ParcelBlock> parcels) {
    int first = Integer.MAX_VALUE;
    int last = -1;
    int leftmost = Integer.MAX_VALUE;
    int rightmost = -1;
    for (ParcelBlock parcel : parcels) {
      CoverageRuns.Walk walk = walk(parcel.coverage());
      while (walk.next()) {
        first = Math.min(first, walk.row());
        last = Math.max(last, walk.row());
        leftmost = Math.min(leftmost, walk.column());
        rightmost = Math.max(rightmost, walk.column() + walk.length() - 1);
      }
    }
    BlockCoverage any = parcels.get(0).coverage();
    return new CellWindow(
        top(any) + first, left(any) + leftmost, top(any) + last + 1, left(any) + rightmost + 1);
  }

  private BlockView measure(
      ParcelBlock parcel, Optional<CloudView> clouds, Consumer<BlockResult> results) {
    for (CellSample sample : samples) {
      sample.clear();
    }
    BlockCoverage block = parcel.coverage();
    Visibility hidden = Visibility.NONE;
    double covered = 0;
    CoverageRuns.Walk walk = walk(block);
    while (walk.nextSpan(weights)) {
      int row = top(block) + walk.spanRow();
      int column = left(block) + walk.spanColumn();
      int cells = walk.spanLength();
      covered += weigh(cells);
      if (clouds.isPresent()) {
        hidden = hidden.plus(hide(clouds.get(), row, column, cells));
      }
      for (int layer = 0; layer < values.length; layer++) {
        shelfOf[layer].look(scene.layers().get(layer), row, column, cells, values[layer]);
      }
      for (int m = 0; m < samples.length; m++) {
        measures.get(m).take(values, weights, cells, samples[m]);
      }
    }
    for (int m = 0; m < samples.length; m++) {
      ZonalPartial partial =
          block.blocks() == 1 ? ZonalPartial.whole(samples[m]) : ZonalPartial.part(samples[m]);
      results.accept(
          new BlockResult(parcel.parcel(), m, block.blockRow(), block.blockColumn(), partial));
    }
    Visibility seen = new Visibility(covered, hidden.cloud(), hidden.shadow());
    return new BlockView(parcel.parcel(), block.blockRow(), block.blockColumn(), seen);
  }

  /** Turns shares into weights; gives their sum. */
  private double weigh(int cells) {
    double sum = 0;
    for (int i = 0; i < cells; i++) {
      weights[i] = rule.weight(weights[i]);
      sum += weights[i];
    }
    return sum;
  }

  /** Takes the weight from cells that cannot be seen; gives what was cloud and shadow. */
  private Visibility hide(CloudView clouds, int row, int column, int cells) {
    double cloud = 0;
    double shadow = 0;
    for (int i = 0; i < cells; i++) {
      cloud += clouds.isCloud(row, column + i) ? weights[i] : 0;
      shadow += clouds.isShadow(row, column + i) ? weights[i] : 0;
      weights[i] = clouds.isHidden(row, column + i) ? 0 : weights[i];
    }
    return new Visibility(0, cloud, shadow);
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
