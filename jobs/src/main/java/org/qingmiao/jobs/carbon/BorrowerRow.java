// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.DataQuality;
import org.qingmiao.models.carbon.Footprint;
import org.qingmiao.models.carbon.FootprintMethod;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.GasMass;
import org.qingmiao.models.carbon.Scope;
import org.qingmiao.models.carbon.ScopeEmissions;
import org.qingmiao.models.carbon.Spread;
import org.qingmiao.models.carbon.financed.AssetClass;
import org.qingmiao.models.carbon.financed.Attribution;
import org.qingmiao.models.carbon.financed.AttributionMethod;
import org.qingmiao.models.carbon.financed.Counterparty;
import org.qingmiao.models.carbon.financed.Exclusion;
import org.qingmiao.models.carbon.financed.FinancedBook;
import org.qingmiao.models.carbon.financed.FinancedEmission;
import org.qingmiao.models.carbon.financed.Loan;
import org.qingmiao.models.carbon.financed.LoanBalance;
import org.qingmiao.models.carbon.financed.Perimeter;
import org.qingmiao.models.carbon.financed.Position;
import org.qingmiao.models.carbon.financed.Project;
import org.qingmiao.models.ledger.Attributions;
import org.qingmiao.models.ledger.Exclusions;
import org.qingmiao.models.ledger.FinancedEmissionRows;

/** From one borrower with its loans to what each of them finances. */
final class BorrowerRow {

  /** An instalment that was paid. */
  static final StructType INSTALMENT =
      new StructType().add("due_on", DataTypes.DateType).add("paid_on", DataTypes.DateType);

  /** As much of a balance sheet as methods divide by. */
  static final StructType STATEMENT =
      new StructType()
          .add("period_end", DataTypes.DateType)
          .add("equity_cny", DataTypes.createDecimalType(18, 2))
          .add("debt_cny", DataTypes.createDecimalType(18, 2))
          .add("total_assets_cny", DataTypes.createDecimalType(18, 2))
          .add("revenue_cny", DataTypes.createDecimalType(18, 2));

  /** A project that a loan pays for. */
  static final StructType PROJECT =
      new StructType()
          .add("project_no", DataTypes.StringType)
          .add("total_investment_cny", DataTypes.createDecimalType(18, 2))
          .add("equity_cny", DataTypes.createDecimalType(18, 2))
          .add("debt_cny", DataTypes.createDecimalType(18, 2))
          .add("operating_from", DataTypes.DateType);

  /** The loans of one borrower as rows of the tables that they go to. */
  static final StructType FINANCED =
      new StructType()
          .add("attributions", DataTypes.createArrayType(Attributions.TABLE.schema()))
          .add("emissions", DataTypes.createArrayType(FinancedEmissionRows.TABLE.schema()))
          .add("exclusions", DataTypes.createArrayType(Exclusions.TABLE.schema()))
          .add("in_two_projects", DataTypes.createArrayType(DataTypes.StringType))
          .add("outstanding", DataTypes.createDecimalType(28, 2))
          .add("is_registered", DataTypes.BooleanType)
          .add("has_statement", DataTypes.BooleanType)
          .add("has_footprint", DataTypes.BooleanType);

  private static final String UNKNOWN = "UNKNOWN";
  private static final int CENTS = 2;

  /** Scope 1 and scope 2. */
  private static final int ESTIMATED_SCOPES = 2;

  private final Frame frame;

  /**
   * What the rows of a run have in common.
   *
   * @param asOf business date
   * @param guideSectors sectors of the bank guide's perimeter
   */
  record Frame(String asOf, String runId, ReportingYear year, Set<String> guideSectors)
      implements Serializable {}

  BorrowerRow(Frame frame) {
    this.frame = frame;
  }

  /** A loan with what stands behind it. */
  private record Drawn(Position position, Optional<LocalDate> balanceSheet) {}

