// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.check;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.median;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.source.Applications;
import org.qingmiao.features.source.BankFlows;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.Invoices;
import org.qingmiao.features.source.LandRights;
import org.qingmiao.features.source.SocialInsuranceFilings;
import org.qingmiao.features.source.TaxFilings;
import org.qingmiao.features.source.UtilityBills;
import org.qingmiao.features.table.ClockReading;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;
import org.qingmiao.features.table.VersionRank;

/**
 * What one source says of an enterprise by what another says, as known on a business date.
 *
 * <pre>
 * invoiced to declared  invoices as a seller / sales declared to the tax bureau, over a filed year
 * power to peers        kWh by declared sales / the median of the sector, over a filed year
 * paid to insured       wages paid from the bank account / wages that insurance rests on, likewise
 * land                  hectares of the newest application / hectares with a right on its day
 * </pre>
 *
 * <p>A ratio stands only where both sources are complete: four filings, twelve bills, twelve
 * insured months. Bounds are our defaults; a ratio outside them is a question to the enterprise, so
 * the rules only warn.
 */
public final class CrossChecks {
  /** Column that names the enterprise, by which ratios are joined. */
  public static final String ENTERPRISE = "enterprise_token";

  /** A firm may miss a pay day or two in a year. */
  private static final int FEWEST_PAY_DAYS = 10;

  private static final int MU_PER_HECTARE = 15;

  /** One row an enterprise that two sources speak of. */
  public static final Table TABLE =
      Table.of(
              "feature.cross_check",
              "one enterprise, compared across its sources on one business date",
              Shape.SNAPSHOT)
          .key("as_of", ENTERPRISE)
          .columns(
              date("as_of", "Business date."),
              text(ENTERPRISE, "Token of the enterprise.").role(Role.ID).token("credit_code"),
              real("invoiced_to_declared", Unit.NONE, "Invoiced by declared sales, a filed year.")
                  .role(Role.FEATURE)
                  .optional(),
              real("power_to_peers", Unit.NONE, "Power by sales, against the median of the sector.")
                  .role(Role.FEATURE)
                  .optional(),
              real("paid_to_insured", Unit.NONE, "Wages paid by wages insured, a filed year.")
                  .role(Role.FEATURE)
                  .optional(),
              real("declared_to_registered_land", Unit.NONE, "Land declared by land with a right.")
                  .role(Role.FEATURE)
                  .optional(),
              text("run_id", "Run that wrote the row."))
          .rules(
              Rule.between("invoiced_to_declared", "0", "1.2").warn(),
              Rule.between("power_to_peers", "0.25", "20").warn(),
              Rule.between("paid_to_insured", "0.7", "1.5").warn(),
              Rule.between("declared_to_registered_land", "0.9", "1.1").warn());

  private final FiledYear year;

  private CrossChecks(FiledYear year) {
    this.year = year;
  }

  /** The checks of a business date, on rows that were delivered by then. */
  public static CrossChecks asOf(LocalDate day) {
    return new CrossChecks(FiledYear.asOf(day));
  }

  /** {@code enterprise_token, invoiced_to_declared}. */
  public Dataset<Row> invoicedToDeclared(Dataset<Row> invoices, Dataset<Row> filings) {
    Dataset<Row> invoiced =
        standing(Invoices.TABLE, invoices)
            .where(year.holds(col("issued_on")))
            .groupBy(col("seller_token").as(ENTERPRISE))
            .agg(sum("amount_cny").as("invoiced"));
    return ratio(invoiced, "invoiced", declared(filings), "declared", "invoiced_to_declared");
  }

