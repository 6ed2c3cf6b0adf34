// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * How a model was trained: data with version, volume and digest, program, environment, operator,
 * start, end and iterations, as JR/T 0221-2021 asks of traceable models.
 */
public final class TrainRecords {

  /** {@code audit.train_record}. */
  public static final Table TABLE =
      Table.of("audit.train_record", "one training of one model", Shape.APPEND)
          .columns(
              text("model_id", "Model that came of it."),
              date("as_of", "Business date of the run."),
              text("data_table", "Table that was read."),
              whole("data_version", Unit.NONE, "Its Delta version."),
              whole("data_rows", Unit.COUNT, "Its rows."),
              text("data_digest", "Its content digest."),
              whole("train_rows", Unit.COUNT, "Rows that the trees were fitted on."),
              text("train_sha256", "Digest of those rows in order."),
              whole("calib_rows", Unit.COUNT, "Rows that the calibrator was fitted on."),
              text("sampling", "Which rows were taken, in words."),
              text("weights", "How rows were weighted, in words."),
              text("code_commit", "Version of the program."),
              text("conf_sha256", "Digest of the configuration."),
              text("environment", "JDK, Spark, XGBoost and operating system."),
              text("operator_token", "Who started the training.").token("operator"),
              instant("started_at", "When it began."),
              instant("ended_at", "When it ended."),
              whole("iterations", Unit.COUNT, "Trees that were grown."),
              text("eval_log", "Weighted log-loss on TRAIN after each iteration, as JSON."),
              text("calibration", "Candidates with their out-of-fold loss, as JSON."),
              text("outcome", "REGISTERED."),
              text("run_id", "Run that trained it."))
          .key("model_id");

  private TrainRecords() {}
}
