// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.qingmiao.geo.raster.Distribution;
import org.qingmiao.geo.zonal.ZonalRow;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * A column of numbers in what {@code ./qingmiao zonal} writes, under its name in {@code
 * feature.parcel_zonal}. Numbers have all digits that tell them from their neighbours; a cell is
 * empty where no cell of the raster has a value, never NaN and never 0.
 */
enum ZonalColumn {
  /** Cells that count and have a value. */
  N_CELLS,
  /** Their weights added up: covered area in cells, by the centre rule the same as n_cells. */
  WEIGHT_SUM,
  /** Values added up by weight. */
  SUM,
  /** Weighted mean. */
  MEAN,
  /** Weighted variance of the population. */
  VARIANCE,
  /** Its root. */
  SD,
  /** Least value. */
  MIN,
  /** Greatest value. */
  MAX,
  /** Value at a tenth of the weight. */
  P10,
  /** Median. */
  P50,
  /** Value at nine tenths of the weight. */
  P90,
  /** Share of the weight on the raster that has a value. */
  VALID_FRAC,
  /** Share of the zone's area that lies on the raster. */
  INSIDE_FRAC;

  /** The column of a name such as {@code mean}. */
  static ZonalColumn named(String name) {
    return Arrays.stream(values())
        .filter(column -> column.header().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.USAGE,
                    "--stats: \"%s\" is none of %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(ZonalColumn::header)
                                .collect(Collectors.joining(", ")))));
  }

  /** Its name. */
  String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number of a row, as text. */
  String cell(ZonalRow row) {
    return switch (this) {
      case N_CELLS -> Long.toString(row.statistics().cells());
      case WEIGHT_SUM -> Double.toString(row.statistics().weight());
      case SUM -> spread(row, spread -> spread.mean() * row.statistics().weight());
      case MEAN -> spread(row, Distribution::mean);
      case VARIANCE -> spread(row, Distribution::variance);
      case SD -> spread(row, Distribution::deviation);
      case MIN -> spread(row, Distribution::min);
      case MAX -> spread(row, Distribution::max);
      case P10 -> spread(row, Distribution::p10);
      case P50 -> spread(row, Distribution::p50);
      case P90 -> spread(row, Distribution::p90);
      case VALID_FRAC ->
          row.validShare().isPresent() ? Double.toString(row.validShare().getAsDouble()) : "";
      case INSIDE_FRAC -> Double.toString(row.zone().insideShare());
    };
  }

  private static String spread(ZonalRow row, ToDoubleFunction<Distribution> number) {
    return row.statistics()
        .distribution()
        .map(spread -> Double.toString(number.applyAsDouble(spread)))
        .orElse("");
  }
}