  /** {@code enterprise_token, power_to_peers}; peers are all that have both, of one sector. */
  public Dataset<Row> powerToPeers(
      Dataset<Row> bills, Dataset<Row> filings, Dataset<Row> enterprises) {
    Dataset<Row> drawn =
        standing(UtilityBills.TABLE, bills)
            .where(year.holds(col("period_end")))
            .groupBy(ENTERPRISE)
            .agg(sum("energy_kwh").as("drawn"), count(lit(1)).as("bills"))
            .where(col("bills").equalTo(FiledYear.MONTHS));
    Dataset<Row> sectors =
        standing(Enterprises.TABLE, enterprises)
            .groupBy(ENTERPRISE)
            .agg(max_by(col("sector"), struct(col("effective_on"), col("entry_no"))).as("sector"));
    Dataset<Row> bySales =
        ratio(drawn, "drawn", declared(filings), "declared", "by_sales").join(sectors, ENTERPRISE);
    Dataset<Row> peers = bySales.groupBy("sector").agg(median(col("by_sales")).as("of_peers"));
    return bySales
        .join(peers, "sector")
        .where(col("of_peers").gt(0))
        .select(col(ENTERPRISE), col("by_sales").divide(col("of_peers")).as("power_to_peers"));
  }

  /** {@code enterprise_token, paid_to_insured}; only of who pays wages from an account here. */
  public Dataset<Row> paidToInsured(Dataset<Row> flows, Dataset<Row> insurance) {
    Dataset<Row> paid =
        standing(BankFlows.TABLE, flows)
            .where(col("usage").equalTo("PAYROLL").and(col("loan_token").isNull()))
            .where(year.holds(ClockReading.day(BankFlows.TABLE, "booked_at")))
            .groupBy(col("payer_token").as(ENTERPRISE))
            .agg(sum("amount_cny").as("paid"), count(lit(1)).as("pay_days"))
            .where(col("pay_days").geq(FEWEST_PAY_DAYS));
    Dataset<Row> insured =
        standing(SocialInsuranceFilings.TABLE, insurance)
            .where(year.holds(col("month_end")))
            .groupBy(ENTERPRISE)
            .agg(sum("wage_base_cny").as("insured"), count(lit(1)).as("months"))
            .where(col("months").equalTo(FiledYear.MONTHS));
    return ratio(paid, "paid", insured, "insured", "paid_to_insured");
  }

  /** {@code enterprise_token, declared_to_registered_land}, on the day of the application. */
  public Dataset<Row> declaredToRegisteredLand(Dataset<Row> applications, Dataset<Row> rights) {
    Dataset<Row> newest =
        standing(Applications.TABLE, applications)
            .where(col("declared_land_mu").isNotNull())
            .groupBy(ENTERPRISE)
            .agg(
                max_by(
                        struct(col("applied_on"), col("declared_land_mu")),
                        struct(col("applied_on"), col("application_no")))
                    .as("newest"))
            .select(
                col(ENTERPRISE),
                col("newest.applied_on").as("applied_on"),
                col("newest.declared_land_mu").divide(lit(MU_PER_HECTARE)).as("declared"));
    Dataset<Row> registered =
        standing(LandRights.TABLE, rights)
            .join(newest.select(ENTERPRISE, "applied_on"), ENTERPRISE)
            .where(col("valid_from").leq(col("applied_on")))
            .where(coalesce(col("valid_until"), col("applied_on")).geq(col("applied_on")))
            .groupBy(ENTERPRISE)
            .agg(sum("area_ha").as("registered"));
    return ratio(newest, "declared", registered, "registered", "declared_to_registered_land");
  }

  /** Sales declared in the filed year by who has filed all its quarters. */
  private Dataset<Row> declared(Dataset<Row> filings) {
    return standing(TaxFilings.TABLE, filings)
        .where(year.holds(col("period_end")))
        .groupBy(ENTERPRISE)
        .agg(sum("revenue_cny").as("declared"), count(lit(1)).as("filings"))
        .where(col("filings").equalTo(FiledYear.QUARTERS));
  }

  /** The newest version of each fact, without those that were withdrawn. */
  private static Dataset<Row> standing(Table table, Dataset<Row> rows) {
    return VersionRank.standing(rows, table.delivered().clock().orElseThrow());
  }

  /** Sums are exact decimals, so the one division gives the same double in every order. */
  private static Dataset<Row> ratio(
      Dataset<Row> above, String top, Dataset<Row> below, String bottom, String name) {
    return above
        .join(below.select(ENTERPRISE, bottom), ENTERPRISE)
        .where(col(ENTERPRISE).isNotNull().and(col(bottom).gt(0)))
        .select(
            col(ENTERPRISE), col(top).cast("double").divide(col(bottom).cast("double")).as(name));
  }
}
