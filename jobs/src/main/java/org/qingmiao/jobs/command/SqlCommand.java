// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
  @Mixin private Options options;

  @Parameters(paramLabel = "SELECT", description = "The question.")
  private String sql;

  @Option(names = "--csv", description = "Prints CSV instead of a table.")
  private boolean isCsv;

  @Override
  public Integer call() throws Exception {
    try (Workplace place = Workplace.open(options)) {
      String rewritten = sql;
      for (Table table : place.installation().tables()) {
        if (place.lake().holds(table)) {
          place.rows(table).createOrReplaceTempView(view(table));
          rewritten =
              rewritten.replaceAll("\\b" + table.name().replace(".", "\\.") + "\\b", view(table));
        }
      }
      Dataset<Row> answer = place.spark().sql(rewritten);
      if (isCsv) {
        csv(answer);
      } else {
        answer.show(1000, false);
      }
      return 0;
    } catch (Exception e) {
      if (e instanceof AnalysisException || e.getCause() instanceof AnalysisException) {
        throw new Refusal(
            ExitCode.USAGE, "sql: " + e.getMessage().lines().findFirst().orElse(""), e);
      }
      throw e;
    }
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

  private static String view(Table table) {
    return table.name().replace('.', '_');
  }
}
