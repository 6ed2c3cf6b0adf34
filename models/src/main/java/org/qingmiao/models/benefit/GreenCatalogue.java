// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of green catalogues, and what they say of a case (green 4.10).
 *
 * <p>The version in force on the day of approval counts. Where a newer one has come since, loans
 * that are not drawn yet and outstanding bonds are marked as grandfathered.
 *
 * @param rules of every version
 */
public record GreenCatalogue(List<GreenRule> rules) {

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
    boolean keepsOld = !rule.inForce(asOf) && one.funding() != GreenCase.Funding.DRAWN;
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
      proof(one, threshold)
          .ifPresentOrElse(
              proof -> {
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
              },
              () -> missing.add(threshold.param()));
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

  /** A proof counts only in the unit and by the document that the rule asks for. */
  private static Optional<GreenCase.Proof> proof(GreenCase one, GreenRule.Threshold threshold) {
    return one.proofs().stream()
        .filter(
            p ->
                p.param().equals(threshold.param())
                    && p.unit().equals(threshold.unit())
                    && p.evidenceType().equals(threshold.evidenceType()))
        .findFirst();
  }
}
