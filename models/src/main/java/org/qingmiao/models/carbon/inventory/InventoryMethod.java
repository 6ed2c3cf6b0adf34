// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.DataQuality;
import org.qingmiao.models.carbon.DataQuality.AfBasis;
import org.qingmiao.models.carbon.DataQuality.AreaCheck;
import org.qingmiao.models.carbon.DataQuality.Evidence;
import org.qingmiao.models.carbon.DataQuality.ScoredScope;
import org.qingmiao.models.carbon.DirectN2o;
import org.qingmiao.models.carbon.EmissionLine;
import org.qingmiao.models.carbon.EnergyEmissions;
import org.qingmiao.models.carbon.EnergyUse;
import org.qingmiao.models.carbon.FactorBook;
import org.qingmiao.models.carbon.FarmArea;
import org.qingmiao.models.carbon.FarmEmissions;
import org.qingmiao.models.carbon.Footprint;
import org.qingmiao.models.carbon.FootprintMethod;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.MeteredYear;
import org.qingmiao.models.carbon.PeerMedian;
import org.qingmiao.models.carbon.Scope;
import org.qingmiao.models.carbon.ScopeEmissions;

/**
 * How an inventory is made of a year's rows (green 4.2 and 4.3).
 *
 * <p>Scope 1 is what is burnt on site plus what land and herds emit, scope 2 is bought power and
 * heat by the mix of the place. A scope with a hole has no footprint: half of one would look like a
 * small one. So a farm that declares neither crop nor herd has no scope 1, however well its diesel
 * is metered; fuel that nobody reports is a flag, since no farm reports none.
 *
 * @param book factors, units and potentials
 * @param nation whose fuel and farm factors hold, such as CN
 * @param year of the activity
 * @param directN2o the run's set of direct nitrous oxide
 * @param riceRegion of the factor of paddies, such as east_asia
 * @param energyU95Pct half-width of the 95 % interval of a reading that states none, per cent
 * @param farmU95Pct the same of areas, heads and tonnes that a farm declares
 */
