// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.models.carbon.financed.AttributionMethod;

/** What the operator is told of a book: how much of it is covered, and what is left out. */
final class BookNote {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private BookNote() {}

  /**
   * One sentence by the primary method.
   *
   * @param borrowers one row each, with what they owe
   * @param emissions of all loans by all methods
   * @param exclusions of the full book by all methods
   */
  static String of(
      AttributionMethod primary,
      Dataset<Row> borrowers,
      Dataset<Row> emissions,
      Dataset<Row> exclusions) {
    Row book =
        borrowers
            .agg(
                count(lit(1)),
                sum("outstanding"),
                count_if(col("is_registered")),
                count_if(col("has_statement")),
                count_if(col("has_footprint")))
            .head();
    BigDecimal owed = amount(book, 1);
    long financed =
        emissions
            .where(col("method_id").equalTo(lit(primary.name())))
            .agg(countDistinct("loan_token"))
            .head()
            .getLong(0);
    List<Row> codes =
        exclusions
            .where(col("method_id").equalTo(lit(primary.name())))
            .groupBy("code")
            .agg(count(lit(1)).as("loans"), sum("outstanding").as("outstanding"))
            .orderBy(col("loans").desc(), col("code"))
            .collectAsList();
    long left = codes.stream().mapToLong(row -> row.getLong(1)).sum();
    BigDecimal leftOwed =
        codes.stream().map(row -> amount(row, 2)).reduce(BigDecimal.ZERO, BigDecimal::add);
    return "%s: of %s loans to %s borrowers (%s in the register, %s with a balance sheet, %s with a footprint) %s are financed, %s of %s outstanding; left out: %s"
        .formatted(
            primary,
            number(financed + left),
            number(book.getLong(0)),
            number(book.getLong(2)),
            number(book.getLong(3)),
            number(book.getLong(4)),
            number(financed),
            percent(owed.subtract(leftOwed), owed),
            owed.toPlainString(),
            codes.isEmpty()
                ? "none"
                : codes.stream()
                    .map(row -> "%s %s".formatted(row.getString(0), number(row.getLong(1))))
                    .collect(Collectors.joining(", ")));
  }

  private static BigDecimal amount(Row row, int column) {
    return Optional.ofNullable(row.getDecimal(column)).orElse(BigDecimal.ZERO);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? "none"
        : String.format(
            Locale.ROOT, "%.1f %%", part.multiply(HUNDRED).doubleValue() / whole.doubleValue());
  }
}
