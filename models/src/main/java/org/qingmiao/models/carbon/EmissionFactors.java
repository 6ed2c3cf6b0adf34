// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The registry of emission factors: append-only, on two clocks, without defaults (green 4.1).
 *
 * <p>The year of the activity picks the year of the data; the knowledge date of the run hides
 * whatever was published later. So an old report can be made again, and a correction changes no
 * figure that was known before it.
 */
public final class EmissionFactors {

  private final Map<String, EmissionFactor> byId;
  private final Map<Subject, List<EmissionFactor>> bySubject;

  /** What every candidate for a question has in common. */
  private record Subject(
      String activityCode, Gas gas, String areaCode, String condition, FactorPurpose purpose) {
    static Subject of(EmissionFactor.Key key) {
      return new Subject(
          key.activityCode(), key.gas(), key.areaCode(), key.condition(), key.purpose());
    }

    static Subject of(FactorRequest request, String areaCode) {
      return new Subject(
          request.activityCode(), request.gas(), areaCode, request.condition(), request.purpose());
    }
  }

  private EmissionFactors(Map<String, EmissionFactor> byId) {
    this.byId = byId;
    this.bySubject =
        byId.values().stream()
            .collect(
                Collectors.groupingBy(
                    f -> Subject.of(f.key()), LinkedHashMap::new, Collectors.toList()));
  }

  /** A registry without factors. */
  public static EmissionFactors empty() {
    return new EmissionFactors(Map.of());
  }

  /** A registry of these factors. */
  public static EmissionFactors of(List<EmissionFactor> factors) {
    return empty().append(factors);
  }

  /** Every version, in the order of arrival. */
  public List<EmissionFactor> all() {
    return List.copyOf(byId.values());
  }

  /** A version by its id. */
  public Optional<EmissionFactor> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The registry with more versions; one that it has already may come again, unchanged.
   *
   * @throws IllegalArgumentException with every fault, in which case nothing was added
   */
  public EmissionFactors append(List<EmissionFactor> incoming) {
    Map<String, EmissionFactor> merged = new LinkedHashMap<>(byId);
    List<String> faults = new ArrayList<>();
    for (EmissionFactor factor : incoming) {
      EmissionFactor old = merged.putIfAbsent(factor.id(), factor);
      if (old != null && !old.rowHash().equals(factor.rowHash())) {
        faults.add(
            "factor %s: the stored row differs; rows never change, give the correction the next version and supersedes"
                .formatted(factor.id()));
      }
    }
    incoming.stream()
        .filter(f -> f.supersedes().isPresent() && !merged.containsKey(f.supersedes().get()))
        .forEach(
            f ->
                faults.add(
                    "factor %s: supersedes %s, which is not in the registry"
                        .formatted(f.id(), f.supersedes().get())));
    faults.addAll(overlaps(live(merged.values())));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    return new EmissionFactors(merged);
  }

