// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.ValidationFacts.LeakFinding;
import org.qingmiao.jobs.report.ValidationFacts.Metric;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Section;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/**
 * The validator's page: the verdict and every failed gate first, then the evidence in the order of
 * the work: rows, leaks, discrimination, calibration, scores, stability, direction, lineage.
 */
final class ValidationPage {

  static final String PATH = "validation.html";

  /** From this difference on, a bad rate is not just rounded but weighted. */
  private static final double WEIGHTED = 1e-6;

  private final Texts texts;
  private final Edition edition;
  private final ValidationFacts facts;
  private final Vocabulary words;
  private final MetricText metrics;

  private ValidationPage(Texts texts, Edition edition, ValidationFacts facts) {
    this.texts = texts;
    this.edition = edition;
    this.facts = facts;
    this.words = new Vocabulary(texts);
    this.metrics = new MetricText(texts);
  }

  static Page of(Texts texts, Edition edition, List<Phrase> notices, ValidationFacts facts) {
    return new ValidationPage(texts, edition, facts).page(notices);
  }

  private Page page(List<Phrase> notices) {
    Evidence evidence = new Evidence(texts, facts);
    List<Section> sections = new ArrayList<>();
    sections.add(Section.always("verdict", texts.say("validation.verdict"), firstScreen()));
    sections.add(Section.full("gates", texts.say("validation.gates"), List.of(gateTable())));
    part(sections, "rows", List.of(RowsFigure.of(evidence)));
    sections.add(Section.always("leaks", texts.say("validation.leaks"), leaks()));
    part(sections, "discrimination", List.of(RocFigure.of(evidence), measured("discrimination")));
    part(sections, "groups", List.of(ofGroups(), measured("groups")));
    part(
        sections,
        "calibration",
        List.of(
            weighted(),
            CalibrationFigure.of(evidence),
            GradesFigure.of(evidence),
            measured("calibration")));
    part(sections, "scores", List.of(ScoreSpreadFigure.of(evidence), measured("scores")));
    part(sections, "stability", List.of(StabilityFigure.of(evidence), measured("stability")));
    part(sections, "direction", List.of(measured("direction")));
    part(sections, "fairness", List.of(measured("fairness")));
    part(sections, "reasons", List.of(measured("reasons")));
    part(sections, "lineage", List.of(lineage()));
    return new Page(
        PATH,
        texts.say("validation.title"),
        List.of(
            texts.say("page.as_of", "date", Phrase.same(facts.asOf().toString())),
            texts.say("page.model", "model", Phrase.outside(facts.modelId()))),
        notices,
        sections);
  }

  /**
   * A section with the blocks that there is anything to show in, or a sentence that there is none.
   */
  private void part(List<Section> sections, String id, List<Optional<? extends Block>> blocks) {
    List<Block> shown = new ArrayList<>();
    blocks.forEach(block -> block.ifPresent(shown::add));
    if (shown.isEmpty()) {
      shown.add(new Block.Prose(texts.say("validation.nothing")));
    }
    boolean isDetail = shown.stream().allMatch(Block.Detail.class::isInstance);
    Phrase title = texts.say("validation." + id);
    sections.add(isDetail ? Section.full(id, title, shown) : Section.always(id, title, shown));
  }

