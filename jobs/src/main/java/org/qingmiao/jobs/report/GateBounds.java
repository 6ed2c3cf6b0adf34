// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/**
 * The bounds of a gate, which its table holds as {@code accept <= 0.02, reject > 0.03 (note)}, in
 * words that both languages have. A text of another form is shown as it stands.
 *
 * @param text as stored
 * @param accept the condition for accepting; empty where the text has another form
 * @param reject the condition for rejecting
 * @param note why a gate has no value, or which feature was the worst; may be empty
 */
record GateBounds(String text, String accept, String reject, String note) {

  private static final Pattern GATE = Pattern.compile("accept (.+?), reject (.+?)(?: \\((.+)\\))?");
  private static final Pattern COMPARISON =
      Pattern.compile("(95% (?:lower|upper) end )?(<=|>=|<|>)? ?([+-]?[0-9.]+)(%| pp)?");
  private static final Pattern RANGE =
      Pattern.compile("(95% interval outside )?([+-]?[0-9.]+) to ([+-]?[0-9.]+)");

  static GateBounds of(String text) {
    Matcher gate = GATE.matcher(text);
    return gate.matches()
        ? new GateBounds(
            text, gate.group(1), gate.group(2), Optional.ofNullable(gate.group(3)).orElse(""))
        : new GateBounds(text, "", "", "");
  }

  Phrase phrase(Texts texts) {
    if (accept.isEmpty()) {
      return Phrase.outside(text);
    }
    return texts.say(
        "bound.both", "accept", condition(texts, accept), "reject", condition(texts, reject));
  }

  /** The note in words, where there is one. */
  Optional<Phrase> remark(Texts texts) {
    if (note.isEmpty()) {
      return Optional.empty();
    }
    String key = "gate_note." + note.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return Optional.of(texts.has(key) ? texts.say(key) : Phrase.outside(note));
  }

  /** The values that separate accept, review and reject, where the gate compares with one each. */
  List<Double> values() {
    return Stream.of(accept, reject)
        .map(COMPARISON::matcher)
        .filter(Matcher::matches)
        .map(m -> Double.parseDouble(m.group(3)) / ("%".equals(m.group(4)) ? 100 : 1))
        .toList();
  }

  private static Phrase condition(Texts texts, String condition) {
    Matcher range = RANGE.matcher(condition);
    if (range.matches()) {
      return texts.say(
          range.group(1) == null ? "bound.within" : "bound.outside",
          "low",
          number(range.group(2), ""),
          "high",
          number(range.group(3), ""));
    }
    Matcher comparison = COMPARISON.matcher(condition);
    if (!comparison.matches()) {
      return Phrase.outside(condition);
    }
    String unit = Optional.ofNullable(comparison.group(4)).orElse("");
    Phrase compared =
        Phrase.same(sign(comparison.group(2))).then(number(comparison.group(3), unit.strip()));
    if (comparison.group(1) == null) {
      return compared;
    }
    return texts.say(
        comparison.group(1).contains("lower") ? "bound.lower_end" : "bound.upper_end",
        "bound",
        compared);
  }

  private static String sign(String sign) {
    if (sign == null) {
      return "";
    }
    return sign.replace("<=", "≤").replace(">=", "≥") + Numbers.JOIN;
  }

  private static Phrase number(String digits, String unit) {
    String shown = Numbers.grouped(new BigDecimal(digits));
    return unit.equals("pp")
        ? Phrase.of(shown + Numbers.JOIN + "个百分点", shown + Numbers.JOIN + "percentage points")
        : Phrase.same(shown + unit);
  }
}
