// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Unit;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.models.train.ClusterRows;
import org.qingmiao.models.train.ModelRefusal;
import org.qingmiao.models.train.Sample;
import org.qingmiao.models.train.Split.Segment;

@ExtendWith(SparkTest.class)
class CreditSamplesTest {
  private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
  private static final LocalDate OOT_FROM = LocalDate.of(2022, 1, 1);
  private static final LocalDate UNTIL = LocalDate.of(2022, 12, 31);

  private static final Feature AGE =
      new Feature(
          "age",
          Feature.Kind.NUMBER,
          Trend.FREE,
          "none",
          "R05",
          "R95",
          Unit.YEARS,
          "Years in business.",
          List.of("raw.shop.age"));

  @Test
  void givesAClusterTheRowsThatOneProcessFits(SparkSession spark) {
    Dataset<Row> rows = rows(spark);
    for (double share : new double[] {1, 0.3}) {
      CreditSettings alone = credit(1, share);
      Sample train = CreditSamples.of(rows, List.of(AGE), alone).of(Segment.TRAIN);
      ClusterRows shares = CreditSamples.train(rows, List.of(AGE), credit(2, share));
      assertThat(KeyDigest.of(shares)).isEqualTo(KeyDigest.of(train));
      assertThat(shares.rows().where("bad").count()).isEqualTo(train.badCount());
      assertThat(shares.rows().select("age").where("age is null").count())
          .isEqualTo(missing(train));
      // 2,000 rows x 9/10 with an outcome x 6/10 x 731 of 1,300 days = 607, give or take 40.
      assertThat(train.size()).isBetween((int) (500 * share), (int) (720 * share));
    }
  }

  @Test
  void thinsTrainAloneByTheBucketsThatEveryDeliveryKeeps(SparkSession spark) {
    Dataset<Row> rows = rows(spark);
    CreditSamples all = CreditSamples.of(rows, List.of(AGE), credit(1, 1));
    CreditSamples thinned = CreditSamples.of(rows, List.of(AGE), credit(1, 0.3));
    for (Segment segment : List.of(Segment.CALIB, Segment.TEST, Segment.OOT)) {
      assertThat(thinned.of(segment).size()).isEqualTo(all.of(segment).size()).isPositive();
    }
    assertThat(IntStream.of(thinned.of(Segment.TRAIN).buckets()).max().orElse(0)).isLessThan(1_800);
    assertThat(IntStream.of(all.of(Segment.TRAIN).buckets()).max().orElse(0)).isGreaterThan(1_800);
  }

  @Test
  void refusesWhatOneProcessCannotTrainOnAndNamesTheWaysOn(SparkSession spark) {
    List<Feature> many = new ArrayList<>(Collections.nCopies(201, AGE));
    Dataset<Row> rows = rows(spark);
    assertThatThrownBy(() -> CreditSamples.of(rows, many, credit(1, 1)))
        .isInstanceOf(ModelRefusal.class)
        .hasMessageContaining(" rows and 201 features, expected at most 5000000 and 200")
        .hasMessageContaining("set credit.train.sample below 1")
        .hasMessageContaining("or credit.train.workers above 1");
    assertThat(CreditSamples.of(rows, many, credit(2, 1)).of(Segment.TRAIN).size()).isPositive();
  }

  @Test
  void holdsAllBucketsOfABookThatFitsAndFewerOfALargerOne() {
    assertThat(CreditSamples.heldBelow(5_000_000, 5_000_000, 6_000)).isEqualTo(6_000);
    // A third of 15 million rows: 2,000 of 6,000 buckets.
    assertThat(CreditSamples.heldBelow(15_000_000, 5_000_000, 6_000)).isEqualTo(2_000);
    // Of a book that was thinned to half its applicants already.
    assertThat(CreditSamples.heldBelow(10_000_000, 5_000_000, 3_000)).isEqualTo(1_500);
  }

  private static int missing(Sample sample) {
    int missing = 0;
    for (int row = 0; row < sample.size(); row++) {
      missing += sample.isMissing(AGE, row) ? 1 : 0;
    }
    return missing;
  }

  /** 2,000 loans of three years and some more at either end, one in ten without an outcome. */
  private static Dataset<Row> rows(SparkSession spark) {
    Random random = new Random(7);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      rows.add(
          RowFactory.create(
              "applicant-%03d".formatted(random.nextInt(500)),
              Date.valueOf(FROM.minusDays(100).plusDays(random.nextInt(1_300))),
              "loan-%04d".formatted(i),
              (long) random.nextInt(10_000),
              random.nextInt(10) == 0 ? "IMMATURE" : random.nextInt(3) == 0 ? "BAD" : "GOOD",
              2.5,
              random.nextInt(5) == 0 ? null : (Double) (double) random.nextInt(30)));
    }
    StructType schema =
        StructType.fromDDL(
            "applicant_token string, as_of date, loan_token string, split_bucket bigint,"
                + " target string, case_weight double, age double");
    return spark.createDataFrame(rows, schema);
  }

  private static CreditSettings credit(int workers, double sample) {
    CreditSettings.Training d = CreditSettings.Training.DEFAULT;
    return new CreditSettings(
        "raw.shop",
        "label",
        List.of(),
        "SHOP",
        "SOLE_TRADER",
        Optional.of(new CreditSettings.Periods(FROM, OOT_FROM, UNTIL)),
        CreditSettings.Prior.CASE_WEIGHTS,
        CreditSettings.Cutoffs.DEFAULT,
        new CreditSettings.Training(
            d.when(),
            d.minBads(),
            workers,
            sample,
            d.rounds(),
            d.depth(),
            d.learningRate(),
            d.minChildWeight(),
            d.seed()),
        false,
        List.of(),
        List.of(),
        Map.of(),
        Optional.empty());
  }
}
