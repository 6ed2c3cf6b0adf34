// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.build;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.define.AsOfStatus;
import org.qingmiao.features.define.CreditRows;
import org.qingmiao.features.define.LeakReport;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.JoinCounts;
import org.qingmiao.jobs.pipeline.Outputs;

/** Builds {@code feature.credit} from a book of loans. */
public final class BuildCredit implements Job {
  private final CreditBook book;
  private final Table table;

  /** The job for a book. */
  public BuildCredit(CreditBook book) {
    this.book = book;
    this.table = CreditRows.table(book.features());
  }

  @Override
  public String name() {
    return "build-credit";
  }

  @Override
  public List<Table> reads() {
    return book.reads();
  }

  @Override
  public List<Table> writes() {
    return List.of(table);
  }

  @Override
  public Outputs run(Inputs in) {
    book.refuseLeaks();
    CreditBook.Joined joined = book.rows(in);
    Dataset<Row> rows =
        joined
            .rows()
            .withColumn("score_date", lit(in.asOf()))
            .withColumn("run_id", lit(in.runId()));
    Outputs outputs = Outputs.of(table, rows);
    joined.reports().forEach(r -> outputs.join(counts(r)));
    return outputs;
  }

  private static JoinCounts counts(LeakReport report) {
    return new JoinCounts(
        report.group(),
        report.spineRows(),
        count(report, AsOfStatus.OK),
        count(report, AsOfStatus.NEVER_SEEN),
        count(report, AsOfStatus.EXPIRED),
        count(report, AsOfStatus.NOT_YET_KNOWN),
        count(report, AsOfStatus.RETRACTED),
        report.wouldLeak());
  }

  private static long count(LeakReport report, AsOfStatus status) {
    return report.statuses().getOrDefault(status, 0L);
  }
}
