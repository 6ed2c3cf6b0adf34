// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Polygon;
import org.qingmiao.geo.tiff.FileRead;

/** A made-up scene whose fields stand out, from file to statistics. */
class ContrastTest {
  private static final MadeScene FIELDS = MadeScene.ofFields(2196, 400);
  private static final MadeScene PLOTS = MadeScene.ofPlots(2196, 300);

  @TempDir private static Path folder;

  @Test
  void meansAreThoseOfTheAreasThatJtsCutsOut() throws IOException {
    assertExact(FIELDS, 20);
    assertExact(PLOTS, 300);
  }

  /** What the other rule loses, so that no claim is made on a scene without contrast. */
  @Test
  void theCentreRuleIsOffWhereFieldsStandOut() throws IOException {
    assertThat(offCentre(FIELDS)).isGreaterThan(0.005);
    assertThat(offCentre(PLOTS)).isGreaterThan(0.02);
  }

  @Test
  void eachBlockIsUnpackedOnce() throws IOException {
    ZonalRun run = run(FIELDS);

    assertThat(run.tiles().decoded()).isEqualTo(run.tiles().touched()).isPositive();
    assertThat(run.tiles().total()).isEqualTo(25);
    assertThat(run.statistics(0)).hasSize(400);
  }

  private static void assertExact(MadeScene scene, int count) throws IOException {
    List<Polygon> parcels = scene.parcels().subList(0, count);
    Map<String, ZonalStatistics> ours = run(scene).statistics(0);
    int compared = 0;
    for (int i = 0; i < parcels.size(); i++) {
      OptionalDouble expected = CutOut.mean(scene, parcels.get(i));
      ZonalStatistics statistics = ours.get(Integer.toString(i));
      assertThat(statistics.distribution().isPresent()).isEqualTo(expected.isPresent());
      if (expected.isPresent()) {
        double mean = expected.getAsDouble();
        assertThat(statistics.distribution().orElseThrow().mean())
            .isCloseTo(mean, within(1e-9 * mean));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(parcels.size() / 2);
  }

  /** The 95th percentile of the relative error of means by cell centres. */
  private static double offCentre(MadeScene scene) throws IOException {
    List<Polygon> parcels = scene.parcels();
    Map<String, ZonalStatistics> ours = run(scene).statistics(0);
    CentreRule rule = new CentreRule(scene.grid());
    List<Double> off = new ArrayList<>();
    for (int i = 0; i < parcels.size(); i++) {
      double exact = mean(ours.get(Integer.toString(i)));
      CellSample cells = rule.sample(parcels.get(i), (r, c) -> value(scene.at(r, c)));
      off.add(Math.abs(mean(ZonalStatistics.of(cells)) / exact - 1));
    }
    double[] sorted =
        off.stream().mapToDouble(d -> d).filter(d -> !Double.isNaN(d)).sorted().toArray();
    assertThat(sorted.length).isGreaterThan(parcels.size() / 2);
    return sorted[sorted.length * 95 / 100];
  }

  private static double mean(ZonalStatistics statistics) {
    return statistics.distribution().map(Distribution::mean).orElse(Double.NaN);
  }

  private static double value(int stored) {
    return stored == MadeScene.NODATA ? Double.NaN : stored;
  }

  private static ZonalRun run(MadeScene scene) throws IOException {
    List<Polygon> parcels = scene.parcels();
    Path file = folder.resolve(parcels.size() + ".tif");
    scene.write(file, MadeScene.delivered());
    try (FileRead bytes = FileRead.of(file)) {
      GeoTiff raster = GeoTiff.open("scene.tif", bytes);
      assertThat(raster.grid()).isEqualTo(scene.grid());
      List<ParcelBlock> blocks = new ArrayList<>();
      for (int i = 0; i < parcels.size(); i++) {
        Coverage coverage = Coverage.of(raster.grid(), parcels.get(i));
        blocks.addAll(ParcelBlock.of(Integer.toString(i), coverage));
      }
      return ZonalKernel.run(Scene.of(raster), List.of(new BandValue(0)), blocks);
    }
  }
}