  private static List<String> overlaps(List<EmissionFactor> live) {
    List<String> faults = new ArrayList<>();
    Map<EmissionFactor.Key, List<EmissionFactor>> byKey =
        live.stream()
            .collect(
                Collectors.groupingBy(
                    EmissionFactor::key, LinkedHashMap::new, Collectors.toList()));
    for (List<EmissionFactor> same : byKey.values()) {
      for (int i = 1; i < same.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (same.get(i).validity().overlaps(same.get(j).validity())) {
            faults.add(
                "factor %s: holds at the same time as %s; end one of them, or say which it supersedes"
                    .formatted(same.get(i).id(), same.get(j).id()));
          }
        }
      }
    }
    return faults;
  }

  /** Versions that none of the others corrects. */
  private static List<EmissionFactor> live(Collection<EmissionFactor> factors) {
    Set<String> corrected = new HashSet<>();
    factors.forEach(factor -> factor.supersedes().ifPresent(corrected::add));
    return factors.stream().filter(f -> !corrected.contains(f.id())).toList();
  }

  /** The factor that a run must use, or the reason why it may use none. */
  public Answer<FactorChoice> select(FactorRequest request, FactorPolicy policy) {
    if (!request.use().allows(request.purpose())) {
      return Answer.none(
          Gap.FACTOR_PURPOSE,
          "%s is asked for use in %s, which takes no factor made for %s"
              .formatted(request.subject(), request.use(), request.purpose()));
    }
    Set<String> seen = new HashSet<>();
    Optional<String> area = Optional.of(request.areaCode());
    while (area.isPresent() && seen.add(area.get())) {
      List<EmissionFactor> candidates = candidates(request, area.get(), policy);
      if (!candidates.isEmpty()) {
        return choose(candidates, request, policy);
      }
      area = Optional.ofNullable(policy.widerArea().get(area.get()));
    }
    return Answer.none(
        Gap.NO_FACTOR,
        "%s: none known on %s that is at most %d years older; load one, there is no default"
            .formatted(request.subject(), policy.knownAt(), policy.mostLagYears()));
  }

  /** The newest candidates of an area, of one data year. */
  private List<EmissionFactor> candidates(
      FactorRequest request, String areaCode, FactorPolicy policy) {
    List<EmissionFactor> known =
        bySubject.getOrDefault(Subject.of(request, areaCode), List.of()).stream()
            .filter(f -> f.knownOn(policy.knownAt()))
            .toList();
    List<EmissionFactor> live =
        live(known).stream()
            .filter(policy::opens)
            .filter(f -> f.dataYear().isPresent() || f.validity().touches(request.year()))
            .filter(f -> lag(f, request) >= 0 && lag(f, request) <= policy.mostLagYears())
            .toList();
    int least = live.stream().mapToInt(f -> lag(f, request)).min().orElse(0);
    return live.stream().filter(f -> lag(f, request) == least).toList();
  }

  private static int lag(EmissionFactor factor, FactorRequest request) {
    return factor.dataYear().isPresent() ? request.year() - factor.dataYear().getAsInt() : 0;
  }

  private static Answer<FactorChoice> choose(
      List<EmissionFactor> candidates, FactorRequest request, FactorPolicy policy) {
    Set<String> families =
        candidates.stream()
            .map(EmissionFactor::family)
            .collect(Collectors.toCollection(TreeSet::new));
    if (families.size() > 1) {
      return Answer.none(
          Gap.FACTOR_SET_MIX,
          "%s: sets %s all answer; name one of them for %s in conf"
              .formatted(request.subject(), families, candidates.get(0).category()));
    }
    EmissionFactor factor =
        candidates.stream()
            .max(
                Comparator.comparing((EmissionFactor f) -> f.validity().from())
                    .thenComparing(EmissionFactor::version))
            .orElseThrow();
    if (request.pinnedYear().isPresent() && !request.pinnedYear().equals(factor.dataYear())) {
      return Answer.none(
          Gap.FACTOR_VINTAGE,
          "%s: pinned to data of %d, but the right factor is %s; take the pin away"
              .formatted(request.subject(), request.pinnedYear().getAsInt(), factor.id()));
    }
    return graded(factor, request, policy);
  }

  private static Answer<FactorChoice> graded(
      EmissionFactor factor, FactorRequest request, FactorPolicy policy) {
    List<String> flags = new ArrayList<>();
    int lag = lag(factor, request);
    if (lag > 0) {
      flags.add("FACTOR_LAG_" + lag);
    }
    if (!factor.key().areaCode().equals(request.areaCode())) {
      flags.add("FACTOR_AREA_" + factor.areaLevel());
    }
    if (factor.grade() == Grade.UNVERIFIED) {
      boolean attested = policy.attestations().of(factor).isPresent();
      if (!attested && policy.kind() == RunKind.DISCLOSURE) {
        return Answer.none(
            Gap.FACTOR_UNVERIFIED,
            "%s: %s is unverified; compare it with the official text and attest it in conf/attest.csv"
                .formatted(request.subject(), factor.id()));
      }
      flags.add(attested ? "UNVERIFIED_ATTESTED" : "UNVERIFIED");
    }
    return Answer.of(
        new FactorChoice(factor, factor.u95OrDefault() + lag * policy.lagPoints(), flags));
  }
}
