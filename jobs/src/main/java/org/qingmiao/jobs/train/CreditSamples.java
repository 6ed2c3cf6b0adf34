// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.define.Feature;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.ClusterRows;
import org.qingmiao.models.train.Prior;
import org.qingmiao.models.train.PriorCorrection;
import org.qingmiao.models.train.Sample;
import org.qingmiao.models.train.Split;
import org.qingmiao.models.train.Split.Periods;
import org.qingmiao.models.train.Split.Segment;

/**
 * The rows of {@code feature.credit} that have an outcome, by segment and in key order.
 *
 * <p>The order is total, because loan and day name a row; so the same rows give the same model
 * bytes, however Spark had cut them up. TRAIN may be thinned to the applicants of its first
 * buckets: a draw that neither new rows nor new token keys move.
 */
final class CreditSamples {
  private static final String[] KEY = {ClusterRows.APPLICANT, ClusterRows.AS_OF, ClusterRows.LOAN};

  private final Map<Segment, Sample> bySegment;
  private final Prior prior;

  private CreditSamples(Map<Segment, Sample> bySegment, Prior prior) {
    this.bySegment = bySegment;
    this.prior = prior;
  }

  /**
   * Reads the rows of a feature table. Where a cluster trains, TRAIN is thinned to what one process
   * can hold, which still judges its model.
   *
   * @throws org.qingmiao.models.train.ModelRefusal as soon as TRAIN is too large for one process
   *     that trains
   */
  static CreditSamples of(Dataset<Row> rows, List<Feature> features, CreditSettings credit) {
    Periods periods = periods(credit);
    boolean isAlone = credit.training().workers() == 1;
    int trainBelow = isAlone ? trainBelow(credit) : heldBelow(rows, features, credit);
    Map<Segment, GatheredRows> gathered = new EnumMap<>(Segment.class);
    for (Segment segment : Segment.values()) {
      gathered.put(segment, new GatheredRows(features));
    }
    Iterator<Row> ordered =
        known(rows)
            .orderBy(Stream.of(KEY).map(c -> col(c)).toArray(Column[]::new))
            .toLocalIterator();
    long train = 0;
    while (ordered.hasNext()) {
      Row row = ordered.next();
      LocalDate asOf = row.<java.sql.Date>getAs("as_of").toLocalDate();
      int bucket = Math.toIntExact(row.<Long>getAs("split_bucket"));
      Segment segment = periods.segment(bucket, asOf);
      if (segment == Segment.TRAIN && bucket >= trainBelow) {
        continue;
      }
      train += segment == Segment.TRAIN ? 1 : 0;
      if (isAlone) {
        BoostedTrees.requireSize(train, features.size());
      }
      gathered.get(segment).add(row, asOf, bucket);
    }
    boolean isOffset = credit.prior() == CreditSettings.Prior.OFFSET;
    Map<Segment, Sample> bySegment = new EnumMap<>(Segment.class);
    gathered.forEach((segment, g) -> bySegment.put(segment, g.sample(!isOffset)));
    return new CreditSamples(
        bySegment, isOffset ? offset(gathered.get(Segment.TRAIN)) : prior(bySegment));
  }

  /** The rows of TRAIN where they lie, for a cluster to train on. */
  static ClusterRows train(Dataset<Row> rows, List<Feature> features, CreditSettings credit) {
    boolean isOffset = credit.prior() == CreditSettings.Prior.OFFSET;
    List<Column> columns = new ArrayList<>(Stream.of(KEY).map(c -> col(c)).toList());
    columns.add(col("target").equalTo("BAD").as(ClusterRows.BAD));
    columns.add((isOffset ? lit(1.0) : col("case_weight")).as(ClusterRows.WEIGHT));
    features.forEach(f -> columns.add(col(f.name())));
    return new ClusterRows(train(rows, credit).select(columns.toArray(Column[]::new)), features);
  }

  private static Dataset<Row> train(Dataset<Row> rows, CreditSettings credit) {
    Dataset<Row> train = known(rows).where(col("split_bucket").lt(trainBelow(credit)));
    return credit
        .periods()
        .map(
            p ->
                train.where(col("as_of").geq(lit(p.from())).and(col("as_of").lt(lit(p.ootFrom())))))
        .orElse(train);
  }

  private static Dataset<Row> known(Dataset<Row> rows) {
    return rows.where(col("target").isin("GOOD", "BAD"));
  }

  /** The first bucket that is not fitted on. */
  static int trainBelow(CreditSettings credit) {
    return (int) Math.ceil(Split.TRAIN_BELOW * credit.training().sample());
  }

  /** The first bucket that one process does not hold. */
  private static int heldBelow(Dataset<Row> rows, List<Feature> features, CreditSettings credit) {
    long most = BoostedTrees.MOST_ROWS * BoostedTrees.MOST_FEATURES / features.size();
    return heldBelow(
        train(rows, credit).count(), Math.min(most, BoostedTrees.MOST_ROWS), trainBelow(credit));
  }

  /**
   * The first bucket that is left out where rows are more than can be held.
   *
   * @param rows of all buckets below {@code below}
   */
  static int heldBelow(long rows, long most, int below) {
    return rows <= most ? below : (int) (below * most / rows);
  }

  /** The rows of a segment. */
  Sample of(Segment segment) {
    return bySegment.get(segment);
  }

  /** How class shares become those of the population. */
  Prior prior() {
    return prior;
  }

  /** Which days belong to which segment. */
  static Periods periods(CreditSettings credit) {
    return credit
        .periods()
        .map(
            p ->
                new Periods(
                    Optional.of(p.from()), Optional.of(p.ootFrom()), Optional.of(p.until())))
        .orElse(Periods.ALL);
  }

  private static Prior prior(Map<Segment, Sample> bySegment) {
    boolean isWeighted = bySegment.values().stream().anyMatch(Sample::isWeighted);
    return Prior.of(isWeighted ? PriorCorrection.Mode.CASE_WEIGHTS : PriorCorrection.Mode.NONE);
  }

  private static Prior offset(GatheredRows train) {
    return Prior.offset(new PriorCorrection(train.meanWeight(true), train.meanWeight(false)));
  }
}
