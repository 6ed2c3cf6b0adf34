// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.define.Feature;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.Prior;
import org.qingmiao.models.train.PriorCorrection;
import org.qingmiao.models.train.Sample;
import org.qingmiao.models.train.Split.Periods;
import org.qingmiao.models.train.Split.Segment;

/**
 * The rows of {@code feature.credit} that have an outcome, by segment and in key order.
 *
 * <p>The order is total, because loan and day name a row; so the same rows give the same model
 * bytes, however Spark had cut them up.
 */
final class CreditSamples {
  private final Map<Segment, Sample> bySegment;
  private final Prior prior;

  private CreditSamples(Map<Segment, Sample> bySegment, Prior prior) {
    this.bySegment = bySegment;
    this.prior = prior;
  }

  /**
   * Reads the rows of a feature table.
   *
   * @throws org.qingmiao.models.train.ModelRefusal as soon as TRAIN is too large for one process
   */
  static CreditSamples of(Dataset<Row> rows, List<Feature> features, CreditSettings credit) {
    Periods periods = periods(credit);
    Map<Segment, GatheredRows> gathered = new EnumMap<>(Segment.class);
    for (Segment segment : Segment.values()) {
      gathered.put(segment, new GatheredRows(features));
    }
    Iterator<Row> ordered =
        rows.where(col("target").isin("GOOD", "BAD"))
            .orderBy("applicant_token", "as_of", "loan_token")
            .toLocalIterator();
    long train = 0;
    while (ordered.hasNext()) {
      Row row = ordered.next();
      LocalDate asOf = row.<java.sql.Date>getAs("as_of").toLocalDate();
      int bucket = Math.toIntExact(row.<Long>getAs("split_bucket"));
      Segment segment = periods.segment(bucket, asOf);
      train += segment == Segment.TRAIN ? 1 : 0;
      BoostedTrees.requireSize(train, features.size());
      gathered.get(segment).add(row, asOf, bucket);
    }
    boolean isOffset = credit.prior() == CreditSettings.Prior.OFFSET;
    Map<Segment, Sample> bySegment = new EnumMap<>(Segment.class);
    gathered.forEach((segment, g) -> bySegment.put(segment, g.sample(!isOffset)));
    return new CreditSamples(
        bySegment, isOffset ? offset(gathered.get(Segment.TRAIN)) : prior(bySegment));
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
