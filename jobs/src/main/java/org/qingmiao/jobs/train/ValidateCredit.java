// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.models.credit.CreditModel;
import org.qingmiao.models.credit.Scored;
import org.qingmiao.models.evaluate.CurvePoint;
import org.qingmiao.models.evaluate.FeatureColumn;
import org.qingmiao.models.evaluate.Metric;
import org.qingmiao.models.evaluate.ScoredRow;
import org.qingmiao.models.evaluate.Validation;
import org.qingmiao.models.evaluate.Verdict;
import org.qingmiao.models.ledger.ModelCards;
import org.qingmiao.models.ledger.RowWaterfall;
import org.qingmiao.models.ledger.ValidationCurves;
import org.qingmiao.models.ledger.ValidationMetrics;
import org.qingmiao.models.train.Ablation;
import org.qingmiao.models.train.ModelRefusal;
import org.qingmiao.models.train.Monotonicity;
import org.qingmiao.models.train.Sample;
import org.qingmiao.models.train.Split.Segment;
import org.qingmiao.models.train.TrainSet;

/** Measures the model that is about to score, with gates that may say REJECT. */
public final class ValidateCredit implements Job {
  private static final long BOOTSTRAP_SEED = 1069;

  private final Table rows;
  private final Map<String, List<Feature>> groups;
  private final CreditSettings credit;
  private final Optional<String> pinned;

  /**
   * The job for an installation.
   *
   * @param groups features that may be left out together, by name
   * @param pinned a model, if one is
   */
  public ValidateCredit(
      Table rows,
      Map<String, List<Feature>> groups,
      CreditSettings credit,
      Optional<String> pinned) {
    this.rows = rows;
    this.groups = groups;
    this.credit = credit;
    this.pinned = pinned;
  }

  @Override
  public String name() {
    return "validate-credit";
  }

  @Override
  public List<Table> reads() {
    List<Table> reads = new ArrayList<>(ModelStore.TABLES);
    reads.add(rows);
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(
        ValidationMetrics.TABLE, ValidationCurves.TABLE, RowWaterfall.TABLE, ModelCards.TABLE);
  }

  /** A pinned model makes other work of the same day. */
  @Override
  public String ownSettings() {
    return pinned.orElse("");
  }

  @Override
  public Outputs run(Inputs in) {
    StoredModel stored = ModelStore.of(in).serving(credit.product(), pinned);
    try (CreditModel model = stored.open(Runtime.getRuntime().availableProcessors())) {
      CreditSamples samples = CreditSamples.of(in.rows(rows), model.features(), credit);
      Validation validation = validate(model, samples);
      List<Metric> measured = new ArrayList<>(validation.metrics());
      measured.addAll(ablation(samples));
      Outputs outputs = Outputs.of(ValidationMetrics.TABLE, metrics(in, stored, measured));
      validation.metrics().stream()
          .filter(m -> m.verdict().filter(Verdict.REJECT::equals).isPresent())
          // The overall verdict has no value of its own.
          .filter(m -> !Double.isNaN(m.value()))
          .forEach(m -> outputs.warn(rejected(m)));
      laterPeriod(samples).ifPresent(outputs::warn);
      return outputs
          .and(ValidationCurves.TABLE, curves(in, stored, validation))
          .and(RowWaterfall.TABLE, Waterfall.of(in, stored.id(), in.rows(rows), credit))
          .and(ModelCards.TABLE, ModelCard.of(in, stored, model, credit, samples))
          .verdict(validation.verdict() == Verdict.REJECT ? ExitCode.GATE_REJECT : ExitCode.DONE);
    } catch (ModelRefusal refusal) {
      throw ModelRefusals.asRefusal(refusal);
    }
  }

  /** What each group adds, where the conf asks for it and there are outcomes to learn from. */
  private List<Metric> ablation(CreditSamples samples) {
    Sample train = samples.of(Segment.TRAIN);
    if (!credit.ablation() || train.badCount() < credit.training().minBads()) {
      return List.of();
    }
    return Ablation.of(
        TrainSet.of(train, credit.training().minBads()),
        Map.of(Segment.TEST, samples.of(Segment.TEST), Segment.OOT, samples.of(Segment.OOT)),
        RecipeTree.recipe(credit.training()),
        groups);
  }

  /**
   * Where the conf names a later period and no outcome falls into it, although there are others.
   */
  private Optional<String> laterPeriod(CreditSamples samples) {
    return credit
        .periods()
        .filter(p -> samples.of(Segment.OOT).size() == 0 && samples.of(Segment.TEST).size() > 0)
        .map(
            p ->
                "no loan of %s and later has an outcome, so nothing is tested on a later period; see credit.periods"
                    .formatted(p.ootFrom()));
  }

  /** What the operator must know of an exit code 4. */
  private static String rejected(Metric gate) {
    return String.format(
        Locale.ROOT,
        "REJECT: %s %s is %.3f (%s)",
        gate.metric(),
        gate.segment(),
        gate.value(),
        gate.gate());
  }

