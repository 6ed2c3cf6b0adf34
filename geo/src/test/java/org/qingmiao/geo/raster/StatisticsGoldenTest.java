// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Golden;
import org.qingmiao.geo.tiff.MemoryRead;
import org.qingmiao.geo.tiff.SampleType;
import org.qingmiao.geo.tiff.TiffWriter;

/** The cases of golden/geo_stats.json. */
class StatisticsGoldenTest {
  private static final JsonNode GOLDEN = Golden.json("geo_stats.json");

  /** Coverage case 1 of the golden file: shares .25 .5 .25 / .5 1 .5 / .25 .5 .25. */
  private static final String CASE_1 = "POLYGON ((0.5 0.5, 2.5 0.5, 2.5 2.5, 0.5 2.5, 0.5 0.5))";

  static Stream<Named<JsonNode>> weighted() {
    return StreamSupport.stream(GOLDEN.get("weighted_cases").spliterator(), false)
        .map(c -> Named.of(c.get("id").asText() + " " + c.get("name").asText(), c));
  }

  @ParameterizedTest
  @MethodSource("weighted")
  void cellsAndWeightsGiveTheStatistics(JsonNode golden) {
    CellSample cells = new CellSample();
    for (int i = 0; i < golden.get("values").size(); i++) {
      if (!golden.get("values").get(i).isNull()) {
        cells.add(golden.get("values").get(i).asDouble(), golden.get("coverage").get(i).asDouble());
      }
    }
    JsonNode expected = golden.get("expected");

    ZonalStatistics statistics = ZonalStatistics.of(cells);
    ClassWeights classes = ClassWeights.of(cells);

    assertClose(statistics.weight(), expected.get("count"));
    assertThat(classes.variety()).isEqualTo(expected.get("variety").asInt());
    if (expected.get("mean").isNull()) {
      assertThat(statistics).isEqualTo(new ZonalStatistics(0, 0, Optional.empty()));
      assertThat(classes.mode()).isEmpty();
      assertThat(classes.minority()).isEmpty();
      return;
    }
    Distribution spread = statistics.distribution().orElseThrow();
    assertClose(spread.mean() * statistics.weight(), expected.get("sum"));
    assertClose(spread.mean(), expected.get("mean"));
    assertClose(spread.ratioOfMeans(), expected.get("mean"));
    assertClose(spread.variance(), expected.get("variance"));
    assertClose(spread.deviation(), expected.get("stdev"));
    assertClose(spread.deviation() / spread.mean(), expected.get("cv"));
    assertClose(spread.min(), expected.get("min"));
    assertClose(spread.max(), expected.get("max"));
    assertClose(spread.p50(), expected.get("median"));
    assertClose(classes.mode().orElseThrow(), expected.get("mode"));
    assertClose(classes.minority().orElseThrow(), expected.get("minority"));
    double[] quartiles = WeightedQuantiles.of(cells, 0.25, 0.5, 0.75);
    assertClose(quartiles[0], expected.get("q25"));
    assertClose(quartiles[1], expected.get("median"));
    assertClose(quartiles[2], expected.get("q75"));
  }

  @Test
  void everyTouchedCellMayCountAsOne() throws ParseException {
    JsonNode golden = option("15a");

    ZonalStatistics statistics =
        statistics(
            raster(golden.get("values")), golden.get("wkt").asText(), CoverRule.allTouched());

    assertClose(statistics.weight(), golden.get("expected").get("count"));
    assertClose(statistics.distribution().orElseThrow().mean(), golden.get("expected").get("mean"));
  }

  @Test
  void cellsThatAreCoveredTooLittleMayBeLeftOut() throws ParseException {
    JsonNode golden = option("15b");
    List<Double> left = new ArrayList<>();
    golden.get("expected").get("cells").forEach(i -> left.add(i.asInt() + 1.0));

    ZonalStatistics statistics =
        statistics(raster(golden.get("values")), CASE_1, CoverRule.atLeast(0.49));

    // Cell i holds i + 1.
    assertThat(statistics.cells()).isEqualTo(left.size());
    assertClose(statistics.weight(), golden.get("expected").get("count"));
    Distribution spread = statistics.distribution().orElseThrow();
    assertThat(spread.min()).isEqualTo(left.get(0));
    assertThat(spread.max()).isEqualTo(left.get(left.size() - 1));
  }

