// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The refusal of a model whose features behave as if they knew the outcome, with all evidence. */
public final class LeakSuspicion extends ModelRefusal {
  private static final long serialVersionUID = 1L;

  private final transient List<Evidence> evidence;

  LeakSuspicion(List<Evidence> evidence) {
    super(Code.LEAK_SUSPECT, sentence(evidence));
    this.evidence = List.copyOf(evidence);
  }

  /** Everything that was measured, for {@code audit.leak_evidence}. */
  public List<Evidence> evidence() {
    return evidence;
  }

  private static String sentence(List<Evidence> evidence) {
    String suspects =
        evidence.stream()
            .filter(one -> one.verdict() == Evidence.Verdict.SUSPECT)
            .collect(
                Collectors.groupingBy(
                    Evidence::column,
                    TreeMap::new,
                    Collectors.mapping(
                        one ->
                            String.format(
                                Locale.ROOT,
                                "%s %.3f against %.2f (%s)",
                                one.detector(),
                                one.value(),
                                one.bound(),
                                one.note()),
                        Collectors.joining(", "))))
            .entrySet()
            .stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining("; "));
    return "LEAK_SUSPECT %s; find out whether it is known before the decision: if not, give it the role post_decision, if so, sign a waiver in the conf"
        .formatted(suspects);
  }
}
