// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.report.ValidationFacts.LeakFinding;
import org.qingmiao.jobs.report.ValidationFacts.RowStep;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/**
 * What must be read before anything else on every page: fictitious data, a rejected model, a small
 * sample, suspects that somebody waived.
 */
final class Notices {

  /** Bad rows that a model should have been fitted on (credit 5, train.min_bads). */
  private static final long ENOUGH_BADS = 200;

  private Notices() {}

  /** What must be read on pages that speak of no model. */
  static List<Phrase> ofData(Texts texts, Edition edition) {
    return switch (edition.data()) {
      case REAL -> List.of();
      case SYNTHETIC -> List.of(texts.say("notice.synthetic"));
      case FICTITIOUS -> List.of(texts.say("notice.fictitious"));
    };
  }

  static List<Phrase> of(
      Texts texts, Edition edition, ValidationFacts validation, QueueFacts queue) {
    List<Phrase> notices = new ArrayList<>(ofData(texts, edition));
    boolean scored = queue.shown().stream().anyMatch(d -> d.verdict().equals("REJECT"));
    if (scored || validation.verdict().equals("REJECT")) {
      notices.add(texts.say("notice.reject"));
    }
    Optional<RowStep> train =
        validation.step("TRAIN").filter(s -> s.rows() > 0 && s.bads() < ENOUGH_BADS);
    train.ifPresent(
        step ->
            notices.add(
                texts.say(
                    "notice.small_sample",
                    "bads",
                    Numbers.count(step.bads()).from(step.origin().at("bads")))));
    List<Phrase> waived =
        validation.leaks().stream()
            .filter(leak -> leak.verdict().equals("WAIVED"))
            .map(LeakFinding::column)
            .distinct()
            .map(Phrase::outside)
            .toList();
    if (!waived.isEmpty()) {
      notices.add(
          texts.say("notice.waived", "columns", Phrase.join(waived, texts.say("page.comma"))));
    }
    return notices;
  }
}
