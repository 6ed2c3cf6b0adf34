// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.models.carbon.financed.AttributionMethod;
import org.qingmiao.models.ledger.Attributions;
import org.qingmiao.models.ledger.FinancedEmissionRows;

/**
 * Scope 1 and 2 financed by loans, summed by everything that the report groups by: as many cells as
 * there are kinds of loans, however many loans there are. Every term is a decimal of nine places,
 * so that sums depend neither on order nor on grouping.
 *
 * @param cells in order
 */
record FinancedCube(List<Cell> cells) {

  /**
   * What a loan adds to the weighted average carbon intensity: its balance by its borrower's
   * emissions, which are its own over its share, per million of revenue.
   */
  static final String WEIGHTED_INTENSITY =
      "CAST(CAST(outstanding AS DOUBLE) * (CAST(tco2e AS DOUBLE) / af) / CAST(revenue AS DOUBLE) *"
          + " 1000000 AS DECIMAL(28,9))";

  /** The method whose denominator is the borrower's revenue. */
  static final AttributionMethod BY_REVENUE = AttributionMethod.PBOC2021;

  /** The scopes that are added; nothing else ever is. */
  static final String OWN_AND_BOUGHT = "scope IN ('S1', 'S2_LOC')";

  /**
   * Loans of one kind under one method.
   *
   * @param dqScore of the weaker of their scopes
   * @param outstanding on the basis of the method, CNY
   * @param tco2e financed, with the sums of the bounds, as if all erred together
   * @param withRevenue how many of the loans have a borrower whose revenue is known
   * @param weights their outstanding, CNY
   * @param weighted the sum of {@link #WEIGHTED_INTENSITY} over them
   */
  record Cell(
      String method,
      String assetClass,
      String sector,
      String region,
      long dqScore,
      long loans,
      BigDecimal outstanding,
      BigDecimal s1,
      BigDecimal s2,
      BigDecimal p05,
      BigDecimal p95,
      long withRevenue,
      BigDecimal weights,
      BigDecimal weighted) {
    BigDecimal tco2e() {
      return s1.add(s2);
    }
  }

  FinancedCube {
    cells = List.copyOf(cells);
  }

  /** The cube of a run's tables. */
  static FinancedCube of(Inputs in) {
    Dataset<Row> loans =
        in.rows(FinancedEmissionRows.TABLE)
            .where(OWN_AND_BOUGHT)
            .groupBy("loan_token", "method_id", "asset_class", "sector", "region")
            .agg(
                max("dq_score").as("dq"),
                sum(when(col("scope").equalTo("S1"), term("tco2e")).otherwise(lit(0))).as("s1"),
                sum(when(col("scope").equalTo("S2_LOC"), term("tco2e")).otherwise(lit(0))).as("s2"),
                sum(term("tco2e")).as("tco2e"),
                sum(term("p05")).as("p05"),
                sum(term("p95")).as("p95"));
    Dataset<Row> shares = in.rows(Attributions.TABLE);
    Dataset<Row> balances = shares.select("loan_token", "method_id", "outstanding", "af");
    Dataset<Row> revenues =
        shares
            .where(col("method_id").equalTo(BY_REVENUE.name()))
            .select(col("loan_token"), col("denominator").as("revenue"));
    return new FinancedCube(
        loans
            .join(balances, new String[] {"loan_token", "method_id"})
            .join(revenues, new String[] {"loan_token"}, "left")
            .groupBy("method_id", "asset_class", "sector", "region", "dq")
            .agg(
                count(lit(1)).as("loans"),
                sum("outstanding").as("outstanding"),
                sum("s1").as("s1"),
                sum("s2").as("s2"),
                sum("p05").as("p05"),
                sum("p95").as("p95"),
                count("revenue").as("with_revenue"),
                sum(when(col("revenue").isNotNull(), col("outstanding")).otherwise(lit(0))),
                sum(when(col("revenue").isNotNull(), expr(WEIGHTED_INTENSITY)).otherwise(lit(0))))
            .orderBy("method_id", "asset_class", "sector", "region", "dq")
            .collectAsList()
            .stream()
            .map(FinancedCube::cell)
            .toList());
  }

  private static Column term(String column) {
    return col(column).cast("decimal(28,9)");
  }

  private static Cell cell(Row row) {
    return new Cell(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getDecimal(6),
        row.getDecimal(7),
        row.getDecimal(8),
        row.getDecimal(9),
        row.getDecimal(10),
        row.getLong(11),
        row.getDecimal(12),
        row.getDecimal(13));
  }

  /** The cells that a condition holds for. */
  FinancedCube where(Predicate<Cell> condition) {
    return new FinancedCube(cells.stream().filter(condition).toList());
  }

  /** The values of a dimension, in order. */
  TreeSet<String> values(Function<Cell, String> dimension) {
    return cells.stream().map(dimension).collect(Collectors.toCollection(TreeSet::new));
  }

  /** A measure over all cells. */
  BigDecimal total(Function<Cell, BigDecimal> measure) {
    return cells.stream().map(measure).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The loans among them whose borrower's revenue is known. */
  long withRevenue() {
    return cells.stream().mapToLong(Cell::withRevenue).sum();
  }

  /** Their loans. */
  long loans() {
    return cells.stream().mapToLong(Cell::loans).sum();
  }
}
