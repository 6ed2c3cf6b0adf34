// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.define.Feature;
import org.qingmiao.models.SmallBook;
import org.qingmiao.models.SparkTest;
import org.qingmiao.models.ensemble.Contributions;
import org.qingmiao.models.ensemble.Evaluator;
import org.qingmiao.models.ensemble.Registered;
import org.qingmiao.models.ensemble.Registration;

/** Two workers of one process: the same barrier stage and network as on a cluster. */
@ExtendWith(SparkTest.class)
class ClusterTreesTest {

  private static final Recipe RECIPE = Recipe.DEFAULT.withRounds(20);

  private static SparkSession spark;
  private static Sample book;
  private static FittedTrees alone;
  private static FittedTrees together;

  @BeforeAll
  static void growOnce(SparkSession session) {
    spark = session;
    book = SmallBook.of(3_000, 1);
    alone = FittedTrees.of(TrainSet.of(book, 200), RECIPE);
    together = FittedTrees.of(rows(book, 5), RECIPE, 2);
  }

  @AfterAll
  static void close() {
    alone.close();
    together.close();
  }

  @Test
  void learnsTheEncoderAndTheBaseScoreOfOneProcess() {
    assertThat(CanonicalJson.write(together.encoder().parameters()))
        .isEqualTo(CanonicalJson.write(alone.encoder().parameters()));
    assertThat(together.fit().baseScore()).isEqualTo(alone.fit().baseScore());
    assertThat(together.fit().trees().baseMargin()).isEqualTo(alone.fit().trees().baseMargin());
    assertThat(together.fit().trees().names()).isEqualTo(alone.fit().trees().names());
    assertThat(together.fit().library()).isEqualTo("XGBoost 3.1.1");
  }

  @Test
  void growsTreesThatRankAsThoseOfOneProcess() {
    List<Double> log = together.fit().evalLog();
    assertThat(log).hasSize(20);
    for (int round = 0; round < 20; round++) {
      // A feature of more values than bins has other candidates for thresholds.
      assertThat(log.get(round)).isCloseTo(alone.fit().evalLog().get(round), within(2e-3));
    }
    assertThat(log.get(19)).isLessThan(log.get(0));
  }

  /** Of ten values each, the workers' candidates for thresholds are those of one process. */
  @Test
  void growsTheTreesOfOneProcessWhereValuesAreFew() {
    Sample whole = wholeNumbers(2_000);
    try (FittedTrees one = FittedTrees.of(TrainSet.of(whole, 200), RECIPE);
        FittedTrees two = FittedTrees.of(rows(whole, 3), RECIPE, 2)) {
      double[] expected = one.margins(whole);
      double[] margins = two.margins(whole);
      for (int row = 0; row < margins.length; row++) {
        // Sums of float32 gradients in another order.
        assertThat(margins[row]).isCloseTo(expected[row], within(1e-4));
      }
      for (double shift : new double[] {-0.4, 0.4}) {
        // Every threshold lies halfway between two whole numbers.
        assertThat(two.margins(shifted(whole, shift))).isEqualTo(margins);
      }
    }
  }

  @Test
  void leavesEveryRowInItsLeafWhenThresholdsMove() {
    FeatureMatrix rows = together.encoder().encode(book).matrix();
    Set<Float> values = new HashSet<>();
    for (int row = 0; row < rows.rows(); row++) {
      values.add(rows.at(row, 1));
    }
    int moved = 0;
    for (Map<String, Object> tree : trees(together)) {
      List<?> left = (List<?>) tree.get("left_children");
      for (int node = 0; node < left.size(); node++) {
        boolean isOfDebt =
            !left.get(node).equals(-1) && ((List<?>) tree.get("split_indices")).get(node).equals(1);
        if (isOfDebt) {
          double at = (Double) ((List<?>) tree.get("split_conditions")).get(node);
          assertThat(values).doesNotContain((float) at);
          moved++;
        }
      }
    }
    assertThat(moved).isGreaterThan(20);
    // The loss that the workers logged is that of the moved trees: no row has changed its leaf.
    assertThat(logLoss(book, together.margins(book)))
        .isCloseTo(together.fit().evalLog().get(19), within(1e-5));
  }

  @Test
  void isServedByTheExactEvaluatorAndKeepsEveryDirection() {
    byte[] bytes = together.fit().trees().bytes();
    try (Evaluator evaluator = Registration.of(BoostedTrees.load(bytes, 1))) {
      assertThat(evaluator.registered()).isInstanceOf(Registered.Exact.class);
      FeatureMatrix rows = together.encoder().encode(SmallBook.of(2_000, 2)).matrix();
      assertThat(evaluator.margins(rows)).isEqualTo(together.fit().trees().margins(rows));
      for (int feature = 0; feature < book.features().size(); feature++) {
        int sign = book.features().get(feature).trend().sign();
        assertThat(sign == 0 || evaluator.provesDirection(feature, sign)).isTrue();
      }
      float[][] theirs = together.fit().trees().contributions(rows);
      Contributions ours = evaluator.contributions(rows);
      for (int row = 0; row < 100; row++) {
        for (int feature = 0; feature < book.features().size(); feature++) {
          assertThat(ours.at(row, feature)).isCloseTo(theirs[row][feature], within(5e-6));
        }
      }
    }
  }

