// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Balance;

/** Counts of public files, from specs/platform 6.3. */
@ExtendWith(SparkTest.class)
class RealFilesTest {
  private static final Path DATA =
      Optional.ofNullable(System.getenv("QINGMIAO_DATA"))
          .map(Path::of)
          .orElse(Path.of("..", "..", "shared", "data"));

  private final SparkSession spark;

  RealFilesTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeAll
  static void needsTheFiles() {
    assumeTrue(Files.isDirectory(DATA.resolve("sba")), "set QINGMIAO_DATA to the public files");
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

  private static Settings settings(String conf, String... more) {
    List<String> overrides = new java.util.ArrayList<>(List.of(more));
    overrides.add("data=" + DATA);
    return Settings.read(Path.of("..", "conf", conf), overrides, List.of());
  }
}
