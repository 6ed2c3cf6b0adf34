// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.crop.CropBorrowers;
import org.qingmiao.features.crop.ParcelAnomalies;
import org.qingmiao.features.crop.ParcelCoverages;
import org.qingmiao.features.crop.ParcelMeasures;
import org.qingmiao.features.crop.ParcelSeasons;
import org.qingmiao.features.crop.ParcelSeries;
import org.qingmiao.features.source.Parcels;
import org.qingmiao.features.source.Scenes;
import org.qingmiao.features.table.Table;
import org.qingmiao.geo.Median;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.QuarantineTable;
import org.qingmiao.jobs.run.Runner;

/** The land of a small county and what is seen of it from above, from files to tables. */
@ExtendWith(SparkTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeenCountyTest {
  private static final List<Table> MADE =
      List.of(
          ParcelCoverages.TABLE,
          ParcelMeasures.TABLE,
          CropBorrowers.TABLE,
          ParcelSeries.TABLE,
          ParcelSeasons.TABLE,
          ParcelAnomalies.TABLE);

  @TempDir static Path folder;
  private TrialLake trial;
  private Map<Table, Set<String>> firstDay;
  private Map<Table, Set<String>> bothDays;
  private List<String[]> messes;

  /** Both business dates. */
  @BeforeAll
  void run(SparkSession spark) throws IOException {
    DemoBook.of(1069, 0.05)
        .only(Set.of("parcel", "scene"))
        .deliver(folder.resolve("landing"), folder.resolve("truth"));
    messes = truth("mess");
    trial =
        TrialLake.of(
            spark, Path.of("..", "conf", "demo.yaml"), folder, "data=" + folder.resolve("landing"));
    assertThat(trial.run(jobs(trial), DemoBook.BUSINESS_DATE, Runner.Repeat.SKIP))
        .isEqualTo(ExitCode.DONE);
    firstDay = content(trial);
    assertThat(trial.run(jobs(trial), DemoBook.NEXT_DATE, Runner.Repeat.SKIP))
        .isEqualTo(ExitCode.DONE);
    bothDays = content(trial);
  }

  private static List<Job> jobs(TrialLake trial) {
    return Stream.of(
            "ingest-parcel", "ingest-scene", "measure-parcels", "build-crops", "follow-parcels")
        .map(trial::job)
        .toList();
  }

  private List<String[]> truth(String file) throws IOException {
    return Files.readAllLines(folder.resolve("truth").resolve(file + ".csv")).stream()
        .skip(2)
        .map(line -> line.split(","))
        .toList();
  }

  @Test
  void mendsWhatCanBeMended() {
    Dataset<Row> parcels = first(Parcels.TABLE);
    assertThat(counts(parcels, "repair_code"))
        .containsEntry("CRS_SWAPPED", planted("parcel", "SWAPPED_AXES"))
        .containsEntry("RINGS_MENDED", planted("parcel", "BOW_TIE"))
        .containsOnlyKeys("NONE", "CRS_SWAPPED", "RINGS_MENDED");
    assertThat(counts(parcels, "datum_evidence"))
        .containsEntry("GCJ_02", planted("parcel", "MAP_SHIFT"))
        .containsEntry("SUSPECT", planted("parcel", "PHONE_MAP"))
        .containsOnlyKeys("TRUE", "GCJ_02", "SUSPECT");
  }

  /** A scene that cannot be used is set aside in all four bands. */
  @Test
  void setsScenesAsideThatCannotBeUsed() {
    Dataset<Row> reasons =
        trial
            .rows(QuarantineTable.TABLE)
            .where(col("source").equalTo("scene"))
            .select(explode(col("reasons")).as("reason"));
    assertThat(counts(reasons, "reason"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "raster:OFFSET_CONFLICT", 4L,
                "raster:TIFF_TRUNCATED", 4L,
                "raster:FILE_PART_MISSING", 4L,
                "raster:FILE_DIFFERS", 4L));
  }

  /** ESA adds 1,000 since 25 January 2022, and to what it has processed again since. */
  @Test
  void takesEveryNumberForWhatItIs() {
    Dataset<Row> wrong =
        trial
            .rows(Scenes.TABLE)
            .where("(sensed_at >= '2022-01-25' or version > 0) != (offset_decision = 'PRESENT')");
    assertThat(wrong.count()).isZero();
    assertThat(planted("scene", "OFFSET_SILENT")).isEqualTo(4);
  }

  /**
   * The highest usable mean of a year lies at the peak of the truth, or below it where no scene
   * shows the top; never above by more than the noise and the mixed cells of its edge.
   */
  @Test
  void seesTheGreennessThatIsThere() throws IOException {
    Map<String, Double> peaks =
        truth("field").stream()
            .collect(Collectors.toMap(f -> f[0] + " " + f[2], f -> Double.parseDouble(f[4])));
    List<Double> off = new ArrayList<>();
    trial
        .rows(ParcelMeasures.TABLE)
        .where("measure = 'NDVI' and grade in ('A', 'B') and sensed_at < '2025-01-01'")
        .join(trial.rows(Parcels.TABLE).where("datum_evidence = 'TRUE'"), "parcel_id")
        .where(col("parcel_version").equalTo(col("version")))
        .groupBy(col("parcel_id"), year(col("sensed_at")).as("year"))
        .agg(max(col("mean")).as("most"))
        .collectAsList()
        .forEach(
            row -> {
              Double peak = peaks.get(row.getString(0) + " " + row.getInt(1));
              if (peak != null) {
                off.add(row.getDouble(2) - peak);
              }
            });
    assertThat(off).hasSizeGreaterThan(300).allMatch(o -> o < 0.03);
    assertThat(off.stream().filter(o -> o > -0.06).count()).isGreaterThan(off.size() * 8L / 10);
  }

  @Test
  void givesNoNumberWithoutEvidence() {
    Dataset<Row> measures = trial.rows(ParcelMeasures.TABLE);
    assertThat(measures.where("(grade = 'D') != (mean is null)").count()).isZero();
    assertThat(measures.where("peer_z is not null and grade not in ('A', 'B')").count()).isZero();
    assertThat(counts(measures, "grade")).containsOnlyKeys("A", "B", "C", "D");
    Dataset<Row> states = trial.rows(CropBorrowers.TABLE);
    assertThat(states.where("(ndvi_reason = 'SEEN') != (ndvi_z is not null)").count()).isZero();
    assertThat(counts(states, "ndvi_reason"))
        .containsOnlyKeys("SEEN", "BASELINE_SHORT", "NOT_USABLE", "NEVER_SEEN");
  }

  /** The scenes of the county have the two bands that NDVI and EVI2 both need, and no others. */
  @Test
  void measuresTheLeavesInTwoWays() {
    Dataset<Row> measures = trial.rows(ParcelMeasures.TABLE);
    assertThat(counts(measures, "measure")).containsOnlyKeys("NDVI", "EVI2");
    Dataset<Row> both =
        measures
            .groupBy("parcel_id", "parcel_version", "scene_id", "scene_version")
            .agg(
                count(lit(1)).as("measures"),
                sum(when(col("measure").equalTo("NDVI"), col("mean"))).as("ndvi"),
                sum(when(col("measure").equalTo("EVI2"), col("mean"))).as("evi2"));
    assertThat(both.where("measures != 2 or (ndvi is null) != (evi2 is null)").count()).isZero();
    // Less is reflected than comes down, so the denominator of EVI2 keeps it below.
    assertThat(both.where("ndvi > 0.3 and evi2 >= ndvi").count()).isZero();
    assertThat(counts(first(ParcelSeries.TABLE), "measure")).containsOnlyKeys("NDVI", "EVI2");
  }

  /**
   * The newest state of a borrower rests on the curves of its parcels: by area, those that were
   * seen within 40 days before it, each in its newest dekad.
   */
  @Test
  void theCurvesOfParcelsTellTheStateOfTheirBorrower() {
    Dataset<Row> newest =
        first(CropBorrowers.TABLE)
            .groupBy("enterprise_token")
            .agg(
                max_by(
                        struct(col("known_time"), col("ndvi_z")),
                        struct(col("known_time"), col("version")))
                    .as("state"))
            .select("enterprise_token", "state.*")
            .where("ndvi_z is not null");
    Dataset<Row> weeks =
        first(ParcelAnomalies.TABLE)
            .where("measure = 'NDVI' and value is not null")
            .groupBy("parcel_id", "parcel_version")
            .agg(max_by(col("mad_z"), col("dekad")).as("mad_z"));
    Dataset<Row> seen =
        first(ParcelMeasures.TABLE)
            .where("grade in ('A', 'B')")
            .groupBy("parcel_id", "parcel_version")
            .agg(max("sensed_at").as("sensed_at"));
    List<Row> both =
        newest
            .join(trial.rows(Parcels.TABLE), "enterprise_token")
            .withColumnRenamed("version", "parcel_version")
            .drop("known_time")
            .join(newest.select("enterprise_token", "known_time"), "enterprise_token")
            .join(weeks, new String[] {"parcel_id", "parcel_version"})
            .join(seen, new String[] {"parcel_id", "parcel_version"})
            .where("mad_z is not null and sensed_at > known_time - interval 40 days")
            .groupBy("enterprise_token", "ndvi_z")
            .agg(sum(col("area_m2").multiply(col("mad_z"))).divide(sum("area_m2")))
            .collectAsList();
    assertThat(both).hasSize((int) newest.count()).hasSizeGreaterThan(3);
    assertThat(both)
        .allSatisfy(row -> assertThat(row.getDouble(2)).isCloseTo(row.getDouble(1), within(1e-9)));
  }

  /** 877 curves of some 110 dekads at scale 1; each class of a dekad needs both comparisons. */
  @Test
  void saysOfEveryDekadWhatItIsComparedWith() {
    Dataset<Row> weeks = first(ParcelAnomalies.TABLE);
    assertThat(weeks.where("(class = 'UNKNOWN') != (mad_z is null or peer_z is null)").count())
        .isZero();
    assertThat(weeks.where("mad_z is not null and (n_baseline < 6 or baseline_years < 3)").count())
        .isZero();
    assertThat(weeks.where("peer_z is not null and n_peers < 10").count()).isZero();
    assertThat(counts(weeks, "class")).containsKeys("NORMAL", "SYSTEMIC", "OWN_ONLY", "UNKNOWN");
    Dataset<Row> real = first(ParcelSeries.TABLE).where("not is_filled").drop("value");
    assertThat(
            weeks
                .where("value is not null")
                .join(
                    real,
                    new String[] {"parcel_id", "parcel_version", "measure", "dekad"},
                    "left_anti")
                .count())
        .isZero();
    assertThat(first(ParcelSeasons.TABLE).where("eos50 > as_of").count()).isZero();
  }

  /**
   * SYNTHETIC: a year failed where the curve of a parcel stays below three quarters of its usual
   * height. Recall and precision against the truth.
   */
  @Test
  void findsTheYearsThatFailed() throws IOException {
    Map<String, Map<String, Double>> heights = new TreeMap<>();
    first(ParcelSeries.TABLE)
        .where("measure = 'NDVI' and not is_filled and dekad < '2025'")
        .groupBy(col("parcel_id"), substring(col("dekad"), 1, 4).as("year"))
        .agg(count(lit(1)).as("dekads"), max("value").as("height"))
        .where("dekads >= 8")
        .collectAsList()
        .forEach(
            row ->
                heights
                    .computeIfAbsent(row.getString(0), parcel -> new TreeMap<>())
                    .put(row.getString(1), row.getAs("height")));
    Set<String> seen = new TreeSet<>();
    Set<String> found = new TreeSet<>();
    heights.forEach(
        (parcel, years) -> {
          double usual =
              Median.of(years.values().stream().mapToDouble(Double::doubleValue).toArray());
          years.forEach(
              (year, height) -> {
                seen.add(parcel + " " + year);
                if (years.size() >= 3 && height < 0.75 * usual) {
                  found.add(parcel + " " + year);
                }
              });
        });
    Set<String> failed =
        truth("field").stream()
            .filter(field -> !field[3].equals("GROWN"))
            .map(field -> field[0] + " " + field[2])
            .filter(seen::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    double both = found.stream().filter(failed::contains).count();
    double recall = both / failed.size();
    double precision = both / found.size();
    System.out.printf(
        "SYNTHETIC failed years: %,d of %,d; found with recall %.3f, precision %.3f%n",
        failed.size(), seen.size(), recall, precision);
    assertThat(failed).hasSizeGreaterThan(20);
    assertThat(recall).isGreaterThan(0.9);
    assertThat(precision).isGreaterThan(0.9);
  }

  /** A field drawn with a phone may lie beside where it is drawn. */
  @Test
  void capsTheGradeOfWhatMayBeShifted() {
    Dataset<Row> suspect =
        trial
            .rows(ParcelMeasures.TABLE)
            .join(trial.rows(Parcels.TABLE).where("datum_evidence = 'SUSPECT'"), "parcel_id");
    assertThat(suspect.where("grade in ('A', 'B')").count()).isZero();
  }

  /** Who says nothing of the map may have drawn on a phone. */
  @Test
  void capsTheGradeOfWhatNobodyVouchesFor() {
    Job measure = trial.job("measure-parcels");
    Dataset<Row> silent =
        trial.rows(Parcels.TABLE).withColumn("datum_evidence", lit(null).cast("string"));
    Dataset<Row> summer =
        trial.rows(Scenes.TABLE).where("sensed_at between '2023-06-01' and '2023-09-01'");
    Dataset<Row> measures =
        measure
            .run(trial.inputs(measure.reads(), Map.of(Parcels.TABLE, silent, Scenes.TABLE, summer)))
            .tables()
            .get(ParcelMeasures.TABLE.name());
    assertThat(counts(measures, "grade")).containsOnlyKeys("C", "D");
  }

  /** A scene without its classification cannot be measured, and that is said. */
  @Test
  void saysWhichScenesItCannotMeasure() {
    Job measure = trial.job("measure-parcels");
    Dataset<Row> summer =
        trial.rows(Scenes.TABLE).where("sensed_at between '2023-06-01' and '2023-09-01'");
    String torn = summer.select(min(col("scene_id"))).first().getString(0);
    Column isLost = col("scene_id").equalTo(torn).and(col("band").equalTo("SCL"));
    Dataset<Row> scenes = summer.where(not(isLost));
    Outputs outputs = measure.run(trial.inputs(measure.reads(), Map.of(Scenes.TABLE, scenes)));
    assertThat(outputs.warnings())
        .containsExactly(
            "raw.scene: 1 cannot be measured, such as %s: not all of B08, B04, SCL are there; deliver all bands of a scene at once"
                .formatted(torn));
    Dataset<Row> measures = outputs.tables().get(ParcelMeasures.TABLE.name());
    assertThat(measures.select("scene_id").distinct().count())
        .isEqualTo(summer.select("scene_id").distinct().count() - 1);
  }

  /** The second day measures the one scene that it brings, and no outline is laid anew. */
  @Test
  void measuresOnTheNextDayOnlyWhatIsNew() {
    assertThat(next(ParcelMeasures.TABLE).select("scene_id").distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .contains("S2A_MSIL2A_20250629_V000");
    long laid = first(ParcelCoverages.TABLE).select("parcel_id").distinct().count();
    assertThat(next(ParcelCoverages.TABLE).select("parcel_id").distinct().count())
        .isLessThan(laid / 10);
    MADE.forEach(table -> assertThat(bothDays.get(table)).containsAll(firstDay.get(table)));
    assertThat(next(CropBorrowers.TABLE).where("known_time < '2025-06-30'").count()).isZero();
  }

  /** Work that is forced must give the digests that it gave, or it is refused. */
  @Test
  void saysTheSameInOtherPartitions(SparkSession spark) {
    String before = spark.conf().get("spark.sql.shuffle.partitions");
    try {
      spark.conf().set("spark.sql.shuffle.partitions", "7");
      List<Job> made =
          Stream.of("measure-parcels", "build-crops", "follow-parcels").map(trial::job).toList();
      assertThat(trial.run(made, DemoBook.NEXT_DATE, Runner.Repeat.FORCE)).isEqualTo(ExitCode.DONE);
      assertThat(trial.run(made, DemoBook.BUSINESS_DATE, Runner.Repeat.FORCE))
          .isEqualTo(ExitCode.DONE);
      assertThat(content(trial)).isEqualTo(bothDays);
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", before);
    }
  }

  /** Every row as text, to the last bit of each number, but for the run that made it. */
  private static Map<Table, Set<String>> content(TrialLake trial) {
    Map<Table, Set<String>> content = new HashMap<>();
    for (Table table : MADE) {
      content.put(
          table,
          trial.rows(table).drop("run_id").toJSON().collectAsList().stream()
              .collect(Collectors.toSet()));
    }
    return content;
  }

  private Dataset<Row> first(Table table) {
    return trial.rows(table).where(col("as_of").equalTo(lit("2025-06-30")));
  }

  private Dataset<Row> next(Table table) {
    return trial.rows(table).where(col("as_of").equalTo(lit("2025-07-01")));
  }

  private static Map<String, Long> counts(Dataset<Row> rows, String column) {
    Map<String, Long> counts = new TreeMap<>();
    rows.groupBy(column)
        .count()
        .collectAsList()
        .forEach(r -> counts.put(r.getString(0), r.getLong(1)));
    return counts;
  }

  private long planted(String source, String mess) {
    return messes.stream().filter(m -> m[0].equals(source) && m[1].equals(mess)).count();
  }
}
