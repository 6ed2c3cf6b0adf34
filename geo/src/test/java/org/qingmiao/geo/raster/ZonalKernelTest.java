// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.qingmiao.geo.Refusal;
import org.qingmiao.geo.tiff.MemoryRead;
import org.qingmiao.geo.tiff.RandomRead;
import org.qingmiao.geo.tiff.SampleType;
import org.qingmiao.geo.tiff.TiffWriter;

class ZonalKernelTest {
  private static final int SIDE = 200;
  private static final List<Measure> FIRST = List.of(new BandValue(0));

  @Test
  void weighsCellsByTheShareThatIsCovered() throws ParseException {
    Scene scene = Scene.of(raster(writer(), SIDE, 1, (b, r, c) -> r * 1000L + c));
    Coverage coverage =
        Coverage.of(scene.grid(), wkt("POLYGON ((15 1970, 40 1970, 40 1985, 15 1985, 15 1970))"));

    ZonalRun run = ZonalKernel.run(scene, FIRST, ParcelBlock.of("p", coverage));

    // Columns 1 (half), 2, 3; rows 1 (half), 2: values 1001 1002 1003 / 2001 2002 2003 with
    // weights 0.25 0.5 0.5 / 0.5 1 1, so 3.75 cells; mean column (0.75 + 3 + 4.5) / 3.75 = 2.2,
    // mean row (1.25 + 5) / 3.75 = 5 / 3; variances 0.56 and 2 / 9, independent of each other.
    ZonalStatistics statistics = run.statistics(0).get("p");
    assertThat(statistics.cells()).isEqualTo(6);
    assertThat(statistics.weight()).isEqualTo(3.75);
    Distribution spread = statistics.distribution().orElseThrow();
    assertThat(spread.mean()).isCloseTo(5000.0 / 3 + 2.2, within(1e-9));
    assertThat(spread.variance()).isCloseTo(2e6 / 9 + 0.56, within(1e-6));
    assertThat(spread.min()).isEqualTo(1001);
    assertThat(spread.max()).isEqualTo(2003);
  }

  @Test
  void mergingOnTheWayGivesTheSameBitsAsMergingAtTheEnd() {
    Scene scene = Scene.of(raster(writer(), SIDE, 2, ZonalKernelTest::noise));
    List<ParcelBlock> parcels = new ArrayList<>(parcels(scene.grid()));
    List<Measure> measures = List.of(new BandValue(0), new BandValue(1));
    ZonalRun run = ZonalKernel.run(scene, measures, parcels);
    Collections.shuffle(parcels, new Random(7));

    ZonalTotals totals = ZonalKernel.total(scene, measures, parcels);

    assertThat(totals.tiles()).isEqualTo(run.tiles());
    assertThat(totals.parcels().keySet()).isEqualTo(run.statistics(0).keySet());
    totals
        .parcels()
        .forEach(
            (parcel, total) -> {
              assertThat(total.statistics())
                  .containsExactly(run.statistics(0).get(parcel), run.statistics(1).get(parcel));
              assertThat(total.seen()).isEqualTo(run.visibility().get(parcel));
            });
  }

  @Test
  void anySplitOfTheWorkGivesTheSameBits() {
    Scene scene = Scene.of(raster(writer(), SIDE, 2, ZonalKernelTest::noise));
    List<ParcelBlock> parcels = parcels(scene.grid());
    List<Measure> measures = List.of(new BandValue(0), new BandValue(1));
    ZonalRun whole = ZonalKernel.run(scene, measures, parcels);
    assertThat(parcels).anyMatch(p -> p.coverage().blocks() > 3);

    for (int partitions : new int[] {1, 2, 7, 64}) {
      List<ParcelBlock> shuffled = new ArrayList<>(parcels);
      Collections.shuffle(shuffled, new Random(partitions));
      List<BlockResult> results = new ArrayList<>();
      Tiles tiles = Tiles.NONE;
      for (int i = 0; i < partitions; i++) {
        int partition = i;
        List<ParcelBlock> own =
            shuffled.stream().filter(p -> (place(p) * 31) % partitions == partition).toList();
        ZonalRun run = ZonalKernel.run(scene, measures, own);
        run.results().forEach(result -> results.add(sent(result)));
        tiles = tiles.plus(run.tiles());
      }
      Collections.shuffle(results, new Random(partitions));
      ZonalRun split = new ZonalRun(results, List.of(), tiles);

      for (int measure = 0; measure < 2; measure++) {
        // Records compare doubles by their bits.
        assertThat(split.statistics(measure)).isEqualTo(whole.statistics(measure));
      }
      assertThat(tiles.decoded()).isEqualTo(tiles.touched()).isEqualTo(whole.tiles().decoded());
    }
  }

