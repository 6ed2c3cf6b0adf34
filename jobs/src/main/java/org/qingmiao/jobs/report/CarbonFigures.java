// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.jobs.report.CarbonFacts.Line;
import org.qingmiao.jobs.report.chart.Axis;
import org.qingmiao.jobs.report.chart.Bars;
import org.qingmiao.jobs.report.chart.StackedShares;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** The charts of the carbon page; each title is the finding that the numbers bear out. */
final class CarbonFigures {
  private static final double HALF = 0.5;
  private static final double QUARTER = 0.25;
  private static final double TWICE = 2;
  private static final double ALIKE = 1.2;

  private final Texts texts;
  private final CarbonFacts facts;
  private final CarbonText say;

  CarbonFigures(Texts texts, CarbonFacts facts, CarbonText say) {
    this.texts = texts;
    this.facts = facts;
    this.say = say;
  }

  /** What each sector finances, with its interval. */
  Optional<Figure> sectors() {
    List<Line> sectors = part("B", "TCO2E", "sector");
    double all = sum(sectors);
    if (sectors.isEmpty() || all <= 0) {
      return Optional.empty();
    }
    Line first = sectors.get(0);
    double share = first.value().doubleValue() / all;
    String title = share >= HALF ? "most" : share >= QUARTER ? "much" : "even";
    return Optional.of(
        new Figure(
            "sectors",
            texts.say("figure.carbon_sectors." + title, "sector", say.sector(first.dim("sector"))),
            texts.say(
                "figure.carbon_sectors.sentence",
                "sector",
                say.sector(first.dim("sector")),
                "tonnes",
                say.value(first)),
            Optional.of(texts.say("figure.carbon_sectors.reading")),
            new Bars(
                sectors.stream().limit(Bars.MOST).map(this::sectorBar).toList(),
                List.of(),
                Axis.numbers(texts.say("axis.financed"))),
            say.parts("sectors-data", texts.say("figure.carbon_sectors.caption"), sectors)));
  }

  private Bars.Bar sectorBar(Line line) {
    Optional<Bars.Interval> interval =
        facts
            .beside(line, "P05")
            .flatMap(
                low ->
                    facts
                        .beside(line, "P95")
                        .map(
                            high ->
                                new Bars.Interval(
                                    low.value().doubleValue(), high.value().doubleValue())));
    return new Bars.Bar(
        say.sector(line.dim("sector")), line.value().doubleValue(), interval, say.value(line));
  }

  /** The three methods beside each other. */
  Optional<Figure> methods() {
    List<Line> methods =
        facts.all("C", "TCO2E").stream().filter(line -> line.value().signum() > 0).toList();
    if (methods.isEmpty()) {
      return Optional.empty();
    }
    Line most = methods.get(0);
    Line least = methods.get(methods.size() - 1);
    double ratio = most.value().doubleValue() / least.value().doubleValue();
    String title = ratio >= TWICE ? "far" : ratio >= ALIKE ? "apart" : "alike";
    return Optional.of(
        new Figure(
            "methods",
            texts.say("figure.carbon_methods." + title),
            texts.say(
                "figure.carbon_methods.sentence",
                Map.of(
                    "most", say.method(most.dim("method_id")),
                    "most_tonnes", say.value(most),
                    "least", say.method(least.dim("method_id")),
                    "least_tonnes", say.value(least))),
            new Bars(
                methods.stream()
                    .map(
                        line ->
                            new Bars.Bar(
                                say.method(line.dim("method_id")),
                                line.value().doubleValue(),
                                Optional.empty(),
                                say.value(line)))
                    .toList(),
                List.of(),
                Axis.numbers(texts.say("axis.financed"))),
            say.methods("methods-data", texts.say("figure.carbon_methods.caption"))));
  }

  /** How good the data are, by what is lent and by what is emitted. */
  Optional<Figure> quality() {
    return facts
        .line("E", "WEAK_TCO2E_SHARE", Map.of())
        .filter(line -> !scores("OUTSTANDING_SHARE").isEmpty())
        .map(this::quality);
  }

  private Figure quality(Line weak) {
    double share = weak.value().doubleValue();
    String title = share >= HALF ? "weak" : share > 0 ? "some" : "good";
    List<Line> emitted = scores("TCO2E_SHARE");
    return new Figure(
        "quality",
        texts.say("figure.carbon_quality." + title),
        texts.say("figure.carbon_quality.sentence", "share", say.value(weak)),
        new StackedShares(
            emitted.stream().map(line -> say.score(line.dim("dq_score"))).toList(),
            List.of(
                whole(texts.say("carbon.by_outstanding"), scores("OUTSTANDING_SHARE")),
                whole(texts.say("carbon.by_emissions"), emitted))),
        say.scores("quality-data", texts.say("figure.carbon_quality.caption"), scores("TCO2E")));
  }

  private StackedShares.Whole whole(Phrase name, List<Line> scores) {
    return new StackedShares.Whole(
        name,
        scores.stream()
            .map(line -> new StackedShares.Size(line.value().doubleValue(), say.value(line)))
            .toList());
  }

  private List<Line> scores(String code) {
    return facts.all("E", code).stream()
        .filter(line -> !line.dim("dq_score").isEmpty() && line.dim("scope").isEmpty())
        .sorted(Comparator.comparing(line -> line.dim("dq_score")))
        .toList();
  }

  /** What is left out, by reason. */
  Optional<Figure> exclusions() {
    List<Line> reasons =
        facts.all("D", "OUTSTANDING").stream()
            .filter(line -> line.dim("method_id").equals(facts.method()))
            .filter(line -> line.dim("perimeter").equals("FULL") && line.value().signum() > 0)
            .toList();
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    Line first = reasons.get(0);
    double share = first.value().doubleValue() / sum(reasons);
    String title = share >= HALF ? "most" : share >= QUARTER ? "much" : "even";
    return Optional.of(
        new Figure(
            "exclusions",
            texts.say("figure.carbon_exclusions." + title, "reason", say.reason(first.dim("code"))),
            texts.say(
                "figure.carbon_exclusions.sentence",
                "reason",
                say.reason(first.dim("code")),
                "amount",
                say.value(first)),
            new Bars(
                reasons.stream()
                    .limit(Bars.MOST)
                    .map(
                        line ->
                            new Bars.Bar(
                                say.reason(line.dim("code")),
                                line.value().movePointLeft(6).doubleValue(),
                                Optional.empty(),
                                say.value(line)))
                    .toList(),
                List.of(),
                Axis.numbers(texts.say("axis.millions"))),
            say.exclusions("exclusions-data", texts.say("figure.carbon_exclusions.caption"))));
  }

  private List<Line> part(String section, String code, String dimension) {
    return facts.all(section, code).stream()
        .filter(line -> !line.dim(dimension).isEmpty())
        .toList();
  }

  private static double sum(List<Line> lines) {
    return lines.stream().map(Line::value).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
  }
}