  /** All loans of one borrower. */
  Row financed(Row row) {
    Cells borrower = new Cells(row);
    List<Drawn> drawn = new ArrayList<>();
    Set<String> twice = new HashSet<>();
    for (Cells loan : borrower.structs("loans")) {
      List<Cells> projects = loan.structs("projects");
      if (projects.size() > 1) {
        twice.add(loan.text("loan_token"));
      }
      drawn.add(drawn(borrower, loan, projects.stream().findFirst()));
    }
    Answer<List<Footprint>> footprints = footprints(borrower);
    List<Row> attributions = new ArrayList<>();
    List<Row> emissions = new ArrayList<>();
    List<Row> exclusions = new ArrayList<>();
    for (AttributionMethod method : AttributionMethod.values()) {
      Set<String> review = new HashSet<>();
      for (FinancedBook book : books(method, drawn, footprints)) {
        book.financed().forEach(one -> emissions.add(emission(one)));
        for (Exclusion one : book.excluded()) {
          exclusions.add(exclusion(one, "FULL"));
          if (one.code() == Gap.AF_REVIEW) {
            review.add(one.loan().loanId());
          }
        }
      }
      drawn.forEach(
          one ->
              share(method, one.position())
                  .known()
                  .ifPresent(s -> attributions.add(attribution(one, s, review))));
    }
    outsideTheGuide(drawn).forEach(one -> exclusions.add(exclusion(one, "GUIDE")));
    return RowFactory.create(
        attributions.toArray(Row[]::new),
        emissions.toArray(Row[]::new),
        exclusions.toArray(Row[]::new),
        twice.stream().sorted().toArray(String[]::new),
        drawn.stream()
            .map(one -> one.position().loan().outstanding())
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        borrower.struct("place").isPresent(),
        borrower.struct("statement").isPresent(),
        footprints.known().isPresent());
  }

  private static Answer<Attribution> share(AttributionMethod method, Position position) {
    return method.of(position.loan(), position.borrower(), position.project());
  }

  /** Business loans share the borrower's footprints; those of projects are not known. */
  private static List<FinancedBook> books(
      AttributionMethod method, List<Drawn> drawn, Answer<List<Footprint>> footprints) {
    List<Position> business = new ArrayList<>();
    List<Position> projects = new ArrayList<>();
    for (Drawn one : drawn) {
      (one.position().project().isPresent() ? projects : business).add(one.position());
    }
    return List.of(
        FinancedBook.ofBorrower(method, new Perimeter.Full(), business, footprints),
        FinancedBook.ofBorrower(
            method,
            new Perimeter.Full(),
            projects,
            Answer.none(
                Gap.NO_FOOTPRINT,
                "the money goes to a project whose own emissions are not known")));
  }

  private List<Exclusion> outsideTheGuide(List<Drawn> drawn) {
    Perimeter guide = new Perimeter.Guide(frame.guideSectors());
    List<Exclusion> outside = new ArrayList<>();
    for (Drawn one : drawn) {
      guide
          .leavesOut(one.position())
          .ifPresent(
              code ->
                  outside.add(
                      new Exclusion(
                          one.position().loan(),
                          AttributionMethod.CNBANK,
                          code,
                          "outside the guide's perimeter")));
    }
    return outside;
  }

  private Drawn drawn(Cells borrower, Cells loan, Optional<Cells> project) {
    Optional<Cells> statement = borrower.struct("statement");
    Optional<Cells> place = borrower.struct("place");
    LocalDate end = frame.year().last();
    LoanTerms terms = new LoanTerms(loan);
    LoanBalance balance = terms.balance();
    Loan held =
        new Loan(
            loan.text("loan_token"),
            borrower.text("enterprise_token"),
            end,
            project.isPresent() ? AssetClass.PROJECT_FINANCE : AssetClass.BUSINESS_LOAN,
            terms.standing(),
            balance.paidOutBy(end),
            balance.returnedBy(end),
            Optional.of(balance.averageDaily(frame.year().year())),
            Optional.of(balance.averageMonthly(frame.year().year())),
            Optional.empty(),
            place.map(p -> p.text("sector")).orElse(UNKNOWN),
            place.map(p -> p.text("region")).orElse(UNKNOWN));
    return new Drawn(
        new Position(
            held,
            statement.map(BorrowerRow::counterparty).orElse(Counterparty.UNKNOWN),
            project.map(this::project),
            Optional.empty(),
            terms.party()),
        statement.map(s -> s.day("period_end")));
  }

  /** The statement holds current and long-term debt in one number. */
  private static Counterparty counterparty(Cells statement) {
    return new Counterparty(
        statement.amount("equity_cny"),
        statement.amount("debt_cny"),
        Optional.of(BigDecimal.ZERO),
        statement.amount("total_assets_cny"),
        statement.amount("revenue_cny"),
        Optional.empty());
  }

  private Project project(Cells project) {
    boolean operates =
        project
            .optionalDay("operating_from")
            .filter(day -> !day.isAfter(frame.year().last()))
            .isPresent();
    return new Project(
        operates ? Project.Phase.OPERATION : Project.Phase.CONSTRUCTION,
        project.amount("equity_cny"),
        project.amount("debt_cny"),
        project.amount("total_investment_cny"),
        project.amount("total_investment_cny"));
  }

