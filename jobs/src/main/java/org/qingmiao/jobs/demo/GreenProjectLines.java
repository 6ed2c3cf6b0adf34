// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Projects that one loan in fifty pays for, among works and farms: the loan is most of the debt and
 * the debt half to eight tenths of the investment.
 *
 * <pre>
 * photovoltaics  1 MWh a year for 5,000 CNY      efficiency  1 tce a year for 6,000 CNY
 * rice, wet and dry in turn  1 ha for 4,000 CNY   digester    1 Nm3 a year for 8 CNY
 * </pre>
 *
 * <p>A year after it began to run, a project is restated as measured, 0.75 to 1.2 times the plan.
 * The prices are round numbers of the right size, not statistics.
 */
final class GreenProjectLines {
  private GreenProjectLines() {}

  static List<Line> of(Dossier dossier) {
    List<Line> lines = new ArrayList<>();
    for (DemoLoan loan : dossier.loans()) {
      Chance chance = dossier.firm().chance("green", loan.index());
      if (isForProject(loan, chance)) {
        add(loan, chance, lines);
      }
    }
    return lines;
  }

  /** The projects, of which there are documents. */
  static List<GreenCaseFile> cases(Dossier dossier) {
    List<GreenCaseFile> cases = new ArrayList<>();
    for (DemoLoan loan : dossier.loans()) {
      Chance chance = dossier.firm().chance("green", loan.index());
      if (isForProject(loan, chance)) {
        GreenTheme theme = chance.pick(formulas(loan.firm())).theme;
        cases.add(new GreenCaseFile(loan.firm(), number(loan), theme, loan.paidOutOn()));
      }
    }
    return cases;
  }

  private static boolean isForProject(DemoLoan loan, Chance chance) {
    return chance.happens(1 / 50.0 * 1.6) && formulas(loan.firm()).size() > 0;
  }

  private static String number(DemoLoan loan) {
    return "LS" + loan.number().substring(2);
  }

  private static List<Formula> formulas(Firm firm) {
    if (firm.farm().isEmpty()) {
      return firm.sector() == Firm.Sector.C
          ? List.of(Formula.POWER_WIND_PV, Formula.EFFICIENCY)
          : List.of();
    }
    boolean isRice = firm.farm().map(f -> f.crop() == Farm.Crop.RICE).orElse(false);
    return List.of(isRice ? Formula.FARM_RICE_AWD : Formula.POWER_WIND_PV, Formula.FARM_DIGESTER);
  }

  /** Formulas of the benefit, with the unit of the yield and what one of it costs to build. */
  private enum Formula {
    POWER_WIND_PV("MWh", 5_000, GreenTheme.PHOTOVOLTAICS),
    EFFICIENCY("tce", 6_000, GreenTheme.BOILER),
    FARM_RICE_AWD("ha", 4_000, GreenTheme.RICE),
    FARM_DIGESTER("Nm3", 8, GreenTheme.DIGESTER);

    private final String unit;
    private final int cnyPerUnit;
    private final GreenTheme theme;

    Formula(String unit, int cnyPerUnit, GreenTheme theme) {
      this.unit = unit;
      this.cnyPerUnit = cnyPerUnit;
      this.theme = theme;
    }
  }

  private static void add(DemoLoan loan, Chance chance, List<Line> lines) {
    Formula formula = chance.pick(formulas(loan.firm()));
    long debt = (long) (loan.amount() * (1 + 0.3 * chance.uniform()));
    long investment = (long) (debt / (0.5 + 0.3 * chance.uniform()));
    long milli = investment * 1000 / formula.cnyPerUnit;
    LocalDate runsFrom = loan.paidOutOn().plusDays(chance.between(90, 300));
    Line plan =
        Line.of(
            Source.GREEN_PROJECT,
            loan.paidOutOn().atTime(17, 0),
            number(loan),
            loan.firm().creditCode(),
            loan.number(),
            loan.paidOutOn(),
            "",
            0,
            "U",
            formula.name(),
            formula.theme.gbt4754,
            formula.theme.words,
            investment + ".00",
            (investment - debt) + ".00",
            debt + ".00",
            runsFrom,
            Line.thousandths(milli),
            formula.unit,
            "EX_ANTE");
    lines.add(plan);
    long measured = (long) (milli * (0.75 + 0.45 * chance.uniform()));
    lines.add(
        plan.restatedAt(runsFrom.plusYears(1).plusDays(30).atTime(17, 0))
            .with("qty", Line.thousandths(measured))
            .with("basis", "EX_POST"));
  }
}
