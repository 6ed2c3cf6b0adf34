// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench.geo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Polygon;
import org.qingmiao.geo.raster.CellSample;
import org.qingmiao.geo.raster.CentreRule;
import org.qingmiao.geo.raster.CutOut;
import org.qingmiao.geo.raster.Distribution;
import org.qingmiao.geo.raster.MadeScene;
import org.qingmiao.geo.raster.ZonalStatistics;

/**
 * How far means are from those of the areas that JTS cuts out of each cell, relative to them.
 *
 * @param what the parcels
 * @param parcels how many have a value
 * @param without parcels without a cell centre, which the centre rule loses
 * @param ours the largest error of ours
 * @param centre the 95th percentile of the centre rule's errors
 */
record Accuracy(String what, int parcels, int without, double ours, double centre) {

  static Accuracy of(String what, MadeScene scene, Path file, int most) {
    List<Polygon> parcels = scene.parcels().subList(0, most);
    Map<String, ZonalStatistics> measured =
        OurKernel.measure(file, OurKernel.cover(scene.grid(), parcels)).statistics(0);
    CentreRule rule = new CentreRule(scene.grid());
    List<Double> centre = new ArrayList<>();
    double worst = 0;
    int without = 0;
    int compared = 0;
    for (int i = 0; i < parcels.size(); i++) {
      OptionalDouble truth = CutOut.mean(scene, parcels.get(i));
      if (truth.isPresent()) {
        compared++;
        double mean = truth.getAsDouble();
        worst = Math.max(worst, Math.abs(mean(measured.get(Integer.toString(i))) / mean - 1));
        CellSample cells =
            rule.sample(
                parcels.get(i),
                (r, c) -> scene.at(r, c) == MadeScene.NODATA ? Double.NaN : scene.at(r, c));
        if (cells.size() == 0) {
          without++;
        } else {
          centre.add(Math.abs(mean(ZonalStatistics.of(cells)) / mean - 1));
        }
      }
    }
    double[] sorted = centre.stream().mapToDouble(d -> d).sorted().toArray();
    return new Accuracy(what, compared, without, worst, sorted[sorted.length * 95 / 100]);
  }

  private static double mean(ZonalStatistics statistics) {
    return statistics.distribution().map(Distribution::mean).orElseThrow();
  }

  String line() {
    return "%-34s %6d parcels   ours %.1e (bar 1e-9, %s)   centre rule p95 %.4f, %d without a cell"
        .formatted(what, parcels, ours, ours <= 1e-9 ? "holds" : "MISSED", centre, without);
  }
}
