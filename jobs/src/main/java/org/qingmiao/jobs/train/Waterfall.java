// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.ledger.RowWaterfall;
import org.qingmiao.models.train.Split.Periods;

/** Counts where the rows of a book end: in an exclusion or in a segment. The steps add up. */
final class Waterfall {

  private Waterfall() {}

  static Dataset<Row> of(Inputs in, String modelId, Dataset<Row> rows, CreditSettings credit) {
    Map<String, Step> steps = new LinkedHashMap<>();
    steps.put("BOOK", new Step("all rows of the book"));
    steps.put("EXCLUDED", new Step("staff, test, fraud, or no day of decision"));
    steps.put("IMMATURE", new Step("the outcome is not known yet; scored, not fitted"));
    steps.put("INDETERMINATE", new Step("neither good nor bad; scored, not fitted"));
    steps.put("OUT_OF_PERIOD", new Step("before the first or after the last day of the periods"));
    steps.put("TRAIN", new Step("fits the encoder, the trees and the reference population"));
    steps.put("CALIB", new Step("fits the calibrator"));
    steps.put("TEST", new Step("measures the model; nothing is fitted on it"));
    steps.put("OOT", new Step("measures the model on later loans"));
    Periods periods = CreditSamples.periods(credit);
    for (Row row :
        rows.groupBy("target", "split_bucket", "as_of").agg(count(lit(1))).collectAsList()) {
      String target = row.getString(0);
      long n = row.getLong(3);
      boolean isKnown = target.equals("GOOD") || target.equals("BAD");
      String step =
          isKnown
              ? periods
                  .segment(Math.toIntExact(row.getLong(1)), row.getDate(2).toLocalDate())
                  .name()
              : target;
      long bads = target.equals("BAD") ? n : 0;
      steps.get(step).add(n, bads);
      steps.get("BOOK").add(n, bads);
    }
    List<Row> lines = new ArrayList<>();
    steps.forEach(
        (name, step) ->
            lines.add(
                NamedRow.of(
                    RowWaterfall.TABLE,
                    Map.of(
                        "as_of",
                        Date.valueOf(in.asOf()),
                        "model_id",
                        modelId,
                        "position",
                        (long) lines.size(),
                        "step",
                        name,
                        "row_count",
                        step.rows,
                        "bads",
                        step.bads,
                        "reason",
                        step.reason,
                        "run_id",
                        in.runId()))));
    return in.spark().createDataFrame(lines, RowWaterfall.TABLE.schema());
  }

  private static final class Step {
    private final String reason;
    private long rows;
    private long bads;

    Step(String reason) {
      this.reason = reason;
    }

    void add(long rows, long bads) {
      this.rows += rows;
      this.bads += bads;
    }
  }
}
