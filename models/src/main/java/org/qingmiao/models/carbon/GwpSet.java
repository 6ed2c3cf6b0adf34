// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The 100-year global warming potentials of one assessment report, kg CO2e per kg of gas.
 *
 * <p>A run has one set. AR5 is the default, which PCAF allows beside the latest report; SAR only
 * reproduces numbers of old guides.
 *
 * @param id SAR, AR4, AR5 or AR6
 * @param potentials by gas
 * @param grades of the potentials, by gas
 */
public record GwpSet(String id, Map<Gas, Double> potentials, Map<Gas, Grade> grades) {

  /** The set of the run unless its conf names another. */
  public static final String DEFAULT = "AR5";

  private static final String ONLY_FOR_OLD_GUIDES = "SAR";

  public GwpSet {
    potentials = Map.copyOf(potentials);
    grades = Map.copyOf(grades);
  }

  private record Potential(String set, Gas gas, double value, Grade grade) {
    static Potential read(ConfRow row) {
      if (row.number("value") < 1) {
        throw row.fault("value is %s, expected 1 or more".formatted(row.text("value")));
      }
      return new Potential(
          row.text("gwp_set"),
          row.oneOf("gas", Gas.class),
          row.number("value"),
          row.oneOf("grade", Grade.class));
    }
  }

  /** The sets by id, from rows with the columns gwp_set, gas, value and grade. */
  public static Map<String, GwpSet> readAll(List<ConfRow> rows) {
    Map<String, Map<Gas, Double>> potentials = new LinkedHashMap<>();
    Map<String, Map<Gas, Grade>> grades = new LinkedHashMap<>();
    for (Potential one : ConfRow.readAll(rows, Potential::read)) {
      potentials.computeIfAbsent(one.set, id -> new EnumMap<>(Gas.class)).put(one.gas, one.value);
      grades.computeIfAbsent(one.set, id -> new EnumMap<>(Gas.class)).put(one.gas, one.grade);
    }
    Map<String, GwpSet> sets = new LinkedHashMap<>();
    potentials.forEach((id, values) -> sets.put(id, new GwpSet(id, values, grades.get(id))));
    return sets;
  }

  /** This set as a run of that kind may use it: without what nobody has attested. */
  public Answer<GwpSet> forRun(RunKind kind, Attestations attested) {
    if (kind == RunKind.TRIAL) {
      return Answer.of(this);
    }
    if (id.equals(ONLY_FOR_OLD_GUIDES)) {
      return Answer.none(
          Gap.GWP_SET, "gwp_set is SAR, which reproduces old guides; expected AR5 or AR6");
    }
    Map<Gas, Double> usable = new EnumMap<>(potentials);
    usable
        .keySet()
        .removeIf(gas -> grades.get(gas) == Grade.UNVERIFIED && !attested.covers(subject(gas)));
    return Answer.of(new GwpSet(id, usable, grades));
  }

  /** The gases in t CO2e. */
  public Answer<Double> tco2e(GasMass mass) {
    double sum = mass.otherTco2e();
    Map<Gas, Double> masses = new EnumMap<>(Gas.class);
    masses.put(Gas.CO2, mass.co2T());
    masses.put(Gas.CH4_BIO, mass.ch4BioT());
    masses.put(Gas.CH4_FOSSIL, mass.ch4FossilT());
    masses.put(Gas.N2O, mass.n2oT());
    for (Map.Entry<Gas, Double> one : masses.entrySet()) {
      if (one.getValue() == 0) {
        continue;
      }
      Optional<Double> potential = Optional.ofNullable(potentials.get(one.getKey()));
      if (potential.isEmpty()) {
        return Answer.none(
            Gap.FACTOR_UNVERIFIED,
            "the potential of %s in %s is unverified; attest %s, or choose another set"
                .formatted(one.getKey(), id, subject(one.getKey())));
      }
      sum += one.getValue() * potential.get();
    }
    return Answer.of(sum);
  }

  private String subject(Gas gas) {
    return "gwp:" + id + "/" + gas;
  }
}