  @Test
  void blocksDoNotChangeTheStatistics() {
    GeoTiff oneBlock = raster(writer().tiles(SIDE, SIDE), SIDE, 1, ZonalKernelTest::noise);
    GeoTiff manyBlocks = raster(writer().tiles(32, 16), SIDE, 1, ZonalKernelTest::noise);

    Map<String, ZonalStatistics> one =
        ZonalKernel.run(Scene.of(oneBlock), FIRST, parcels(oneBlock.grid())).statistics(0);
    Map<String, ZonalStatistics> many =
        ZonalKernel.run(Scene.of(manyBlocks), FIRST, parcels(manyBlocks.grid())).statistics(0);

    assertThat(many.keySet()).isEqualTo(one.keySet());
    one.forEach(
        (parcel, expected) -> {
          ZonalStatistics actual = many.get(parcel);
          assertThat(actual.cells()).isEqualTo(expected.cells());
          assertThat(actual.weight()).isCloseTo(expected.weight(), within(1e-9));
          expected
              .distribution()
              .ifPresent(
                  spread -> {
                    Distribution other = actual.distribution().orElseThrow();
                    assertThat(other.mean()).isCloseTo(spread.mean(), within(1e-9));
                    assertThat(other.variance())
                        .isCloseTo(spread.variance(), within(1e-9 * spread.variance() + 1e-9));
                    assertThat(other.p50()).isCloseTo(spread.p50(), within(0.001));
                  });
        });
  }

  @Test
  void blocksWithoutParcelsAreNotRead() throws ParseException {
    byte[] file = placed(writer(), 10).write(SIDE, SIDE, 1, ZonalKernelTest::noise);
    GeoTiff raster =
        GeoTiff.open(
            "a.tif",
            new RandomRead() {
              @Override
              public int read(long position, byte[] buffer, int offset, int length) {
                // The first tile of the file takes its first bytes; directories stand at the end.
                assertThat(position < 2200 || position > file.length - 3000).isTrue();
                return MemoryRead.of(file).read(position, buffer, offset, length);
              }

              @Override
              public long length() {
                return file.length;
              }
            });
    Coverage coverage =
        Coverage.of(raster.grid(), wkt("POLYGON ((5 1995, 50 1995, 5 1950, 5 1995))"));

    ZonalRun run = ZonalKernel.run(Scene.of(raster), FIRST, ParcelBlock.of("p", coverage));

    assertThat(run.tiles()).isEqualTo(new Tiles(1, 1, 49));
    assertThat(run.statistics(0).get("p").cells()).isPositive();
  }

  @Test
  void cellsTwiceAsLargeAreLookedUpNotResampled() {
    GeoTiff fine = raster(writer(), SIDE, 1, ZonalKernelTest::noise);
    TiffWriter.Cells half = (b, r, c) -> r * 300L + c;
    GeoTiff coarse = raster(writer().tiles(48, 16), SIDE / 2, 1, 20, half);
    GeoTiff doubled = raster(writer(), SIDE, 1, (b, r, c) -> half.bits(b, r >> 1, c >> 1));
    List<ParcelBlock> parcels = parcels(fine.grid());
    Layer wide = new Layer(coarse, 0, Layer.Fit.HALF, Scale.NONE);

    ZonalRun both =
        ZonalKernel.run(
            new Scene(fine.grid(), List.of(Layer.of(fine, 0), wide), Optional.empty()),
            List.of(new BandValue(0), new BandValue(1)),
            parcels);
    ZonalRun plain = ZonalKernel.run(Scene.of(doubled), FIRST, parcels);

    assertThat(both.statistics(1)).isEqualTo(plain.statistics(0));
    assertThat(both.tiles().decoded()).isEqualTo(both.tiles().touched());
  }