  @Test
  void refusesMoreWorkersThanRunAtOnce() {
    assertThatThrownBy(() -> FittedTrees.of(rows(book, 2), RECIPE, 3))
        .isInstanceOf(ModelRefusal.class)
        .hasMessage(
            "QM-ENV-1: train.workers is 3, but the cluster runs 2 tasks at a time and all workers"
                + " must run at once; give it more cores, or lower train.workers");
  }

  @Test
  void refusesOneClassAndNumbersThatFloatsCannotHold() {
    ClusterRows all = rows(book, 2);
    assertThatThrownBy(() -> new ClusterRows(all.rows().where("bad"), all.features()).census())
        .hasMessageStartingWith("QM-FIT-1: TRAIN holds %d bad and 0 good rows", book.badCount());
    assertThatThrownBy(
            () ->
                new ClusterRows(
                        all.rows()
                            .withColumn("debt", expr("if(loan_token < 'firm-000002', 1e39, debt)")),
                        all.features())
                    .census())
        .hasMessage(
            "QM-SCHEMA-1: feature debt of 2 rows is infinite, or too large for float32; quarantine"
                + " the rows");
  }

  private static List<Map<String, Object>> trees(FittedTrees fitted) {
    try {
      return BoostedTrees.trees(fitted.fit().trees().document());
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  private static double logLoss(Sample sample, double[] margins) {
    double loss = 0;
    double all = 0;
    for (int row = 0; row < margins.length; row++) {
      double sign = sample.isBad(row) ? -1 : 1;
      loss += sample.weight(row) * Math.log1p(Math.exp(sign * margins[row]));
      all += sample.weight(row);
    }
    return loss / all;
  }

  /** The book with its numbers as whole ones, from -4 to 5. */
  private static Sample wholeNumbers(int rows) {
    Sample sample = SmallBook.of(rows, 4);
    return mapped(sample, value -> Math.max(-4, Math.min(5, Math.rint(2 * value))));
  }

  private static Sample shifted(Sample sample, double shift) {
    return mapped(sample, value -> value + shift);
  }

  private static Sample mapped(Sample sample, DoubleUnaryOperator numbers) {
    int rows = sample.size();
    String[] key = new String[rows];
    LocalDate[] asOf = new LocalDate[rows];
    for (int row = 0; row < rows; row++) {
      key[row] = sample.applicant(row);
      asOf[row] = sample.asOf(row);
    }
    Sample.Builder builder =
        Sample.of(sample.features())
            .keys(key, asOf, key, sample.buckets())
            .outcomes(sample.bads(), sample.weights());
    for (Feature feature : sample.features()) {
      IntStream all = IntStream.range(0, rows);
      builder =
          feature.kind() == Feature.Kind.NUMBER
              ? builder.number(
                  feature.name(),
                  all.mapToDouble(row -> sample.number(feature, row)).map(numbers).toArray())
              : builder.category(
                  feature.name(),
                  all.mapToObj(row -> sample.level(feature, row)).toArray(String[]::new));
    }
    return builder.build();
  }

  /** A sample as rows of a cluster, in some partitions and in no order. */
  private static ClusterRows rows(Sample sample, int partitions) {
    StructType schema =
        new StructType()
            .add(ClusterRows.APPLICANT, DataTypes.StringType)
            .add(ClusterRows.AS_OF, DataTypes.DateType)
            .add(ClusterRows.LOAN, DataTypes.StringType)
            .add(ClusterRows.BAD, DataTypes.BooleanType)
            .add(ClusterRows.WEIGHT, DataTypes.DoubleType);
    for (Feature feature : sample.features()) {
      boolean isNumber = feature.kind() == Feature.Kind.NUMBER;
      schema = schema.add(feature.name(), isNumber ? DataTypes.DoubleType : DataTypes.StringType);
    }
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < sample.size(); row++) {
      List<Object> cells = new ArrayList<>();
      cells.add(sample.applicant(row));
      cells.add(Date.valueOf(sample.asOf(row)));
      cells.add(sample.loan(row));
      cells.add(sample.isBad(row));
      cells.add(sample.weight(row));
      for (Feature feature : sample.features()) {
        boolean isNumber = feature.kind() == Feature.Kind.NUMBER;
        cells.add(
            sample.isMissing(feature, row)
                ? null
                : isNumber ? (Object) sample.number(feature, row) : sample.level(feature, row));
      }
      rows.add(RowFactory.create(cells.toArray()));
    }
    Collections.shuffle(rows, new Random(1069));
    Dataset<Row> frame = spark.createDataFrame(rows, schema).repartition(partitions);
    return new ClusterRows(frame, sample.features());
  }
}
