// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.QuarantineTable;

/** Refused rows in the form of {@link QuarantineTable}: no sensitive cell stays in the clear. */
final class QuarantineRows {

  private QuarantineRows() {}

  static Dataset<Row> of(
      Dataset<Row> refused, Mapping mapping, String job, Inputs in, Pseudonym pseudonym) {
    UDF1<String, String> hide = cell -> cell == null ? null : pseudonym.token("cell", cell);
    UserDefinedFunction hidden = udf(hide, DataTypes.StringType);
    Column[] cells =
        mapping.table().columns().stream()
            .map(
                c -> {
                  Column cell = col(c.name()).cast(DataTypes.StringType);
                  return (c.isOpen() ? cell : hidden.apply(cell)).as(c.name());
                })
            .toArray(Column[]::new);
    Column record = coalesce(col(ParsedRows.RECORD), to_json(struct(cells)));
    return refused.select(
        lit(in.asOf()).as("as_of"),
        lit(job).as("job"),
        lit(mapping.source()).as("source"),
        lit(mapping.table().name()).as("target_table"),
        col(ParsedRows.FILE).as("source_file"),
        col(ParsedRows.LINE).as("source_line"),
        col(ParsedRows.FAULTS).as("reasons"),
        record.as("record"),
        sha2(record.cast("binary"), 256).as("record_sha256"),
        lit(in.runId()).as("run_id"));
  }
}