  @Test
  void aRasterWhoseRowsRunNorthGivesTheSame() {
    GeoTiff north = raster(writer(), SIDE, 1, ZonalKernelTest::noise);
    GeoTiff south =
        GeoTiff.open(
            "south.tif",
            MemoryRead.of(
                writer()
                    .doubles(34_264, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
                    .write(SIDE, SIDE, 1, (b, r, c) -> noise(b, SIDE - 1 - r, c))));

    Map<String, ZonalStatistics> ofNorth =
        ZonalKernel.run(Scene.of(north), FIRST, parcels(north.grid())).statistics(0);
    Map<String, ZonalStatistics> ofSouth =
        ZonalKernel.run(Scene.of(south), FIRST, parcels(south.grid())).statistics(0);

    assertThat(ofSouth.keySet()).isEqualTo(ofNorth.keySet());
    ofNorth.forEach(
        (parcel, expected) -> {
          assertThat(ofSouth.get(parcel).cells()).isEqualTo(expected.cells());
          assertThat(ofSouth.get(parcel).distribution().map(Distribution::mean).orElse(0.0))
              .isCloseTo(expected.distribution().map(Distribution::mean).orElse(0.0), within(1e-9));
        });
  }

  @Test
  void aParcelWithoutValidCellsHasNoDistribution() throws ParseException {
    GeoTiff empty = raster(writer().text(42_113, "7"), SIDE, 1, (b, r, c) -> 7);
    Coverage inside = Coverage.of(empty.grid(), wkt("POLYGON ((5 5, 50 5, 5 50, 5 5))"));
    Coverage outside = Coverage.of(empty.grid(), wkt("POLYGON ((-5 -5, -50 -5, -5 -50, -5 -5))"));

    ZonalRun run = ZonalKernel.run(Scene.of(empty), FIRST, ParcelBlock.of("p", inside));

    ZonalStatistics nothing = new ZonalStatistics(0, 0, Optional.empty());
    assertThat(run.statistics(0)).containsExactly(Map.entry("p", nothing));
    assertThat(ParcelBlock.of("q", outside)).isEmpty();
    assertThat(ZonalStatistics.of(List.of())).isEqualTo(nothing);
  }

  @Test
  void aParcelSmallerThanACellIsNotLost() throws ParseException {
    GeoTiff raster = raster(writer(), SIDE, 1, (b, r, c) -> r + c);
    Coverage coverage =
        Coverage.of(raster.grid(), wkt("POLYGON ((51 52, 53 52, 53 54, 51 54, 51 52))"));

    ZonalStatistics statistics =
        ZonalKernel.run(Scene.of(raster), FIRST, ParcelBlock.of("p", coverage))
            .statistics(0)
            .get("p");

    // 2 m x 2 m in the cell of row 194, column 5.
    assertThat(statistics.weight()).isCloseTo(0.04, within(1e-15));
    assertThat(statistics.distribution().orElseThrow().mean()).isEqualTo(199);
  }

  @Test
  void refusesLayersOffTheGrid() {
    GeoTiff fine = raster(writer(), SIDE, 1, ZonalKernelTest::noise);
    GeoTiff coarse = raster(writer(), SIDE / 2, 1, 10, ZonalKernelTest::noise);

    assertThatThrownBy(
            () ->
                new Scene(
                    fine.grid(),
                    List.of(new Layer(coarse, 0, Layer.Fit.HALF, Scale.NONE)),
                    Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "RASTER_GEOREF: a.tif lies on %s, expected HALF on %s; warp it"
                .formatted(coarse.grid(), fine.grid()));
  }

  @Test
  void refusesAParcelWhoseBlocksWereMiscounted() throws ParseException {
    GeoTiff raster = raster(writer(), SIDE, 1, ZonalKernelTest::noise);
    Coverage coverage =
        Coverage.of(raster.grid(), wkt("POLYGON ((5 5, 995 5, 995 995, 5 995, 5 5))"));
    List<ParcelBlock> miscounted =
        coverage.blocks().stream().map(b -> new ParcelBlock("p", b.among(1))).toList();

    ZonalRun run = ZonalKernel.run(Scene.of(raster), FIRST, miscounted);

    assertThatThrownBy(() -> run.statistics(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a parcel said to lie in one block has cells in two; count its blocks again");
  }

  /** The result as it arrives from another machine. */
  private static BlockResult sent(BlockResult result) {
    return new BlockResult(
        result.parcel(),
        result.measure(),
        result.blockRow(),
        result.blockColumn(),
        ZonalPartial.of(result.partial().bytes()));
  }

  private static long place(ParcelBlock parcel) {
    return parcel.coverage().blockRow() * 100L + parcel.coverage().blockColumn();
  }

  /** Values of 0 to 9,999 that look like noise and are the same in every run. */
  private static long noise(int band, int row, int column) {
    long hash = (band * 1_000_003L + row * 10_007L + column) * 0x9E3779B97F4A7C15L;
    return (hash >>> 33) % 10_000;
  }

  /** 60 triangles from less than a cell to half the grid, some hanging off it. */
  private static List<ParcelBlock> parcels(Grid grid) {
    SplittableRandom random = new SplittableRandom(11);
    List<ParcelBlock> parcels = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double size = Math.exp(random.nextDouble(0, 7));
      double x = random.nextDouble(-100, 2100);
      double y = random.nextDouble(-100, 2100);
      Coordinate first = new Coordinate(x, y);
      Geometry triangle =
          new GeometryFactory()
              .createPolygon(
                  new Coordinate[] {
                    first,
                    new Coordinate(x + size, y + random.nextDouble(-0.3, 0.3) * size),
                    new Coordinate(x + random.nextDouble(-0.3, 0.3) * size, y + size),
                    first
                  });
      parcels.addAll(ParcelBlock.of("%02d".formatted(i), Coverage.of(grid, triangle)));
    }
    return parcels;
  }

  private static TiffWriter writer() {
    return TiffWriter.of(SampleType.UINT16).tiles(32, 32).predictor(2);
  }

  private static TiffWriter placed(TiffWriter writer, double cell) {
    return writer.doubles(33_550, cell, cell, 0).doubles(33_922, 0, 0, 0, 0, 2000, 0);
  }

  private static GeoTiff raster(TiffWriter writer, int side, int bands, TiffWriter.Cells cells) {
    return raster(writer, side, bands, 10, cells);
  }

  private static GeoTiff raster(
      TiffWriter writer, int side, int bands, double cell, TiffWriter.Cells cells) {
    return GeoTiff.open(
        "a.tif", MemoryRead.of(placed(writer, cell).write(side, side, bands, cells)));
  }

  private static Geometry wkt(String text) throws ParseException {
    return new WKTReader().read(text);
  }
}