  private static Validation validate(CreditModel model, CreditSamples samples) {
    List<ScoredRow> scored = new ArrayList<>();
    List<Sample> parts = new ArrayList<>();
    Map<String, Integer> applicants = new HashMap<>();
    for (org.qingmiao.models.evaluate.Sample part :
        List.of(
            org.qingmiao.models.evaluate.Sample.TRAIN,
            org.qingmiao.models.evaluate.Sample.CALIB,
            org.qingmiao.models.evaluate.Sample.TEST,
            org.qingmiao.models.evaluate.Sample.OOT)) {
      Sample sample = samples.of(Segment.valueOf(part.name()));
      Sample population = samples.prior().population(sample);
      parts.add(sample);
      List<Scored> scores = model.score(sample);
      for (int i = 0; i < sample.size(); i++) {
        Scored s = scores.get(i);
        int applicant = applicants.computeIfAbsent(sample.applicant(i), a -> applicants.size());
        scored.add(
            new ScoredRow(
                part,
                sample.isBad(i),
                population.weight(i),
                applicant,
                s.pd(),
                s.score().points(),
                s.score().clipped(),
                model.isFlatAt(s),
                s.grade().name()));
      }
    }
    List<FeatureColumn> columns = new ArrayList<>();
    model.features().forEach(f -> columns.add(column(f, parts)));
    return Validation.of(scored, columns, violations(model, samples), BOOTSTRAP_SEED);
  }

  /** Steps against each promised direction: none where it is proven, else those of a sweep. */
  private static Map<String, Long> violations(CreditModel model, CreditSamples samples) {
    Map<String, Long> violations = new TreeMap<>();
    Set<String> proven = model.provenDirections();
    proven.forEach(feature -> violations.put(feature, 0L));
    if (model.features().stream()
        .allMatch(f -> f.trend() == Trend.FREE || proven.contains(f.name()))) {
      return violations;
    }
    for (Monotonicity.Sweep sweep :
        model.sweep(new TrainSet(samples.of(Segment.TRAIN)), samples.of(Segment.TEST))) {
      violations.put(sweep.feature(), sweep.violations());
    }
    return violations;
  }

  private static FeatureColumn column(Feature feature, List<Sample> parts) {
    if (feature.kind() == Feature.Kind.NUMBER) {
      return FeatureColumn.ofNumbers(
          feature.name(),
          parts.stream()
              .flatMapToDouble(
                  s ->
                      java.util.stream.IntStream.range(0, s.size())
                          .mapToDouble(i -> s.number(feature, i)))
              .toArray());
    }
    List<String> levels = new ArrayList<>();
    for (Sample sample : parts) {
      for (int i = 0; i < sample.size(); i++) {
        levels.add(sample.level(feature, i));
      }
    }
    return FeatureColumn.ofLevels(feature.name(), levels);
  }

  private static Dataset<Row> metrics(Inputs in, StoredModel model, List<Metric> metrics) {
    List<Row> lines = new ArrayList<>();
    for (Metric m : metrics) {
      Map<String, Object> line = line(in, model);
      line.put("metric", m.metric());
      line.put("segment", m.segment());
      line.put("value", orNull(m.value()));
      line.put("ci_low", orNull(m.ciLow()));
      line.put("ci_high", orNull(m.ciHigh()));
      line.put("n", m.n());
      line.put("bads", m.bads());
      line.put("gate", m.gate().isEmpty() ? null : m.gate());
      line.put("verdict", m.verdict().map(Verdict::name).orElse(null));
      lines.add(NamedRow.of(ValidationMetrics.TABLE, line));
    }
    return in.spark().createDataFrame(lines, ValidationMetrics.TABLE.schema());
  }

  private static Dataset<Row> curves(Inputs in, StoredModel model, Validation validation) {
    Map<String, Long> positions = new HashMap<>();
    List<Row> lines = new ArrayList<>();
    for (CurvePoint p : validation.curves()) {
      Map<String, Object> line = line(in, model);
      line.put("curve", p.curve());
      line.put("segment", p.segment());
      line.put("position", positions.merge(p.curve() + "/" + p.segment(), 1L, Long::sum) - 1);
      line.put("x", p.x());
      line.put("y", p.y());
      line.put("lo", orNull(p.lo()));
      line.put("hi", orNull(p.hi()));
      line.put("n", p.n());
      lines.add(NamedRow.of(ValidationCurves.TABLE, line));
    }
    return in.spark().createDataFrame(lines, ValidationCurves.TABLE.schema());
  }

  private static Map<String, Object> line(Inputs in, StoredModel model) {
    Map<String, Object> line = new HashMap<>();
    line.put("as_of", Date.valueOf(in.asOf()));
    line.put("model_id", model.id());
    line.put("run_id", in.runId());
    return line;
  }

  private static Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
