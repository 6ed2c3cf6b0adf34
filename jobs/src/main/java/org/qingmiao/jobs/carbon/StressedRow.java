// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.jobs.conf.StressSettings;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.carbon.Spread;
import org.qingmiao.models.carbon.stress.DebtRatios;
import org.qingmiao.models.carbon.stress.Merton;
import org.qingmiao.models.carbon.stress.RescoredPd;
import org.qingmiao.models.carbon.stress.TransitionStress;
import org.qingmiao.models.credit.CreditModel;
import org.qingmiao.models.ledger.StressedBorrowers;

/** From a borrower with its footprint, statement and application to its years under a price. */
final class StressedRow {

  /** The rows of a borrower, one for each year of each scenario. */
  static final StructType STRESSED =
      new StructType().add("years", DataTypes.createArrayType(StressedBorrowers.TABLE.schema()));

  private static final Spread NOTHING = new Spread(0, 0, 0, 0);
  private static final int CENTS = 2;
  private static final double HORIZON_YEARS = 1;

  private final Frame frame;
  private final CreditModel model;

  /** What the rows of a run have in common. */
  record Frame(StressSettings stress, String asOf, String runId) implements Serializable {}

  StressedRow(Frame frame, CreditModel model) {
    this.frame = frame;
    this.model = model;
  }

  /** One borrower under every price. */
  Row stressed(Row row) {
    Cells borrower = new Cells(row);
    Cells statement = borrower.struct("statement").orElseThrow();
    RescoredPd rescored = ModelRatios.of(model, borrower.struct("application").map(Cells::row));
    List<Row> years = new ArrayList<>();
    for (StressSettings.Priced price : frame.stress().prices()) {
      years.add(year(borrower, statement, price, rescored));
    }
    return RowFactory.create((Object) years.toArray(Row[]::new));
  }

  private Row year(
      Cells borrower, Cells statement, StressSettings.Priced price, RescoredPd rescored) {
    TransitionStress stressed =
        TransitionStress.of(
            ratios(statement),
            footprint(borrower, "S1"),
            footprint(borrower, "S2_LOC"),
            frame.stress().cost(price),
            demand(statement),
            rescored);
    Map<String, Object> cells = new HashMap<>();
    cells.put("enterprise_token", borrower.text("enterprise_token"));
    cells.put("as_of", Date.valueOf(frame.asOf()));
    cells.put("scenario_id", price.scenario());
    cells.put("year", (long) price.year());
    cells.put("outstanding", borrower.amount("outstanding").orElseThrow().setScale(CENTS));
    cells.put("carbon_price", price.cnyPerT());
    cells.put("carbon_cost", cents(stressed.cost()));
    cells.put("ebitda_s", cents(stressed.ratios().ebitda()));
    putFinite(cells, "icr_s", stressed.ratios().icr());
    putFinite(cells, "dscr_s", stressed.ratios().dscr());
    putFinite(cells, "leverage_s", stressed.ratios().leverage());
    stressed.pds().ifPresent(pds -> putPds(cells, pds, borrower));
    firm(statement)
        .ifPresent(
            firm -> {
              StressSettings.Firm how = frame.stress().merton();
              cells.put("merton_pd0", firm.pd());
              cells.put("merton_pd_s", firm.less(stressed.cost(), how.tax(), how.costYears()).pd());
            });
    cells.put("status", stressed.status().name());
    cells.put("run_id", frame.runId());
    return NamedRow.of(StressedBorrowers.TABLE, cells);
  }

  private void putPds(Map<String, Object> cells, TransitionStress.Pds pds, Cells borrower) {
    cells.put("pd0", pds.before());
    cells.put("pd_s", pds.after());
    cells.put("pd_s_p05", pds.afterP05());
    cells.put("pd_s_p95", pds.afterP95());
    double exposure = number(borrower, "outstanding");
    cells.put(
        "el_delta", cents(pds.expectedLossDelta(exposure, frame.stress().lossGivenDefault())));
  }

  private static DebtRatios ratios(Cells statement) {
    double interest = number(statement, "interest_cny");
    return new DebtRatios(
        number(statement, "ebitda_cny"),
        interest,
        interest
            + statement.amount("principal_due_cny").map(BigDecimal::doubleValue).orElse(Double.NaN),
        number(statement, "debt_cny"));
  }

  /** Sales that go away take the margin that they had; sales at a loss take none. */
  private TransitionStress.Demand demand(Cells statement) {
    double revenue = number(statement, "revenue_cny");
    double margin = revenue > 0 ? Math.max(0, number(statement, "ebitda_cny") / revenue) : 0;
    return new TransitionStress.Demand(frame.stress().lostDemand() * revenue, margin);
  }

  /** Merton's firm: everything that is not the owners' is its debt; none without debt. */
  private Optional<Merton> firm(Cells statement) {
    double assets = number(statement, "total_assets_cny");
    double debt = assets - number(statement, "equity_cny");
    StressSettings.Firm how = frame.stress().merton();
    return debt > 0
        ? Optional.of(new Merton(debt, assets, how.volatility(), how.rate(), HORIZON_YEARS))
        : Optional.empty();
  }

  /** A scope that is not known costs nothing here; the report says so. */
  private static Spread footprint(Cells borrower, String scope) {
    return borrower.structs("footprints").stream()
        .filter(one -> one.text("scope").equals(scope))
        .map(
            one ->
                new Spread(
                    one.number("tco2e").orElseThrow(),
                    one.number("p05").orElseThrow(),
                    one.number("p50").orElseThrow(),
                    one.number("p95").orElseThrow()))
        .findFirst()
        .orElse(NOTHING);
  }

  private static double number(Cells cells, String column) {
    return cells.amount(column).map(BigDecimal::doubleValue).orElse(0.0);
  }

  private static void putFinite(Map<String, Object> cells, String column, double value) {
    if (Double.isFinite(value)) {
      cells.put(column, value);
    }
  }

  private static BigDecimal cents(double amount) {
    return BigDecimal.valueOf(amount).setScale(CENTS, RoundingMode.HALF_UP);
  }
}
