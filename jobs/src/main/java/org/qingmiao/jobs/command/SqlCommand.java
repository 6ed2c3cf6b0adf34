// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.report.CsvCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./qingmiao sql}: a question in SQL over all tables, under their own names. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description =
        "Asks all tables in SQL, such as: SELECT grade, count(*) FROM publish.credit_score GROUP BY 1.")
final class SqlCommand implements Callable<Integer> {
  private static final String TEXT_OR_COMMENT =
      "'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|--[^\n]*|/\\*(?s:.*?)\\*/";

  @Mixin private Options options;

  @Parameters(paramLabel = "SELECT", description = "The question.")
  private String sql;

  @Option(names = "--csv", description = "Prints CSV instead of a table.")
  private boolean isCsv;

  @Override
  public Integer call() throws Exception {
    try (Workplace place = Workplace.open(options)) {
      List<String> views = new ArrayList<>();
      for (Table table : place.installation().tables()) {
        if (place.lake().holds(table)) {
          open(place.rows(table), table).createOrReplaceTempView(view(table.name()));
          views.add(table.name());
        }
      }
      requireQuestion(place.spark());
      // Files named in the question would be read past the views.
      place.spark().conf().set("spark.sql.runSQLOnFiles", "false");
      Dataset<Row> answer = place.spark().sql(rewritten(sql, views));
      if (isCsv) {
        csv(answer);
      } else {
        answer.show(1000, false);
      }
      return 0;
    } catch (Exception e) {
      if (e instanceof AnalysisException || e.getCause() instanceof AnalysisException) {
        throw new Refusal(
            ExitCode.USAGE,
            "sql: " + e.getMessage().lines().filter(line -> !line.isBlank()).findFirst().orElse(""),
            e);
      }
      throw e;
    }
  }

  /** The columns that may leave the lake: a sensitive one only as a token. */
  private static Dataset<Row> open(Dataset<Row> rows, Table table) {
    return rows.drop(
        table.columns().stream().filter(c -> !c.isOpen()).map(Column::name).toArray(String[]::new));
  }

  /** Only the runner writes: what is no question is not run at all. */
  private void requireQuestion(SparkSession spark) throws ParseException {
    if (writes(spark, sql)) {
      throw new Refusal(
          ExitCode.USAGE,
          "sql: this is no question; tables change only through jobs, ask with SELECT");
    }
  }

  /** Whether a statement, or any part of it, would change something. */
  static boolean writes(SparkSession spark, String sql) throws ParseException {
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .sessionState()
        .sqlParser()
        .parsePlan(sql)
        .exists(SqlCommand::writes);
  }

  private static Object writes(LogicalPlan node) {
    return node instanceof org.apache.spark.sql.catalyst.plans.logical.Command
        || node instanceof ParsedStatement
        || node instanceof InsertIntoDir;
  }

  /** The question with the views' names for the tables', except in texts and comments. */
  static String rewritten(String sql, List<String> tables) {
    Pattern words =
        Pattern.compile(
            TEXT_OR_COMMENT
                + tables.stream()
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "|\\b(?:", ")\\b")));
    return words
        .matcher(sql)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    tables.contains(found.group()) ? view(found.group()) : found.group()));
  }

  private static void csv(Dataset<Row> answer) throws IOException {
    PrintWriter out = new PrintWriter(System.out, false, java.nio.charset.StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord(answer.columns());
    for (Iterator<Row> rows = answer.toLocalIterator(); rows.hasNext(); ) {
      Row row = rows.next();
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.length(); i++) {
        cells.add(cell(row.get(i)));
      }
      csv.writeRecord(cells);
    }
    csv.flush();
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof String text ? CsvCopy.harmless(text) : value.toString();
  }

  private static String view(String table) {
    return table.replace('.', '_');
  }
}
