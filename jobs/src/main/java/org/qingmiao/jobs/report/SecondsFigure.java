// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.report.chart.Axis;
import org.qingmiao.jobs.report.chart.Bars;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;
import org.qingmiao.jobs.run.Manifest;

/** Which jobs took the processor's time: the longest ones as bars, all of them in the table. */
final class SecondsFigure {
  private static final double MOST = 0.5;
  private static final double MUCH = 0.25;

  private SecondsFigure() {}

  /** The figure; empty where no job took any time. */
  static Optional<Figure> of(Texts texts, RunFacts facts) {
    double all = facts.cpuSeconds();
    if (all <= 0) {
      return Optional.empty();
    }
    List<Manifest> longest =
        facts.runs().stream()
            .sorted(
                Comparator.comparingDouble(Manifest::cpuSeconds)
                    .reversed()
                    .thenComparing(Manifest::job))
            .toList();
    Manifest first = longest.get(0);
    double share = first.cpuSeconds() / all;
    String title = share > MOST ? "most" : share > MUCH ? "much" : "even";
    return Optional.of(
        new Figure(
            "seconds",
            texts.say("figure.seconds." + title, "job", Phrase.outside(first.job())),
            texts.say(
                "figure.seconds.sentence",
                "seconds",
                Numbers.decimals(first.cpuSeconds(), 1),
                "all",
                Numbers.decimals(all, 1)),
            new Bars(
                longest.stream().limit(Bars.MOST).map(SecondsFigure::bar).toList(),
                List.of(),
                Axis.numbers(texts.say("axis.cpu_seconds"))),
            DataTable.of(
                "seconds-data",
                texts.say("figure.seconds.caption"),
                List.of(words(texts.say("column.job")), numbers(texts.say("axis.cpu_seconds"))),
                longest.stream()
                    .map(
                        run ->
                            DataTable.row(
                                Phrase.outside(run.job()), Numbers.decimals(run.cpuSeconds(), 1)))
                    .toList())));
  }

  private static Bars.Bar bar(Manifest run) {
    return new Bars.Bar(
        Phrase.outside(run.job()),
        run.cpuSeconds(),
        Optional.empty(),
        Numbers.decimals(run.cpuSeconds(), 1));
  }
}