  @Test
  void classesHaveShares() {
    JsonNode golden = option("19");
    CellSample cells = new CellSample();
    double[] shares = {0.25, 0.5, 0.25, 0.5, 1, 0.5, 0.25, 0.5, 0.25};
    for (int i = 0; i < shares.length; i++) {
      cells.add(golden.get("values").get(i / 3).get(i % 3).asDouble(), shares[i]);
    }

    ClassWeights classes = ClassWeights.of(cells);

    for (int value = 1; value <= 3; value++) {
      assertClose(classes.share(value), golden.get("expected").get("frac_" + value));
    }
    assertThat(classes.share(4)).isZero();
  }

  @Test
  void nodataIsComparedBeforeScaling() throws ParseException {
    JsonNode golden = option("21");
    List<Double> expected = new ArrayList<>();
    golden.get("expected").get("valid_values").forEach(v -> expected.add(v.asDouble()));
    JsonNode raw = golden.get("raw");
    GeoTiff raster =
        GeoTiff.open(
            "scaled.tif",
            MemoryRead.of(
                placed()
                    .text(42_113, golden.get("nodata").asText())
                    .text(
                        42_112,
                        """
                        <GDALMetadata>
                        <Item name="SCALE" sample="0" role="scale">%s</Item>
                        <Item name="OFFSET" sample="0" role="offset">%s</Item>
                        </GDALMetadata>\
                        """
                            .formatted(golden.get("scale").asText(), golden.get("offset").asText()))
                    .write(3, 3, 1, (b, r, c) -> raw.get(r).get(c).asLong())));

    Map<Double, Double> seen = new TreeMap<>();
    for (int i = 0; i < 9; i++) {
      String cell =
          "POLYGON ((%1$d %2$d, %3$d %2$d, %3$d %4$d, %1$d %4$d, %1$d %2$d))"
              .formatted(i % 3, 2 - i / 3, i % 3 + 1, 3 - i / 3);
      statistics(raster, cell, CoverRule.exact())
          .distribution()
          .ifPresent(d -> seen.merge(d.mean(), 1.0, Double::sum));
    }

    assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void refusesWhatTheGoldenFileRefuses() {
    assertThat(option("24a").get("expected").get("error").asText())
        .isEqualTo(Fault.RASTER_ROTATED.name()); // held by GeoTiffTest
    Grid grid = new Grid("EPSG:32650", 0, 3, 1, 1, 3, 3, 3, 3);
    assertThatThrownBy(() -> grid.requireSameCrs("EPSG:4326"))
        .hasMessageStartingWith(option("24b").get("expected").get("error").asText());
    assertThatThrownBy(() -> grid.requireSameCrs(""))
        .hasMessageStartingWith(option("24c").get("expected").get("error").asText());
  }

  private static JsonNode option(String id) {
    return StreamSupport.stream(GOLDEN.get("option_cases").spliterator(), false)
        .filter(c -> c.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static TiffWriter placed() {
    return TiffWriter.of(SampleType.INT16)
        .doubles(33_550, 1, 1, 0)
        .doubles(33_922, 0, 0, 0, 0, 3, 0);
  }

  private static GeoTiff raster(JsonNode values) {
    return GeoTiff.open(
        "a.tif",
        MemoryRead.of(placed().write(3, 3, 1, (b, r, c) -> values.get(r).get(c).asLong())));
  }

  private static ZonalStatistics statistics(GeoTiff raster, String wkt, CoverRule rule)
      throws ParseException {
    Geometry parcel = new WKTReader().read(wkt);
    ZonalRun run =
        ZonalKernel.run(
            Scene.of(raster),
            List.of(new BandValue(0)),
            ParcelBlock.of("p", Coverage.of(raster.grid(), parcel)),
            rule);
    return run.statistics(0).get("p");
  }

  private static void assertClose(double actual, JsonNode expected) {
    double value = expected.asDouble();
    assertThat(actual).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
  }
}
