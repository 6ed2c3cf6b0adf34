// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.EmissionLine;
import org.qingmiao.models.carbon.FactorBook;
import org.qingmiao.models.carbon.FactorChoice;
import org.qingmiao.models.carbon.FactorPurpose;
import org.qingmiao.models.carbon.FactorRequest;
import org.qingmiao.models.carbon.FactorUse;
import org.qingmiao.models.carbon.FarmActivity;
import org.qingmiao.models.carbon.FarmEmissions;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.Gas;
import org.qingmiao.models.carbon.RunKind;
import org.qingmiao.models.carbon.inventory.InventoryMethod;

/**
 * What a project yields or saves in a year, in one number, and what that brings (green 4.7).
 *
 * <p>A bank's file of projects seldom holds more than the formula and a quantity. So metrics whose
 * other inputs it lacks have a reason in place of a value, and constants that nobody has compared
 * with their text are refused in a disclosure.
 *
 * @param formula of its kind
 * @param quantity power, standard coal, land, pure methane or nitrogen of a year
 * @param unit of the table of units
 * @param area whose electricity it replaces, such as CN37
 */
public record ProjectYield(FormulaId formula, double quantity, String unit, String area) {

  /** Attested, it lets the carbon of standard coal be counted: {@value EnergySaving#TC_PER_TCE}. */
  public static final String COAL_CARBON = "method:TC_PER_TCE";

  /** Attested, it lets methane be weighed by its volume. */
  public static final String METHANE_DENSITY = "method:CH4_KG_PER_NM3";

  /** Baselines of power that have a single factor, in the order of PCAF (ch. 5.3). */
  private static final List<Baseline> BASELINES =
      List.of(Baseline.OPERATING_MARGIN, Baseline.FOSSIL_MIX, Baseline.AVERAGE_MIX);

  /**
   * One metric of the project.
   *
   * @param metric what it counts
   * @param value of the whole project, or why there is none
   * @param factorIds what was multiplied
   */
  public record Outcome(Metric metric, Answer<ProjectValue> value, List<String> factorIds) {
    public Outcome {
      factorIds = List.copyOf(factorIds);
    }
  }

  /** Every metric that the formula speaks of. */
  public List<Outcome> outcomes(InventoryMethod method) {
    return switch (formula) {
      case POWER_WIND_PV -> power(method);
      case EFFICIENCY -> saving(method);
      case CH4_CAPTURE, FARM_DIGESTER -> methane(method);
      case FARM_RICE_AWD -> drainage(method);
      case FARM_N_CUT -> nitrogen(method);
      default ->
          List.of(
              missing(
                  Metric.CO2,
                  Gap.MISSING_INPUT,
                  "%s needs more than a yearly quantity".formatted(formula)));
    };
  }

  private List<Outcome> power(InventoryMethod method) {
    Answer<Double> mwh = method.book().units().convert(quantity, unit, "MWh");
    Answer<GridChoice> grid = grid(method);
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(
        new Outcome(
            Metric.CO2,
            mwh.then(
                power ->
                    grid.then(
                        choice ->
                            PowerProject.windOrSolar(power, choice.factor, OptionalDouble.empty())
                                .answers()
                                .get(0))),
            grid.known().map(choice -> List.of(choice.factorId)).orElse(List.of())));
    for (Metric metric : List.of(Metric.TCE, Metric.SO2, Metric.NOX)) {
      outcomes.add(
          missing(metric, Gap.MISSING_INPUT, "no coal rate or factor of avoided coal is loaded"));
    }
    return outcomes;
  }

  private record GridChoice(GridFactor factor, String factorId) {}

  /** The first baseline whose factor is known and may be used. */
  private Answer<GridChoice> grid(InventoryMethod method) {
    Optional<Answer<GridChoice>> last = Optional.empty();
    for (Baseline baseline : BASELINES) {
      Answer<GridChoice> choice =
          select(method.book(), baseline.purpose(), "ELECTRICITY", Gas.CO2, area, method.year(), "")
              .map(
                  found ->
                      new GridChoice(
                          new GridFactor.Mix(baseline, found.factor().value()),
                          found.factor().id()));
      if (choice.known().isPresent()) {
        return choice;
      }
      last = Optional.of(choice);
    }
    return last.orElseThrow();
  }

  private static Answer<FactorChoice> select(
      FactorBook book,
      FactorPurpose purpose,
      String code,
      Gas gas,
      String area,
      int year,
      String condition) {
    return book.factors()
        .select(
            FactorRequest.of(FactorUse.BENEFIT, purpose, code, gas, area, year).when(condition),
            book.policy());
  }