  private List<Block> firstScreen() {
    String verdict = facts.verdict();
    List<Metric> failed = facts.gates("REJECT");
    List<Metric> doubtful = facts.gates("REVIEW");
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Advice(
            tone(verdict),
            words.verdict(verdict),
            texts.say(
                switch (verdict) {
                  case "ACCEPT" -> "validation.summary.accept";
                  case "REJECT" -> "validation.summary.reject";
                  case "INSUFFICIENT" -> "validation.summary.insufficient";
                  default -> "validation.summary.review";
                })));
    gateList(blocks, "validation.failed", failed);
    gateList(blocks, "validation.doubtful", doubtful);
    gateList(blocks, "validation.insufficient", facts.gates("INSUFFICIENT"));
    notRun(blocks);
    blocks.add(new Block.Tiles(tiles()));
    return blocks;
  }

  private void gateList(List<Block> blocks, String lead, List<Metric> gates) {
    if (!gates.isEmpty()) {
      blocks.add(new Block.Prose(texts.say(lead)));
      blocks.add(new Block.Bullets(gates.stream().map(metrics::sentence).toList()));
    }
  }

  private void notRun(List<Block> blocks) {
    List<Phrase> gates = facts.gates("NOT_RUN").stream().map(metrics::notRun).toList();
    if (!gates.isEmpty()) {
      blocks.add(new Block.Prose(texts.say("validation.not_run")));
      blocks.add(new Block.Bullets(gates));
    }
  }

  private List<Block.Tile> tiles() {
    return Stream.of(
            facts.metric("auc", "TEST"),
            facts.metric("auc", "OOT"),
            facts.metric("ks", "TEST"),
            facts.metric("ece10", "TEST"),
            facts.metric("gini_fall"),
            facts.metric("score_psi", "OOT"))
        .flatMap(Optional::stream)
        .filter(metric -> metric.value().isPresent())
        .map(
            metric ->
                new Block.Tile(
                    metrics.name(metric),
                    metrics.value(metric),
                    metric.low().isPresent()
                        ? texts.say("page.interval", "range", metrics.interval(metric))
                        : metrics.bounds(metric)))
        .toList();
  }

  private DataTable gateTable() {
    List<List<Cell>> rows =
        facts.metrics().stream()
            .filter(m -> m.isGate() && !m.metric().equals(ValidationFacts.OVERALL))
            .map(
                m ->
                    DataTable.row(
                        words.metric(m.metric()),
                        words.segment(m.segment()),
                        words.verdict(m.verdict().orElseThrow()),
                        metrics.value(m),
                        metrics.bounds(m),
                        metrics.rows(m),
                        metrics.bads(m)))
            .toList();
    return DataTable.of(
        "all-gates",
        texts.say("validation.all_gates"),
        List.of(
            words(texts.say("column.metric")),
            words(texts.say("column.segment")),
            words(texts.say("column.verdict")),
            numbers(texts.say("column.value")),
            words(texts.say("column.bounds")),
            numbers(texts.say("column.rows")),
            numbers(texts.say("column.bads"))),
        rows);
  }

  private List<Block> leaks() {
    if (facts.leaks().isEmpty()) {
      return List.of(new Block.Prose(texts.say("validation.nothing")));
    }
    List<Block> blocks = new ArrayList<>();
    leakSentence(
        blocks, "suspects", leak -> !Set.of("CLEAR", "INVESTIGATE").contains(leak.verdict()));
    leakSentence(blocks, "leaned", leak -> isToLookAt(leak) && !isOfModel(leak));
    if (facts.leaks().stream().anyMatch(leak -> isToLookAt(leak) && isOfModel(leak))) {
      blocks.add(new Block.Prose(texts.say("validation.leaks.too_good")));
    }
    if (blocks.isEmpty()) {
      blocks.add(new Block.Prose(texts.say("validation.leaks.clear")));
    }
    blocks.add(new Block.Detail(new LeakTable(texts).of(facts.leaks(), edition)));
    return blocks;
  }

  private void leakSentence(List<Block> blocks, String key, Predicate<LeakFinding> chosen) {
    List<Phrase> columns =
        facts.leaks().stream()
            .filter(chosen)
            .map(LeakFinding::column)
            .distinct()
            .map(Phrase::outside)
            .toList();
    if (!columns.isEmpty()) {
      blocks.add(
          new Block.Prose(
              texts.say(
                  "validation.leaks." + key,
                  "columns",
                  Phrase.join(columns, texts.say("page.comma")))));
    }
  }

  private static boolean isToLookAt(LeakFinding leak) {
    return leak.verdict().equals("INVESTIGATE");
  }

  private static boolean isOfModel(LeakFinding leak) {
    return leak.detector().equals("MODEL");
  }

  /** How to read what is lost without a group. */
  private Optional<Block.Prose> ofGroups() {
    return facts.metrics().stream().anyMatch(m -> Subject.of(m.metric()).equals("groups"))
        ? Optional.of(new Block.Prose(texts.say("validation.groups.read")))
        : Optional.empty();
  }

  /** Says so where rates are those of the population and not of the rows that were counted. */
  private Optional<Block.Prose> weighted() {
    return facts
        .metric("bad_rate", "TEST")
        .filter(m -> m.n() > 0 && m.value().isPresent())
        .filter(m -> Math.abs(m.value().get() - (double) m.bads() / m.n()) > WEIGHTED)
        .map(m -> new Block.Prose(texts.say("validation.weighted")));
  }

  /**
   * Every metric of a subject, gate or not; those of single grades stand under their own figure.
   */
  private Optional<Block.Detail> measured(String subject) {
    List<List<Cell>> rows =
        facts.metrics().stream()
            .filter(m -> Subject.of(m.metric()).equals(subject))
            .filter(m -> !m.segment().matches("[A-D][1-3]"))
            .map(
                m ->
                    DataTable.row(
                        words.metric(m.metric()),
                        words.segment(m.segment()),
                        metrics.value(m),
                        metrics.interval(m),
                        metrics.rows(m),
                        metrics.bads(m)))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Phrase caption =
        texts.say("validation.measured", "subject", texts.say("validation." + subject));
    return Optional.of(
        new Block.Detail(
            Longer.ofFeatures(
                texts,
                edition,
                DataTable.of(
                    subject + "-metrics",
                    caption,
                    List.of(
                        words(texts.say("column.metric")),
                        words(texts.say("column.segment")),
                        numbers(texts.say("column.value")),
                        numbers(texts.say("column.interval")),
                        numbers(texts.say("column.rows")),
                        numbers(texts.say("column.bads"))),
                    rows),
                "validation_report.csv")));
  }

  private Optional<Block.Detail> lineage() {
    if (facts.lineage().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Block.Detail(
            DataTable.of(
                "lineage-table",
                texts.say("validation.lineage.caption"),
                List.of(words(texts.say("column.item")), words(texts.say("column.value"))),
                facts.lineage().stream()
                    .map(s -> DataTable.row(words.cardItem(s.item()), Phrase.outside(s.value())))
                    .toList())));
  }

  static Block.Tone tone(String verdict) {
    return switch (verdict) {
      case "ACCEPT", "APPROVE" -> Block.Tone.ACCEPT;
      case "REJECT", "DECLINE" -> Block.Tone.REJECT;
      default -> Block.Tone.REVIEW;
    };
  }
}
