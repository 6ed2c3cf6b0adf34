// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.qingmiao.jobs.conf.yaml.Section;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.Attestations;
import org.qingmiao.models.carbon.ConfRow;
import org.qingmiao.models.carbon.DirectN2o;
import org.qingmiao.models.carbon.EmissionFactors;
import org.qingmiao.models.carbon.FactorBook;
import org.qingmiao.models.carbon.FactorPolicy;
import org.qingmiao.models.carbon.FactorTable;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.GwpSet;
import org.qingmiao.models.carbon.RunKind;
import org.qingmiao.models.carbon.SourceCategory;
import org.qingmiao.models.carbon.UnitTable;
import org.qingmiao.models.carbon.inventory.InventoryMethod;

/**
 * How the emissions of an installation are computed: tables of values and how they may be chosen.
 * It travels to the workers as text, and each makes its book of factors there.
 *
 * @param kind whether unverified factors need an attestation
 * @param gwpSet the run's one set of warming potentials
 * @param nation whose fuel and farm factors hold
 * @param families the sets of factors that may speak in a category
 * @param widerArea the next wider area of an area code
 * @param mostLagYears how much older than the activity a yearly factor may be
 * @param lagPoints points that each year of lag adds to the factor's 95 % half-width
 * @param directN2o the run's set of direct nitrous oxide
 * @param riceRegion of the factor of paddies
 * @param energyU95Pct half-width of the 95 % interval of a reading that states none, per cent
 * @param farmU95Pct the same of what a farm declares
 * @param tables rows by name of their file
 */
