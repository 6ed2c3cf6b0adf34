// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.jobs.PublicData;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Balance;

/** Counts of public files, from specs/platform 6.3. */
@ExtendWith(SparkTest.class)
class RealFilesTest {
  private final SparkSession spark;

  RealFilesTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void sbaIsWholeAndItsOddDatesAreWarned() {
    Settings settings = settings("sba.yaml");
    Trial codes = Trial.of(spark, settings, settings.asOf());
    // The second record of the file is blank.
    assertThat(codes.reasons()).containsOnlyKeys(2L);

    Mapping loans = settings.source("sba_loan").orElseThrow();
    Trial trial =
        Trial.of(
            spark, settings, loans, settings.asOf(), Map.of("raw.naics_2017", codes.accepted()));
    assertThat(trial.balance()).isEqualTo(new Balance("sba_loan", 30_000, 30_000, 0, 0, 0));
    assertThat(trial.accepted().where("disbursed_on is null").count()).isEqualTo(77);
    assertThat(trial.accepted().where("disbursed_on < approved_on").count()).isEqualTo(22);
    // golden/credit_split.csv: bucket of loan 1846335005
    assertThat(
            trial
                .accepted()
                .where("source_line = 2")
                .select("split_bucket", "naics_sector", "portion")
                .first()
                .mkString(","))
        .isEqualTo("7726,23,0.500000000");
    assertThat(trial.accepted().where("loan_token not like 'tk:loan:%'").count()).isZero();
  }

  @Test
  void germanLosesOneLineOnlyUnderAStrictMapping() {
    Trial trial = Trial.of(spark, settings("german.yaml"), LocalDate.of(1994, 11, 17));
    assertThat(trial.balance()).isEqualTo(new Balance("german_credit", 1000, 1000, 0, 0, 0));
    assertThat(trial.accepted().where("is_bad = 1").count()).isEqualTo(300);

    Trial strict =
        Trial.of(
            spark,
            settings("german.yaml", "sources.german_credit.trim_trailing=false"),
            LocalDate.of(1994, 11, 17));
    assertThat(strict.reasons()).containsOnlyKeys(267L);
    assertThat(strict.reasons().get(267L)).containsExactly("field_count");
  }

  /** Energy use by facility: 79 columns, of which the conf names eight and the rest are kept. */
  @Test
  void ghgrpIsWholeWithAllItsColumns() {
    Trial trial = publicTable("ghgrp");
    assertThat(trial.balance()).isEqualTo(new Balance("ghgrp", 8_878, 8_878, 0, 0, 0));
    assertThat(trial.outputs().warnings())
        .hasSize(79 - 8)
        .allMatch(w -> w.endsWith("is not mapped; kept in extra"));
    // awk over the unpacked file: facility of the first record, sum of the MTCO2e_TOTAL cells
    assertThat(trial.accepted().where("source_line = 2").first().<String>getAs("facility"))
        .isEqualTo("1010549");
    assertThat(trial.accepted().selectExpr("sum(emissions_tco2e)").first().getDouble(0))
        .isCloseTo(415_874_241.1007, within(0.001));
  }

  @Test
  void supplyChainFactorsAreWhole() {
    Trial trial = publicTable("supply_chain_factor");
    assertThat(trial.balance())
        .isEqualTo(new Balance("supply_chain_factor", 1_016, 1_016, 0, 0, 0));
    // The file's own record: 111110, with margins 0.532. No cell holds a carriage return.
    Row soybean = trial.accepted().where("naics = '111110'").first();
    assertThat(soybean.<Object>getAs("factor")).hasToString("0.532");
    assertThat(soybean.<String>getAs("model")).isEqualTo("1111A0");
  }

  @Test
  void supplyChainFactorsByGasAreWhole() {
    Trial trial = publicTable("supply_chain_gas");
    assertThat(trial.balance()).isEqualTo(new Balance("supply_chain_gas", 18_288, 18_288, 0, 0, 0));
    // 1,016 industries times 18 gases; the file's first record, written as 4.57e-09
    assertThat(trial.accepted().select("gas").distinct().count()).isEqualTo(18);
    Row soybean = trial.accepted().where("source_line = 2").first();
    assertThat(soybean.<Double>getAs("factor")).isEqualTo(4.57e-9);
  }

  /** A byte order mark, the header on the third record, a line break inside that header. */
  @Test
  void concordanceOfIndustriesIsWhole() {
    Trial trial = publicTable("naics_2022");
    assertThat(trial.balance()).isEqualTo(new Balance("naics_2022", 1_150, 1_150, 0, 0, 0));
    // The header stands on lines 3 and 4.
    Row first = trial.accepted().where("source_line = 5").first();
    assertThat(first.<String>getAs("code_2017")).isEqualTo("111110");
    assertThat(first.<String>getAs("title_2017")).isEqualTo("Soybean Farming");
    // "Silver Ore Mining" of 2017 went into "Gold Ore and Silver Ore Mining".
    assertThat(trial.accepted().where("code_2017 = '212222'").first().<String>getAs("code_2022"))
        .isEqualTo("212220");
  }

  private Trial publicTable(String source) {
    Path conf = Path.of("src", "test", "resources", "conf", "public-tables.yaml");
    Settings settings = Settings.read(conf, List.of("data=" + PublicData.with("ghgrp")), List.of());
    Mapping mapping = settings.source(source).orElseThrow();
    PublicData.with(mapping.files());
    return Trial.of(spark, settings, mapping, settings.asOf(), Map.of());
  }

  private static Settings settings(String conf, String... more) {
    List<String> overrides = new ArrayList<>(List.of(more));
    overrides.add("data=" + PublicData.with(conf.replace(".yaml", "")));
    return Settings.read(Path.of("..", "conf", conf), overrides, List.of());
  }
}
