// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rules of green catalogues, and what they say of a case (green 4.10).
 *
 * <p>The version in force on the day of approval counts. Where a newer one has come since, loans
 * that are not drawn yet and outstanding bonds are marked as grandfathered.
 *
 * @param rules of every version
 */
public record GreenCatalogue(List<GreenRule> rules) implements Serializable {

  public GreenCatalogue {
    rules = List.copyOf(rules);
    Set<String> seen = new HashSet<>();
    List<String> twice =
        rules.stream()
            .map(rule -> rule.id() + " " + rule.version())
            .filter(name -> !seen.add(name))
            .toList();
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException("rules that stand twice: %s".formatted(twice));
    }
  }

  /** The catalogues that the rules are of, each with its own. */
  public Map<String, GreenCatalogue> byId() {
    return rules.stream()
        .collect(
            Collectors.groupingBy(
                GreenRule::catalogueId,
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), GreenCatalogue::new)));
  }

  /** The version that was in force on a day, or "" where none was. */
  public String versionOn(LocalDate day) {
    return rules.stream()
        .filter(rule -> rule.inForce(day))
        .map(GreenRule::version)
        .max(Comparator.naturalOrder())
        .orElse("");
  }

  /** The best that any rule in force says of a case; its state on a later day. */
  public GreenVerdict judge(GreenCase one, LocalDate asOf) {
    List<GreenRule> speaking =
        rules.stream().filter(rule -> rule.speaksOf(one.industry(), one.purpose())).toList();
    if (speaking.isEmpty()) {
      return GreenVerdict.rejected(one, "", List.of("NO_RULE"));
    }
    Optional<GreenVerdict> best =
        speaking.stream()
            .filter(rule -> rule.inForce(one.approvedOn()))
            .map(rule -> judge(one, rule, asOf))
            .min(Comparator.comparing(GreenVerdict::status).thenComparing(GreenVerdict::ruleId));
    return best.orElseGet(
        () -> GreenVerdict.rejected(one, speaking.get(0).id(), List.of("VERSION")));
  }

  private static GreenVerdict judge(GreenCase one, GreenRule rule, LocalDate asOf) {
    boolean keepsOld = asOf.isAfter(rule.to()) && one.funding().keeps(rule.to());
    List<String> reasons = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    TreeSet<String> evidence = new TreeSet<>();
    rule.exclusions().stream()
        .filter(code -> fact(one, code).isPresent())
        .forEach(code -> reasons.add("EXCLUSION " + code));
    for (String check : rule.doNoHarm()) {
      fact(one, check).ifPresentOrElse(f -> evidence.add(f.evidenceId()), () -> missing.add(check));
    }
    for (GreenRule.Threshold threshold : rule.thresholds()) {
      List<GreenCase.Proof> proofs = proofs(one, threshold);
      if (proofs.isEmpty()) {
        missing.add(threshold.param());
      }
      for (GreenCase.Proof proof : proofs) {
        evidence.add(proof.evidenceId());
        if (!threshold.op().holds(proof.value(), threshold.value())) {
          reasons.add(
              "THRESHOLD %s is %s, expected %s %s %s"
                  .formatted(
                      threshold.param(),
                      proof.value(),
                      threshold.op(),
                      threshold.value(),
                      threshold.unit()));
        }
      }
    }
    if (!reasons.isEmpty()) {
      return GreenVerdict.rejected(one, rule.id(), reasons);
    }
    return new GreenVerdict(
        one.id(),
        rule.id(),
        missing.isEmpty() ? GreenVerdict.Status.CONFIRMED : GreenVerdict.Status.CANDIDATE,
        keepsOld ? GreenVerdict.Standing.GRANDFATHERED : GreenVerdict.Standing.CURRENT,
        missing,
        List.copyOf(evidence),
        List.of());
  }

  private static Optional<GreenCase.Fact> fact(GreenCase one, String code) {
    return one.facts().stream().filter(f -> f.code().equals(code)).findFirst();
  }

  /**
   * A proof counts only in the unit and by the document that the rule asks for; where several do,
   * each must hold.
   */
  private static List<GreenCase.Proof> proofs(GreenCase one, GreenRule.Threshold threshold) {
    return one.proofs().stream()
        .filter(
            p ->
                p.param().equals(threshold.param())
                    && p.unit().equals(threshold.unit())
                    && p.evidenceType().equals(threshold.evidenceType()))
        .toList();
  }
}
