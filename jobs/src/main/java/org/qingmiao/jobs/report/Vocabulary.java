// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.Locale;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** Plain words for the codes that tables hold: hints, verdicts, segments, metrics, sources. */
final class Vocabulary {

  private final Texts texts;

  Vocabulary(Texts texts) {
    this.texts = texts;
  }

  Phrase hint(String code) {
    return word("hint.", code);
  }

  Phrase verdict(String code) {
    return word("verdict.", code);
  }

  Phrase modelState(String code) {
    return word("model_state.", code);
  }

  Phrase segment(String code) {
    return word("segment.", code);
  }

  Phrase metric(String code) {
    return word("metric.", code);
  }

  Phrase step(String code) {
    return word("step.", code);
  }

  Phrase detector(String code) {
    return word("detector.", code);
  }

  Phrase finding(String code) {
    return word("finding.", code);
  }

  Phrase source(String code) {
    return word("source.", code.replaceFirst("^raw\\.", ""));
  }

  Phrase cardSection(String code) {
    return word("card.section.", code);
  }

  Phrase cardItem(String code) {
    return word("card.item.", code);
  }

  /** Why there is no score, as a sentence. */
  Phrase status(String code) {
    return word("status.", code);
  }

  /** Why there is no score, in a word. */
  Phrase statusWord(String code) {
    return word("status_word.", code);
  }

  Phrase limitCause(String code) {
    return word("limit.", code);
  }

  Phrase applicantType(String code) {
    return word("applicant.", code);
  }

  Phrase sector(String code) {
    return word("sector.", code);
  }

  Phrase attribution(String code) {
    return word("carbon.method.", code);
  }

  Phrase gap(String code) {
    return word("carbon.code.", code);
  }

  Phrase assumption(String code) {
    return word("carbon.assumption.", code);
  }

  Phrase assetClass(String code) {
    return word("carbon.class.", code);
  }

  Phrase perimeter(String code) {
    return word("carbon.perimeter.", code);
  }

  Phrase knownFacts(String code) {
    return word("carbon.known.", code);
  }

  Phrase estimator(String code) {
    return word("carbon.estimator.", code);
  }

  Phrase scope(String code) {
    return word("carbon.scope.", code);
  }

  Phrase footprintMethod(String code) {
    return word("carbon.way.", code);
  }

  Phrase areaCheck(String code) {
    return word("carbon.area.", code);
  }

  Phrase benefit(String code) {
    return word("carbon.metric.", code);
  }

  Phrase formula(String code) {
    return word("carbon.formula.", code);
  }

  Phrase baseline(String code) {
    return word("carbon.baseline.", code);
  }

  Phrase basis(String code) {
    return word("carbon.basis.", code);
  }

  Phrase greenState(String code) {
    return word("carbon.green.state.", code);
  }

  /**
   * Why a rule rejects, or what it lacks; the codes of a bank's own rules are shown as they are.
   */
  Phrase greenReason(String code) {
    return word("carbon.green.reason.", code);
  }

  /** The word for a code; a code that nobody has named yet is shown as it is. */
  private Phrase word(String family, String code) {
    String key = family + code.toLowerCase(Locale.ROOT);
    return texts.has(key) ? texts.say(key) : Phrase.outside(code);
  }
}
