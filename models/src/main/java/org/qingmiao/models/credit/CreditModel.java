// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.models.ensemble.Contributions;
import org.qingmiao.models.ensemble.Evaluator;
import org.qingmiao.models.ensemble.Registered;
import org.qingmiao.models.train.CanonicalJson;
import org.qingmiao.models.train.CategoryEncoder;
import org.qingmiao.models.train.FeatureMatrix;
import org.qingmiao.models.train.FeatureVector;
import org.qingmiao.models.train.ModelRefusal;
import org.qingmiao.models.train.Monotonicity;
import org.qingmiao.models.train.Sample;
import org.qingmiao.models.train.Stored;
import org.qingmiao.models.train.TrainSet;

/**
 * A credit model: from the values of an applicant to PD, score, grade, hint and reasons.
 *
 * <p>It consists of three parts that are stored and digested apart: the trees, the encoder of
 * categories, and the calibrator with all that follows it. A row scores to the same bits alone, in
 * a batch, and from the parts read back. Close it, and send the stored parts, not the model, to
 * other processes: its evaluator may hold native memory.
 */
public final class CreditModel implements AutoCloseable {

  /** Less of the model's gain than this on known values, and a file is too thin (our default). */
  public static final double LEAST_COVERAGE = 0.60;

  /** Rows explained at a time: each is scored once more per family. */
  private static final int BATCH = 1_024;

  private final List<Feature> features;
  private final List<String> names;
  private final Map<String, Integer> positions = new HashMap<>();
  private final CategoryEncoder encoder;
  private final byte[] model;
  private final Evaluator evaluator;
  private final Rating rating;
  private final Reference reference;
  private final Map<String, Double> gain;
  private final double[] gainOf;
  private final ReasonCodes reasons;
  private final Blame blame;
  private final int referenceScore;

  CreditModel(
      List<Feature> features,
      CategoryEncoder encoder,
      byte[] model,
      Evaluator evaluator,
      Rating rating,
      Reference reference,
      Map<String, Double> gain) {
    this.features = List.copyOf(features);
    this.names = features.stream().map(Feature::name).toList();
    if (!names.equals(evaluator.names())) {
      throw new ModelRefusal(
          ModelRefusal.Code.SCHEMA,
          "the trees read features %s, expected %s; calibrator and trees are of different models"
              .formatted(evaluator.names(), names));
    }
    names.forEach(name -> positions.put(name, positions.size()));
    this.encoder = encoder;
    this.model = model.clone();
    this.evaluator = evaluator;
    this.rating = rating;
    this.reference = reference;
    this.gain = gain;
    this.gainOf = names.stream().mapToDouble(gain::get).toArray();
    this.reasons =
        new ReasonCodes(
            features.stream()
                .map(one -> new ReasonCodes.Code(one.name(), one.code(), one.dataCode()))
                .toList(),
            names.stream().mapToDouble(reference.baseline()::get).toArray(),
            rating.scale().factor());
    this.blame = new Blame(this.features, reasons.grouping(), evaluator, reference);
    this.referenceScore = reference.score(features, rating);
  }

  /**
   * A model from its stored parts.
   *
   * @param digests that the parts must have
   * @param evaluator with which the model was registered
   * @param threads of the native library, where that is the evaluator
   */
  public static CreditModel from(
      byte[] model,
      byte[] encoder,
      byte[] calibrator,
      ModelDigests digests,
      Registered evaluator,
      int threads) {
    digests.requireEqual(ModelDigests.of(model, encoder, calibrator));
    Map<String, Object> parameters = CanonicalJson.read(calibrator);
    Stored stored = new Stored("calibrator", parameters);
    Stored features = new Stored("features", stored.object("features"));
    List<Feature> ordered = new ArrayList<>();
    Map<String, Double> gain = new LinkedHashMap<>();
    for (String name : stored.texts("order")) {
      Stored one = new Stored("feature " + name, features.object(name));
      ordered.add(StoredFeature.from(one));
      gain.put(name, one.number("gain_share"));
    }
    return new CreditModel(
        ordered,
        CategoryEncoder.from(CanonicalJson.read(encoder)),
        model,
        evaluator.open(model, threads),
        Rating.from(stored.object("rating")),
        Reference.from(stored.object("reference")),
        gain);
  }