public record InventoryMethod(
    FactorBook book,
    String nation,
    int year,
    DirectN2o directN2o,
    String riceRegion,
    double energyU95Pct,
    double farmU95Pct) {

  /** The flag of a farm whose fuel nobody reports. */
  public static final String FUEL_UNKNOWN = "FUEL_UNKNOWN";

  /** The flag of animals whose manure emits nitrous oxide that cannot be counted. */
  public static final String MANURE_UNKNOWN = "MANURE_UNKNOWN";

  /** The flag of power that bills tell because a reading of the borrower's own was refused. */
  public static final String BILLED_POWER = "BILLED_POWER";

  private static final double WHOLE_YEAR = 100;

  /** What a line of emissions rests on. */
  private record Basis(FootprintMethod method, Evidence evidence, AreaCheck area) {
    int score(ScoredScope scope) {
      return DataQuality.of(method, evidence, area, AfBasis.EQUITY_DEBT, scope)
              instanceof DataQuality.Scored scored
          ? scored.score()
          : 0;
    }
  }

  /** Emissions with what they rest on; {@code atDeclared} is what declared land would add. */
  private record Part(
      List<EmissionLine> lines,
      Basis basis,
      double coveragePct,
      double atDeclared,
      List<String> flags) {}

  /** The inventory of an enterprise; {@code peers} are medians by {@link #peersOf}. */
  public Inventory of(Party party, Map<String, PeerMedian> peers) {
    CheckedReadings energy = CheckedReadings.of(party.energy(), book.units(), peers);
    List<Refused> refused = new ArrayList<>(energy.refused());
    Answer<List<Part>> bought = bought(party, energy, peers, refused);
    Answer<List<Part>> burnt =
        energy(party, energy, reading -> reading.kind() == EnergyUse.Kind.FUEL);
    Answer<List<Part>> grown = farm(party, refused);
    List<Footprint> footprints = new ArrayList<>();
    List<Inventory.Missing> gaps = new ArrayList<>();
    add(Scope.S1, own(party, burnt, grown), footprints, gaps);
    add(Scope.S2_LOC, power(party, bought), footprints, gaps);
    return new Inventory(footprints, gaps, refused);
  }

  /** Bought power and heat: a refused reading of power falls back to the bills (green 5). */
  private Answer<List<Part>> bought(
      Party party, CheckedReadings energy, Map<String, PeerMedian> peers, List<Refused> refused) {
    Predicate<Reading> isBought = reading -> reading.kind() != EnergyUse.Kind.FUEL;
    Answer<List<Part>> own = energy(party, energy, isBought);
    if (own.known().isPresent() || !party.hasBothPowers()) {
      return own;
    }
    Party billed = party.byBills();
    CheckedReadings bills = CheckedReadings.of(billed.energy(), book.units(), peers);
    Answer<List<Part>> told = energy(billed, bills, isBought);
    bills.refused().stream().filter(row -> !refused.contains(row)).forEach(refused::add);
    return told.known().isEmpty() ? own : told.map(InventoryMethod::billed);
  }

  private static List<Part> billed(List<Part> parts) {
    return parts.stream()
        .map(
            part ->
                new Part(
                    part.lines,
                    part.basis,
                    part.coveragePct,
                    part.atDeclared,
                    Stream.concat(part.flags.stream(), Stream.of(BILLED_POWER)).toList()))
        .toList();
  }

  /** Whose daily quantities, in base units of a dimension, are compared to find slips of a unit. */
  public static String peersOf(String activityCode, String dimension) {
    return CheckedReadings.peersOf(activityCode, dimension);
  }

  private static void add(
      Scope scope,
      Answer<Footprint> answer,
      List<Footprint> footprints,
      List<Inventory.Missing> gaps) {
    if (answer instanceof Answer.Missing<Footprint> missing) {
      gaps.add(new Inventory.Missing(scope, missing.why(), missing.sentence()));
    }
    answer.known().ifPresent(footprints::add);
  }

  private Answer<Footprint> own(Party party, Answer<List<Part>> burnt, Answer<List<Part>> grown) {
    return burnt.then(
        fuels ->
            grown.then(
                farm -> {
                  if (party.isFarm() && farm.isEmpty()) {
                    return Answer.none(
                        Gap.NO_FOOTPRINT,
                        "a farm that declares neither crop nor herd of %d".formatted(year));
                  }
                  if (fuels.isEmpty() && farm.isEmpty()) {
                    return Answer.none(
                        Gap.NO_FOOTPRINT, "no fuel, crop or herd of %d is known".formatted(year));
                  }
                  List<String> flags = fuels.isEmpty() ? List.of(FUEL_UNKNOWN) : List.of();
                  return Answer.of(
                      footprint(
                          party, Scope.S1, Stream.of(fuels, farm).flatMap(List::stream), flags));
                }));
  }

  private Answer<Footprint> power(Party party, Answer<List<Part>> bought) {
    return bought.then(
        parts ->
            party.energy().stream().noneMatch(Reading::isElectricity)
                ? Answer.none(Gap.NO_FOOTPRINT, "no electricity of %d is known".formatted(year))
                : Answer.of(footprint(party, Scope.S2_LOC, parts.stream(), List.of())));
  }

  private Answer<List<Part>> energy(Party party, CheckedReadings checked, Predicate<Reading> kind) {
    Map<Reading.Meter, List<Reading>> byMeter = new LinkedHashMap<>();
    checked.counted().stream()
        .filter(kind)
        .forEach(one -> byMeter.computeIfAbsent(one.meter(), m -> new ArrayList<>()).add(one));
    Optional<Answer<List<Part>>> silent =
        hole(party, checked, kind.and(reading -> !byMeter.containsKey(reading.meter())));
    if (silent.isPresent()) {
      return silent.get();
    }
    List<Part> parts = new ArrayList<>();
    for (List<Reading> readings : byMeter.values()) {
      Answer<Part> part = metered(party, readings);
      if (part instanceof Answer.Missing<Part> missing) {
        return hole(party, checked, kind)
            .orElseGet(() -> Answer.none(missing.why(), missing.sentence()));
      }
      part.known().ifPresent(parts::add);
    }
    return Answer.of(parts);
  }

  /** What a hole is due to where rows of that kind were refused. */
  private static Optional<Answer<List<Part>>> hole(
      Party party, CheckedReadings checked, Predicate<Reading> kind) {
    List<String> ofKind = party.energy().stream().filter(kind).map(Reading::readingId).toList();
    return checked.refused().stream()
        .filter(row -> ofKind.contains(row.rowId()))
        .min(Comparator.comparing(Refused::rowId))
        .map(row -> Answer.none(row.gap(), "row %s: %s".formatted(row.rowId(), row.sentence())));
  }

  /** One kind of energy of one site over the year. */
  private Answer<Part> metered(Party party, List<Reading> readings) {
    Reading first = readings.get(0);
    List<MeteredYear.Period> periods = new ArrayList<>();
    for (Reading reading : readings) {
      Answer<Double> quantity =
          book.units().convert(reading.quantity(), reading.unit(), first.unit());
      if (quantity instanceof Answer.Missing<Double> missing) {
        return Answer.none(
            missing.why(), "row %s: %s".formatted(reading.readingId(), missing.sentence()));
      }
      periods.add(
          new MeteredYear.Period(reading.start(), reading.end(), quantity.known().orElseThrow()));
    }
    return new MeteredYear(year, periods)
        .total()
        .then(total -> line(party, first, readings, total).map(l -> part(readings, total, l)));
  }

  private Answer<EmissionLine> line(
      Party party, Reading first, List<Reading> readings, MeteredYear.Total total) {
    double u95 =
        readings.stream()
            .map(Reading::u95Pct)
            .mapToDouble(stated -> stated.orElse(energyU95Pct))
            .max()
            .orElse(energyU95Pct);
    FactorBook.Quantity quantity =
        new FactorBook.Quantity(total.quantity(), first.unit(), u95, first.readingId());
    return new EnergyEmissions(book, nation, party.gridArea(), year)
        .of(List.of(new EnergyUse(first.kind(), first.activityCode(), quantity)))
        .complete()
        .map(lines -> lines.get(0));
  }

  private static Part part(List<Reading> readings, MeteredYear.Total total, EmissionLine line) {
    EmissionLine withRows =
        new EmissionLine(
            line.scope(),
            line.mass(),
            line.tco2e(),
            line.quantityU95Pct(),
            line.factorU95Pct(),
            line.factorIds(),
            readings.stream().map(Reading::readingId).sorted().toList(),
            line.flags());
    Evidence weakest =
        readings.stream().map(Reading::evidence).max(Comparator.naturalOrder()).orElseThrow();
    return new Part(
        List.of(withRows),
        new Basis(FootprintMethod.ENERGY, weakest, AreaCheck.NA),
        WHOLE_YEAR * total.coverage(),
        0,
        total.flag().stream().toList());
  }

  private Answer<List<Part>> farm(Party party, List<Refused> refused) {
    List<Part> parts = new ArrayList<>();
    Optional<Answer<List<Part>>> hole = Optional.empty();
    for (FarmSeason season :
        party.seasons().stream().sorted(Comparator.comparing(FarmSeason::rowId)).toList()) {
      Answer<Part> part = season.isHerd() ? herd(season) : crop(season);
      if (part instanceof Answer.Missing<Part> missing) {
        if (missing.why().asExclusion() == Gap.QUARANTINED) {
          refused.add(
              new Refused(season.rowId(), missing.why().name(), missing.why(), missing.sentence()));
        }
        hole = hole.or(() -> Optional.of(Answer.none(missing.why(), missing.sentence())));
      }
      part.known().ifPresent(parts::add);
    }
    return hole.orElseGet(() -> Answer.of(parts));
  }

  private Answer<Part> herd(FarmSeason season) {
    return lines(season, 0)
        .map(
            lines ->
                new Part(
                    lines,
                    new Basis(FootprintMethod.PRODUCT, season.evidence(), AreaCheck.NA),
                    WHOLE_YEAR,
                    0,
                    season.herding().manureSystem().isEmpty()
                        ? List.of(MANURE_UNKNOWN)
                        : List.of()));
  }

  private Answer<Part> crop(FarmSeason season) {
    return season.land(book.units()).then(land -> crop(season, land));
  }

  private Answer<Part> crop(FarmSeason season, FarmArea.Finding land) {
    Answer<List<EmissionLine>> atDeclared = lines(season, land.declaredHa());
    return lines(season, land.usedHa())
        .then(
            used ->
                atDeclared.map(
                    declared ->
                        new Part(
                            used,
                            new Basis(FootprintMethod.PRODUCT, season.evidence(), land.check()),
                            WHOLE_YEAR,
                            land.check() == AreaCheck.DISAGREE ? sum(declared) - sum(used) : 0,
                            List.of())));
  }

  private Answer<List<EmissionLine>> lines(FarmSeason season, double ha) {
    return season
        .activities(riceRegion, ha)
        .then(
            activities ->
                new FarmEmissions(book, nation, year, directN2o, farmU95Pct)
                    .of(activities)
                    .complete());
  }

  private static double sum(List<EmissionLine> lines) {
    return lines.stream().mapToDouble(EmissionLine::tco2e).sum();
  }

  private Footprint footprint(Party party, Scope scope, Stream<Part> of, List<String> more) {
    List<Part> parts = of.toList();
    ScopeEmissions all =
        ScopeEmissions.of(scope, parts.stream().flatMap(p -> p.lines.stream()).toList());
    double atDeclared = parts.stream().mapToDouble(Part::atDeclared).sum();
    TreeSet<String> flags = new TreeSet<>(all.flags());
    flags.addAll(more);
    parts.forEach(part -> flags.addAll(part.flags));
    ScopeEmissions emissions =
        new ScopeEmissions(
            scope,
            all.mass(),
            atDeclared == 0 ? all.tco2e() : all.tco2e().widenedTo(all.tco2e().mean() + atDeclared),
            all.factorIds(),
            all.activityIds(),
            List.copyOf(flags));
    ScoredScope scored = scope == Scope.S1 ? ScoredScope.S1 : ScoredScope.S2;
    Basis worst =
        parts.stream()
            .map(Part::basis)
            .max(
                Comparator.comparingInt((Basis basis) -> basis.score(scored))
                    .thenComparing(Basis::method)
                    .thenComparing(Basis::evidence)
                    .thenComparing(Basis::area))
            .orElseThrow();
    double coverage = parts.stream().mapToDouble(Part::coveragePct).min().orElse(WHOLE_YEAR);
    return new Footprint(
        party.enterpriseId(),
        year,
        emissions,
        book.gwp().id(),
        worst.method,
        worst.evidence,
        worst.area,
        Optional.empty(),
        coverage);
  }
}