public record CarbonMethod(
    RunKind kind,
    String gwpSet,
    String nation,
    Map<SourceCategory, Set<String>> families,
    Map<String, String> widerArea,
    int mostLagYears,
    double lagPoints,
    DirectN2o directN2o,
    String riceRegion,
    double energyU95Pct,
    double farmU95Pct,
    Map<String, List<ConfRow>> tables)
    implements Serializable {

  private static final String GWP = "factors/gwp.csv";
  private static final String UNITS = "units.csv";
  private static final String ATTEST = "attest.csv";

  private static final Map<String, FactorTable> FACTORS =
      Map.of(
          "factors/fuel.csv", FactorTable.FUEL,
          "factors/grid.csv", FactorTable.GRID,
          "factors/agri.csv", FactorTable.FARM,
          "factors/tce.csv", FactorTable.STANDARD_COAL,
          "factors/other.csv", FactorTable.GENERAL);

  /** One set for each category in which the shipped tables hold several (our defaults). */
  private static final Map<SourceCategory, Set<String>> FAMILIES =
      Map.of(
          SourceCategory.FUEL, Set.of("CN-MEE-2015"),
          SourceCategory.RICE_CH4, Set.of("IPCC2019"),
          SourceCategory.PADDY_N2O, Set.of("IPCC2019"),
          SourceCategory.SOIL_N2O, Set.of("IPCC2006"),
          SourceCategory.ENTERIC, Set.of("IPCC2006-ASIA"),
          SourceCategory.MANURE, Set.of("IPCC2006", "IPCC2006-ASIA", "IPCC2006-DEVELOPING"));

  /** Refuses tables that make no book. */
  public CarbonMethod {
    families = Map.copyOf(families);
    widerArea = Map.copyOf(widerArea);
    tables = Map.copyOf(tables);
  }

  static CarbonMethod read(Section section) {
    Map<SourceCategory, Set<String>> families = new TreeMap<>(FAMILIES);
    section.section("families").ifPresent(chosen -> families.putAll(families(chosen)));
    Map<String, List<ConfRow>> tables = new TreeMap<>();
    FACTORS.keySet().forEach(name -> tables.put(name, ValueTable.read(section.file(), name)));
    for (String name : List.of(GWP, UNITS, ATTEST)) {
      tables.put(name, ValueTable.read(section.file(), name));
    }
    return new CarbonMethod(
        section.choice("kind", RunKind.class, RunKind.DISCLOSURE),
        section.text("gwp_set", GwpSet.DEFAULT),
        section.text("nation", "CN"),
        families,
        section.pairs("wider_area"),
        section.whole("most_lag_years", 3), // our default
        section.real("lag_points", 3), // our default
        section.choice("direct_n2o", DirectN2o.class, DirectN2o.IPCC),
        section.text("rice_region", "east_asia"),
        section.real("energy_u95_pct", 5), // our default
        section.real("farm_u95_pct", 10), // our default
        tables);
  }

  private static Map<SourceCategory, Set<String>> families(Section section) {
    Map<SourceCategory, Set<String>> families = new TreeMap<>();
    for (String key : section.keys()) {
      try {
        families.put(SourceCategory.valueOf(key), Set.copyOf(section.texts(key)));
      } catch (IllegalArgumentException e) {
        section.fault(
            key,
            "\"%s\" is no category of sources, expected one of %s"
                .formatted(key, List.of(SourceCategory.values())));
      }
    }
    return families;
  }

  /** Whose electricity a region draws: its province, the first two digits of GB/T 2260. */
  public String gridArea(String region) {
    return region.length() < 2 ? "" : nation + region.substring(0, 2);
  }

  /** Everything in the tables that decides results. */
  String content() {
    StringBuilder content = new StringBuilder();
    new TreeMap<>(tables)
        .forEach((name, rows) -> rows.forEach(row -> content.append(new TreeMap<>(row.cells()))));
    return content.toString();
  }

  /**
   * The book of a run.
   *
   * @param knownAt its knowledge date: what was published later does not exist
   * @throws IllegalArgumentException naming the faults of the tables, each with its line
   */
  public FactorBook book(LocalDate knownAt) {
    List<String> faults = new ArrayList<>();
    EmissionFactors factors = EmissionFactors.empty();
    for (String name : new TreeMap<>(FACTORS).keySet()) {
      try {
        factors = factors.append(FACTORS.get(name).read(tables.get(name)));
      } catch (IllegalArgumentException e) {
        faults.add(e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    Attestations attested = attestations();
    FactorPolicy policy =
        new FactorPolicy(knownAt, kind, families, widerArea, mostLagYears, lagPoints, attested);
    return new FactorBook(factors, policy, UnitTable.of(tables.get(UNITS)), potentials(attested));
  }

  /** A set of warming potentials by its name, old ones too: to read what others reported. */
  public GwpSet potentials(String set) {
    Map<String, GwpSet> sets = GwpSet.readAll(tables.get(GWP));
    return Optional.ofNullable(sets.get(set))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "gwp_set is \"%s\", expected one of %s".formatted(set, sets.keySet())));
  }

  /** A set of warming potentials as this run may use it; none where the table lacks the set. */
  public Answer<GwpSet> usablePotentials(String set) {
    return Optional.ofNullable(GwpSet.readAll(tables.get(GWP)).get(set))
        .map(one -> one.forRun(kind, attestations()))
        .orElseGet(() -> Answer.none(Gap.GWP_SET, "the table of potentials has no " + set));
  }

  private GwpSet potentials(Attestations attested) {
    Answer<GwpSet> usable = potentials(gwpSet).forRun(kind, attested);
    if (usable instanceof Answer.Missing<GwpSet> missing) {
      throw new IllegalArgumentException(missing.sentence());
    }
    return usable.known().orElseThrow();
  }

  /** Who vouches for what is unverified. */
  public Attestations attestations() {
    return Attestations.of(tables.get(ATTEST));
  }

  /** How inventories of a year are made. */
  public InventoryMethod inventory(LocalDate knownAt, int year) {
    return new InventoryMethod(
        book(knownAt), nation, year, directN2o, riceRegion, energyU95Pct, farmU95Pct);
  }
}