  private List<Outcome> saving(InventoryMethod method) {
    Answer<Double> tce = method.book().units().convert(quantity, unit, "tce");
    return List.of(
        new Outcome(
            Metric.TCE,
            tce.then(saved -> EnergySaving.ofStandardCoal(saved).answers().get(0)),
            List.of()),
        new Outcome(
            Metric.CO2,
            attested(method, COAL_CARBON)
                .then(ok -> tce)
                .then(saved -> EnergySaving.ofStandardCoal(saved).answers().get(1)),
            List.of()));
  }

  private List<Outcome> methane(InventoryMethod method) {
    Answer<Double> nm3 = method.book().units().convert(quantity, unit, "Nm3");
    return List.of(
        new Outcome(
            Metric.CO2,
            attested(method, METHANE_DENSITY)
                .then(ok -> nm3)
                .then(
                    burnt ->
                        new MethaneCapture(
                                formula, burnt, OptionalDouble.empty(), method.book().gwp())
                            .answers()
                            .get(0)),
            List.of()),
        missing(Metric.TCE, Gap.MISSING_INPUT, "no heating value of the biogas"));
  }

  private static Answer<String> attested(InventoryMethod method, String subject) {
    boolean may =
        method.book().policy().kind() == RunKind.TRIAL
            || method.book().policy().attestations().covers(subject);
    return may
        ? Answer.of(subject)
        : Answer.none(
            Gap.FACTOR_UNVERIFIED,
            "a constant of the formula is unverified; attest %s in conf/attest.csv"
                .formatted(subject));
  }

  /** A paddy that is dried several times instead of never, over the usual season. */
  private List<Outcome> drainage(InventoryMethod method) {
    Answer<FactorChoice> days =
        select(
            method.book(),
            FactorPurpose.S1_AGRI,
            "RICE_SEASON_DAYS",
            Gas.NONE,
            method.nation(),
            method.year(),
            "region=world");
    Answer<Double> ha = method.book().units().convert(quantity, unit, "ha");
    Answer<List<EmissionLine>> both =
        days.then(
            season ->
                ha.then(
                    land ->
                        farm(method)
                            .of(
                                List.of(
                                    paddy(method, land, season, "continuous"),
                                    paddy(method, land, season, "multiple_drainage")))
                            .complete()));
    List<String> factors = new ArrayList<>();
    both.known().ifPresent(l -> l.forEach(line -> factors.addAll(line.factorIds())));
    days.known().ifPresent(season -> factors.add(season.factor().id()));
    return List.of(
        new Outcome(
            Metric.CO2,
            both.then(
                lines ->
                    new FarmMeasure(
                            formula,
                            lines.get(0).tco2e(),
                            lines.get(1).tco2e(),
                            OptionalDouble.empty())
                        .answers()
                        .get(0)),
            factors.stream().distinct().sorted().toList()),
        missing(Metric.WATER_M3, Gap.MISSING_INPUT, "no measured irrigation water"));
  }

  private static FarmActivity paddy(
      InventoryMethod method, double ha, FactorChoice season, String water) {
    return new FarmActivity.Paddy(
        "season", ha, season.factor().value(), method.riceRegion(), water, "dry<180d", List.of());
  }

  private List<Outcome> nitrogen(InventoryMethod method) {
    Answer<List<EmissionLine>> saved =
        method
            .book()
            .units()
            .convert(quantity, unit, "kg")
            .then(
                kg ->
                    farm(method)
                        .of(
                            List.of(
                                new FarmActivity.Nitrogen("saved", kg, FarmActivity.Land.UPLAND)))
                        .complete());
    return List.of(
        new Outcome(
            Metric.CO2,
            saved.then(
                lines ->
                    new FarmMeasure(
                            formula,
                            lines.stream().mapToDouble(EmissionLine::tco2e).sum(),
                            0,
                            OptionalDouble.empty())
                        .answers()
                        .get(0)),
            saved
                .known()
                .map(
                    lines ->
                        lines.stream()
                            .flatMap(line -> line.factorIds().stream())
                            .distinct()
                            .sorted()
                            .toList())
                .orElse(List.of())));
  }

  private static FarmEmissions farm(InventoryMethod method) {
    return new FarmEmissions(
        method.book(), method.nation(), method.year(), method.directN2o(), method.farmU95Pct());
  }

  private static Outcome missing(Metric metric, Gap why, String sentence) {
    return new Outcome(metric, Answer.none(why, sentence), List.of());
  }
}