  /** The trees in UBJSON. */
  public byte[] modelBytes() {
    return model.clone();
  }

  /** The encoder in canonical JSON. */
  public byte[] encoderJson() {
    return CanonicalJson.write(encoder.parameters());
  }

  /** Calibration, intervals, scale, cutoffs, reference and features in canonical JSON. */
  public byte[] calibratorJson() {
    Map<String, Object> stored = new LinkedHashMap<>();
    features.forEach(
        one -> stored.put(one.name(), StoredFeature.parameters(one, gain.get(one.name()))));
    return CanonicalJson.write(
        Map.of(
            "order",
            names,
            "features",
            stored,
            "rating",
            rating.parameters(),
            "reference",
            reference.parameters()));
  }

  /** The digests of the three parts. */
  public ModelDigests digests() {
    return ModelDigests.of(modelBytes(), encoderJson(), calibratorJson());
  }

  /** How the trees are evaluated, as the registry keeps it. */
  public Registered evaluator() {
    return evaluator.registered();
  }

  /** The features in model order. */
  public List<Feature> features() {
    return features;
  }

  /** The position of one of them, from 0. */
  public int position(String feature) {
    return positions.get(feature);
  }

  /** The share of each feature in the trees' gain, by name; adds to 1. */
  public Map<String, Double> gainShares() {
    return Map.copyOf(gain);
  }

  /** The score of the population that reasons compare with. */
  public int referenceScore() {
    return referenceScore;
  }

  /** The median of a feature in that population, as the trees read it; empty where it has none. */
  public OptionalDouble referenceMedian(String feature) {
    Double median = reference.median().get(feature);
    return median == null ? OptionalDouble.empty() : OptionalDouble.of(median);
  }

  /** The scale of the score. */
  public ScoreScale scale() {
    return rating.scale();
  }

  /** The cutoffs of the hint. */
  public Cutoffs cutoffs() {
    return rating.cutoffs();
  }

  /** Refuses a table that lacks a feature or holds it as another kind, naming every such column. */
  public void requireColumns(Map<String, Feature.Kind> columns) {
    List<String> faults = new ArrayList<>();
    for (Feature feature : features) {
      Feature.Kind came = columns.get(feature.name());
      if (came == null) {
        faults.add("column %s is missing".formatted(feature.name()));
      } else if (came != feature.kind()) {
        faults.add(
            "column %s is a %s, expected a %s".formatted(feature.name(), came, feature.kind()));
      }
    }
    if (!faults.isEmpty()) {
      throw new ModelRefusal(
          ModelRefusal.Code.SCHEMA,
          "%s; build the feature table with the conf of the model"
              .formatted(String.join(", ", faults)));
    }
  }

  /** What the trees read of an applicant: the numbers that are stored with the decision. */
  public float[] vector(FeatureValues values) {
    float[] vector = new float[features.size()];
    for (int column = 0; column < vector.length; column++) {
      Feature feature = features.get(column);
      double value =
          feature.kind() == Feature.Kind.NUMBER
              ? values.number(feature.name())
              : encoder.encode(feature.name(), values.level(feature.name()));
      vector[column] = (float) value;
    }
    return vector;
  }

  /** Rows of a sample by category whose level TRAIN never saw, which then scores as missing. */
  public Map<String, Integer> unseen(Sample sample) {
    return encoder.encode(sample).unseen();
  }

  /** Share of the gain on features whose direction is set, in [0, 1]. */
  public double constrainedGain() {
    return features.stream()
        .filter(feature -> feature.trend() != Trend.FREE)
        .mapToDouble(feature -> gain.getOrDefault(feature.name(), 0.0))
        .sum();
  }

  /** Whether the PD of a row would not move with its margin: the ends of an isotonic map. */
  public boolean isFlatAt(Scored row) {
    return rating.calibrator().isFlatAt(row.margin());
  }

