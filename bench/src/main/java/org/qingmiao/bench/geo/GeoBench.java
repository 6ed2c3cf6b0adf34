// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench.geo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.qingmiao.geo.raster.MadeScene;
import org.qingmiao.geo.raster.ParcelBlock;
import org.qingmiao.geo.raster.Tiles;
import org.qingmiao.geo.tiff.SampleType;
import org.qingmiao.geo.tiff.TiffWriter;

/**
 * Measures the geo kernel on a scene of 10,980 x 10,980 cells with 10,000 parcels: {@code ./mvnw
 * verify -Pbench -DskipTests}. Only ratios of one run mean anything. A smaller scene has as many
 * parcels to the hectare, so its ratios are much the same.
 */
public final class GeoBench {
  private static final int FULL_SIDE = 10_980;
  private static final int PARCELS = 10_000;
  private static final int SEDONA_PARCELS = 40;
  private static final int PLOTS_SIDE = 2196;

  private GeoBench() {}

  /**
   * Runs.
   *
   * @param args the folder to write into; then, if it shall be smaller, the side of the scene
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(args[0])), "geo");
    Path file = folder.resolve("scene.tif");
    Path plain = folder.resolve("plain.tif");
    Path plots = folder.resolve("plots.tif");
    // Deleted in reverse order.
    List.of(folder, file, plain, plots).forEach(made -> made.toFile().deleteOnExit());
    int side = args.length > 1 ? Integer.parseInt(args[1]) : FULL_SIDE;
    double part = (double) side / FULL_SIDE;
    MadeScene scene = MadeScene.ofFields(side, (int) (PARCELS * part * part));
    scene.write(file, MadeScene.delivered());
    scene.write(plain, MadeScene.delivered().predictor(1).compression(1));
    System.out.printf(
        "scene of %,d x %,d cells, %,d parcels: %.1f MB packed%n",
        side, side, scene.parcels().size(), Files.size(file) / 1e6);
    speed(scene, file, plain);
    accuracy(scene, file, plots);
  }

  private static void speed(MadeScene scene, Path file, Path plain) {
    List<ParcelBlock> covered = OurKernel.cover(scene.grid(), scene.parcels());
    SedonaPeer sedona = SedonaPeer.of(scene, SEDONA_PARCELS);
    Turns turns =
        new Turns()
            .task("decode", () -> OurKernel.decode(file))
            .task("decode GeoTools", () -> GeoToolsPeer.read(file))
            .task("decode plain", () -> OurKernel.decode(plain))
            .task("cover", () -> OurKernel.cover(scene.grid(), scene.parcels()))
            .task("first plain", () -> first(scene, plain))
            .task("next plain", () -> OurKernel.measure(plain, covered))
            .task("first", () -> first(scene, file))
            .task("centre", () -> GeoToolsPeer.read(file).measure(scene))
            .task("sedona", sedona::measure)
            .run();
    double cells = Math.pow(scene.grid().width(), 2) / 1e6;
    ToDoubleFunction<Map<String, Double>> firstShare =
        t -> t.get("first plain") - t.get("decode plain");
    ToDoubleFunction<Map<String, Double>> nextShare =
        t -> t.get("next plain") - t.get("decode plain");
    System.out.printf("%n%-58s %s%n", "CPU seconds of one thread", "median  (least .. most)");
    print("decode, Mpx/s", turns.figure(t -> cells / t.get("decode")));
    print("decode GeoTools, Mpx/s", turns.figure(t -> cells / t.get("decode GeoTools")));
    print("coverage alone, s", turns.figure(t -> t.get("cover")));
    print("coverage + statistics from decoded cells, s", turns.figure(firstShare));
    print("apply cached coverage to decoded cells, s", turns.figure(nextShare));
    print("one date from file, s", turns.figure(t -> t.get("first")));
    System.out.printf("%n%-58s %s%n", "ratios within a round", "median  (least .. most)  bar");
    atLeast(
        2, "reader beside GeoTools", turns.figure(t -> t.get("decode GeoTools") / t.get("decode")));
    atMost(
        1.4,
        "one date from file, in own decodes",
        turns.figure(t -> t.get("first") / t.get("decode")));
    atMost(
        0.5,
        "next date's apply, in first coverage + statistics",
        turns.figure(t -> nextShare.applyAsDouble(t) / firstShare.applyAsDouble(t)));
    atLeast(
        3,
        "GeoTools + centre-rule loop, in one date from file",
        turns.figure(t -> t.get("centre") / t.get("first")));
    atLeast(
        40,
        "Sedona RS_ZonalStatsAll a parcel, in ours",
        turns.figure(
            t ->
                t.get("sedona")
                    / sedona.size()
                    / (firstShare.applyAsDouble(t) / scene.parcels().size())));
    Tiles tiles = OurKernel.measure(file, covered).tiles();
    System.out.printf(
        "tiles decoded %d, touched %d, total %d%n",
        tiles.decoded(), tiles.touched(), tiles.total());
  }

  private static void first(MadeScene scene, Path file) {
    OurKernel.measure(file, OurKernel.cover(scene.grid(), scene.parcels()));
  }

  private static void accuracy(MadeScene scene, Path file, Path plotsFile) {
    MadeScene plots = MadeScene.ofPlots(PLOTS_SIDE, 1000);
    plots.write(plotsFile, TiffWriter.of(SampleType.UINT16));
    System.out.printf("%nrelative error of the mean, beside areas cut out by JTS%n");
    System.out.println(Accuracy.of("fields of 1 to 50 ha", scene, file, 300).line());
    System.out.println(Accuracy.of("plots of 0.1 to 0.5 ha", plots, plotsFile, 1000).line());
  }

  private static void print(String what, Figure figure) {
    System.out.printf("%-58s %s%n", what, figure);
  }

  private static void atLeast(double bar, String what, Figure figure) {
    verdict(what, figure, ">= " + bar, figure.median() >= bar);
  }

  private static void atMost(double bar, String what, Figure figure) {
    verdict(what, figure, "<= " + bar, figure.median() <= bar);
  }

  private static void verdict(String what, Figure figure, String bar, boolean holds) {
    System.out.printf("%-58s %s  %s %s%n", what, figure, bar, holds ? "holds" : "MISSED");
  }
}
