// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Emissions of a farm by the formulas of IPCC, tier 1 (green 4.3). All of them are scope 1.
 *
 * @param book factors, units and potentials
 * @param nation whose factors hold, such as CN
 * @param year of the season
 * @param directN2o the run's set of EF1
 * @param quantityU95Pct half-width of the 95 % interval of areas, heads and tonnes, per cent
 */
public record FarmEmissions(
    FactorBook book, String nation, int year, DirectN2o directN2o, double quantityU95Pct) {

  /** The lines of some activities. */
  public Emissions of(List<FarmActivity> activities) {
    return Emissions.of(activities.stream().flatMap(one -> lines(one).stream()).toList());
  }

  private List<Answer<EmissionLine>> lines(FarmActivity activity) {
    if (activity instanceof FarmActivity.Paddy paddy) {
      return List.of(methane(paddy));
    }
    if (activity instanceof FarmActivity.Nitrogen nitrogen) {
      return List.of(direct(nitrogen), indirect(nitrogen));
    }
    if (activity instanceof FarmActivity.Herd herd) {
      return herd(herd);
    }
    return List.of(carbonate((FarmActivity.Carbonate) activity));
  }

  private Answer<EmissionLine> methane(FarmActivity.Paddy paddy) {
    List<Question> questions = new ArrayList<>();
    questions.add(new Question("RICE_EFC", "region=" + paddy.region()));
    questions.add(new Question("RICE_SFW", "water=" + paddy.waterRegime()));
    questions.add(new Question("RICE_SFP", "pre_season=" + paddy.preSeason()));
    paddy
        .amendments()
        .forEach(one -> questions.add(new Question("RICE_CFOA", "amendment=" + one.kind())));
    return line(
        paddy.activityId(),
        questions,
        Gas.CH4_BIO,
        f -> {
          List<RiceMethane.Amendment> amendments = new ArrayList<>();
          for (int i = 0; i < paddy.amendments().size(); i++) {
            amendments.add(
                new RiceMethane.Amendment(paddy.amendments().get(i).tPerHa(), f.get(3 + i)));
          }
          return new RiceMethane(
                      f.get(0),
                      f.get(1),
                      f.get(2),
                      RiceMethane.amendmentFactor(amendments),
                      paddy.days(),
                      paddy.ha())
                  .kgCh4()
              / 1000;
        });
  }

  private Answer<EmissionLine> direct(FarmActivity.Nitrogen nitrogen) {
    return line(
        nitrogen.activityId(),
        List.of(new Question(directN2o.code(nitrogen.land()), "")),
        Gas.N2O,
        f -> SoilNitrogen.direct(nitrogen.kgN(), f.get(0)).kgN2o() / 1000);
  }

  private Answer<EmissionLine> indirect(FarmActivity.Nitrogen nitrogen) {
    return line(
        nitrogen.activityId(),
        List.of(
            new Question("EF4_VOLATILISATION", ""),
            new Question("FRAC_GASF", ""),
            new Question("EF5_LEACHING", ""),
            new Question("FRAC_LEACH", "")),
        Gas.N2O,
        f ->
            new SoilNitrogen(nitrogen.kgN(), 0, f.get(1), f.get(0), f.get(3), f.get(2)).kgN2o()
                / 1000);
  }

  private List<Answer<EmissionLine>> herd(FarmActivity.Herd herd) {
    List<Answer<EmissionLine>> lines = new ArrayList<>();
    String animal = herd.animal().name();
    if (herd.animal().isEnteric()) {
      lines.add(
          line(
              herd.activityId(),
              List.of(new Question("ENTERIC_" + animal, "")),
              Gas.CH4_BIO,
              f -> herd.herd().kgCh4(f.get(0)) / 1000));
    }
    lines.add(
        line(
            herd.activityId(),
            List.of(
                new Question(
                    "MANURE_CH4_" + animal, herd.animal().manureCondition(herd.meanTempC()))),
            Gas.CH4_BIO,
            f -> herd.herd().kgCh4(f.get(0)) / 1000));
    herd.manureSystem()
        .ifPresent(
            system ->
                lines.add(
                    line(
                        herd.activityId(),
                        List.of(
                            new Question("EF3_" + system, ""),
                            new Question("NEX_RATE_" + animal, ""),
                            new Question("TYPICAL_MASS_" + animal, "")),
                        Gas.N2O,
                        f -> herd.herd().manureKgN2o(f.get(1), f.get(2), f.get(0)) / 1000)));
    return lines;
  }

  private Answer<EmissionLine> carbonate(FarmActivity.Carbonate carbonate) {
    return line(
        carbonate.activityId(),
        List.of(new Question(carbonate.mineral() + "_C", "")),
        Gas.CO2,
        f -> carbonate.tonnes() * f.get(0) * FuelCarbon.CO2_PER_C);
  }

  /** A factor that a formula needs. */
  private record Question(String code, String condition) {}

  /** The values of a formula's factors, in the order of its questions. */
  private record Values(List<FactorChoice> choices) {
    double get(int i) {
      return choices.get(i).factor().value();
    }
  }

  private Answer<EmissionLine> line(
      String activityId, List<Question> questions, Gas gas, ToDoubleFunction<Values> tonnes) {
    Answer<Values> values = Answer.of(new Values(List.of()));
    for (Question question : questions) {
      values =
          values.then(
              before ->
                  select(question)
                      .map(
                          choice -> {
                            List<FactorChoice> all = new ArrayList<>(before.choices);
                            all.add(choice);
                            return new Values(all);
                          }));
    }
    return values.then(found -> line(activityId, found, gas, tonnes.applyAsDouble(found)));
  }

  private Answer<FactorChoice> select(Question question) {
    return book.factors()
        .select(
            FactorRequest.of(
                    FactorUse.SCOPE1,
                    FactorPurpose.S1_AGRI,
                    question.code(),
                    gas(question.code()),
                    nation,
                    year)
                .when(question.condition()),
            book.policy());
  }

  private Answer<EmissionLine> line(String activityId, Values values, Gas gas, double tonnes) {
    if (!(tonnes >= 0) || Double.isInfinite(tonnes)) {
      return Answer.none(
          Gap.OUT_OF_RANGE,
          "activity %s: %s t of %s, expected 0 or more".formatted(activityId, tonnes, gas));
    }
    GasMass mass = GasMass.of(gas, tonnes);
    return book.gwp()
        .tco2e(mass)
        .map(
            tco2e ->
                new EmissionLine(
                    Scope.S1,
                    mass,
                    tco2e,
                    quantityU95Pct,
                    values.choices().get(0).u95Pct(),
                    values.choices().stream().map(c -> c.factor().id()).toList(),
                    List.of(activityId),
                    values.choices().stream()
                        .flatMap(c -> c.flags().stream())
                        .distinct()
                        .toList()));
  }

  /** The gas that a farm code's table row speaks of. */
  private static Gas gas(String code) {
    return switch (SourceCategory.of(FactorPurpose.S1_AGRI, code)) {
      case RICE_CH4 -> code.equals("RICE_EFC") ? Gas.CH4_BIO : Gas.NONE;
      case ENTERIC -> Gas.CH4_BIO;
      case MANURE ->
          code.startsWith("MANURE_CH4_")
              ? Gas.CH4_BIO
              : code.startsWith("EF3_") ? Gas.N2O : Gas.NONE;
      case PADDY_N2O, SOIL_N2O -> Gas.N2O;
      case INDIRECT_N2O -> code.startsWith("FRAC_") ? Gas.NONE : Gas.N2O;
      case CARBONATE -> Gas.CO2;
      default -> Gas.NONE;
    };
  }
}