  /** Scores and explains one row. */
  public Scored score(float[] row) {
    return score(List.of(row)).get(0);
  }

  /** Scores and explains every row of a sample. */
  public List<Scored> score(Sample sample) {
    return score(encoder.encode(sample).matrix());
  }

  /** Scores and explains rows, each as {@link #vector} gives it. */
  public List<Scored> score(List<float[]> rows) {
    return score(FeatureMatrix.of(rows, names));
  }

  private List<Scored> score(FeatureMatrix rows) {
    List<Scored> scored = new ArrayList<>(rows.rows());
    for (int from = 0; from < rows.rows(); from += BATCH) {
      score(rows.slice(from, Math.min(from + BATCH, rows.rows())), scored);
    }
    return scored;
  }

  private void score(FeatureMatrix batch, List<Scored> scored) {
    float[] margins = evaluator.margins(batch);
    Contributions phi = evaluator.contributions(batch);
    List<ReasonCodes.Weighed> weighed = new ArrayList<>(margins.length);
    List<List<ReasonCodes.Family>> accused = new ArrayList<>(margins.length);
    for (int row = 0; row < margins.length; row++) {
      ReasonCodes.Weighed one = reasons.weigh(phi.row(row), missing(batch, row));
      weighed.add(one);
      accused.add(one.accused(hint(margins[row])));
    }
    List<Set<String>> spared = blame.spared(batch, margins, accused);
    for (int row = 0; row < margins.length; row++) {
      ReasonCodes.Reasons why =
          reasons.select(weighed.get(row), spared.get(row), hint(margins[row]));
      scored.add(scored(batch.row(row), margins[row], why));
    }
  }

  private static boolean[] missing(FeatureMatrix rows, int row) {
    boolean[] missing = new boolean[rows.columns()];
    for (int column = 0; column < missing.length; column++) {
      missing[column] = Float.isNaN(rows.at(row, column));
    }
    return missing;
  }

  private Hint hint(float treeMargin) {
    return rating.cutoffs().of(rating.pd(rating.margin(treeMargin)));
  }

  private Scored scored(float[] row, float treeMargin, ReasonCodes.Reasons why) {
    double coverage = 0;
    for (int column = 0; column < row.length; column++) {
      coverage += Float.isNaN(row[column]) ? 0 : gainOf[column];
    }
    // Shares that add to 1 in decimals may add to a hair more in binary.
    coverage = Math.min(1, coverage);
    boolean thin = coverage < LEAST_COVERAGE;
    double margin = rating.margin(treeMargin);
    double pd = rating.pd(margin);
    Score score = rating.scale().score(pd);
    return new Scored(
        thin ? Scored.Status.THIN_FILE : Scored.Status.SCORED,
        FeatureVector.of(row),
        margin,
        pd,
        rating.interval().low(margin),
        rating.interval().high(margin),
        score,
        Grade.of(pd),
        thin ? Hint.REVIEW : why.hint(),
        coverage,
        why.adverse(),
        why.positives(),
        ScoreSum.of(score.points(), referenceScore, why.families()));
  }

  /**
   * The features whose direction is proven for every row that could exist, by the trees themselves;
   * the others with a direction are to be swept over rows.
   */
  public Set<String> provenDirections() {
    Set<String> proven = new TreeSet<>();
    for (int column = 0; column < features.size(); column++) {
      int sign = features.get(column).trend().sign();
      if (sign != 0 && evaluator.provesDirection(column, sign)) {
        proven.add(names.get(column));
      }
    }
    return proven;
  }

  /** The sweep of every promised direction over the rows of a sample. */
  public List<Monotonicity.Sweep> sweep(TrainSet train, Sample rows) {
    return Monotonicity.sweep(
        evaluator,
        features,
        encoder.encode(train.sample()).matrix(),
        encoder.encode(rows).matrix());
  }

  /** Frees what the evaluator holds. */
  @Override
  public void close() {
    evaluator.close();
  }
}