  /**
   * The footprints of the borrower, or the weightiest reason why there is none. Where nothing is
   * measured, estimates must speak of both scopes: one alone would say that there is no other.
   */
  private static Answer<List<Footprint>> footprints(Cells borrower) {
    List<Footprint> known =
        borrower.structs("footprints").stream().map(one -> footprint(borrower, one)).toList();
    boolean isMeasured = known.stream().anyMatch(one -> one.modelVersion().isEmpty());
    if (isMeasured || known.size() == ESTIMATED_SCOPES) {
      return Answer.of(known);
    }
    // What was measured and could not be used says more than what was never measured.
    return borrower.structs("gaps").stream()
        .min(
            Comparator.comparing((Cells gap) -> gap.text("code").equals(Gap.NO_FOOTPRINT.name()))
                .thenComparing(gap -> gap.text("scope")))
        .<Answer<List<Footprint>>>map(
            gap -> Answer.none(Gap.valueOf(gap.text("code")), gap.text("detail")))
        .orElseGet(() -> Answer.none(Gap.NO_FOOTPRINT, "the borrower is not in the register"));
  }

  /** As much of a published footprint as a loan shares. */
  private static Footprint footprint(Cells borrower, Cells one) {
    double mean = one.number("tco2e").orElseThrow();
    return new Footprint(
        borrower.text("enterprise_token"),
        (int) one.number("year").orElseThrow(),
        new ScopeEmissions(
            Scope.valueOf(one.text("scope")),
            GasMass.NONE,
            new Spread(
                mean,
                one.number("p05").orElseThrow(),
                one.number("p50").orElseThrow(),
                one.number("p95").orElseThrow()),
            List.of(),
            List.of(),
            List.of()),
        one.text("gwp_set"),
        FootprintMethod.valueOf(one.text("method")),
        DataQuality.Evidence.valueOf(one.text("evidence")),
        DataQuality.AreaCheck.valueOf(one.text("area_check")),
        one.optionalText("model_version"),
        one.number("coverage_pct").orElseThrow());
  }

  private Row attribution(Drawn one, Attribution share, Set<String> review) {
    Loan loan = one.position().loan();
    List<String> flags = new ArrayList<>(share.flags());
    if (review.contains(loan.loanId())) {
      flags.add(Gap.AF_REVIEW.name());
    }
    boolean isLate =
        one.balanceSheet().filter(day -> day.isBefore(frame.year().last())).isPresent();
    if (isLate && one.position().project().isEmpty()) {
      flags.add("BALANCE_SHEET_OLD");
    }
    Map<String, Object> cells = common(loan, share.method());
    cells.put("enterprise_token", loan.enterpriseId());
    cells.put("standard_version", share.method().standardVersion());
    cells.put("outstanding", cents(share.balance()));
    cells.put("balance_basis", share.method().balanceBasis().name());
    cells.put("denominator", cents(share.denominator()));
    cells.put("denominator_type", share.type().name());
    if (one.position().project().isEmpty()) {
      one.balanceSheet().ifPresent(day -> cells.put("denominator_date", Date.valueOf(day)));
    }
    cells.put("af", share.factor());
    cells.put("flags", flags.toArray(String[]::new));
    return NamedRow.of(Attributions.TABLE, cells);
  }

  private Row emission(FinancedEmission one) {
    Map<String, Object> cells = common(one.loan(), one.method());
    cells.put("scope", one.scope().name());
    cells.put("tco2e", one.tco2e().mean());
    cells.put("p05", one.tco2e().p05());
    cells.put("p95", one.tco2e().p95());
    cells.put("dq_score", (long) one.quality().score());
    cells.put("asset_class", one.loan().assetClass().name());
    cells.put("sector", one.loan().sector());
    cells.put("region", one.loan().region());
    return NamedRow.of(FinancedEmissionRows.TABLE, cells);
  }

  private Row exclusion(Exclusion one, String perimeter) {
    Map<String, Object> cells = common(one.loan(), one.method());
    cells.put("perimeter", perimeter);
    cells.put("code", one.code().name());
    cells.put("outstanding", cents(one.loan().outstanding()));
    cells.put("detail", one.detail());
    return NamedRow.of(Exclusions.TABLE, cells);
  }

  private Map<String, Object> common(Loan loan, AttributionMethod method) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("loan_token", loan.loanId());
    cells.put("as_of", Date.valueOf(frame.asOf()));
    cells.put("method_id", method.name());
    cells.put("run_id", frame.runId());
    return cells;
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(CENTS, RoundingMode.HALF_UP);
  }
}
