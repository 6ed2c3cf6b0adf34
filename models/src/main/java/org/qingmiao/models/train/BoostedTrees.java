// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.qingmiao.features.define.Feature;

/**
 * Gradient-boosted monotone trees: log-odds of bad from a row of float32.
 *
 * <p>Grown by the native XGBoost library in one process. The histograms of its {@code hist} method
 * are summed in one order whatever the number of threads, so the same rows give the same bytes; the
 * Spark estimator of the same library does not promise that. Holds native memory: close it.
 */
public final class BoostedTrees implements Margins, AutoCloseable {

  /** More rows or features than this do not fit one process with its histograms. */
  public static final long MOST_ROWS = 5_000_000;

  /** More features than this cannot be explained by four reasons. */
  public static final int MOST_FEATURES = 200;

  private static final int BASE_SCORE_DECIMALS = 6;

  private final byte[] bytes;
  private final Booster booster;
  private final List<String> names;

  /**
   * Trees as they were grown.
   *
   * @param trees the model
   * @param baseScore the probability from which the first tree starts, in (0, 1)
   * @param evalLog weighted TRAIN log-loss after each round, nats
   * @param library name and version of the training library
   */
  public record Fit(BoostedTrees trees, double baseScore, List<Double> evalLog, String library) {
    public Fit {
      evalLog = List.copyOf(evalLog);
    }
  }

  private BoostedTrees(byte[] bytes, Booster booster) throws XGBoostError {
    this.bytes = bytes;
    this.booster = booster;
    this.names = List.of(booster.getFeatureNames());
  }

  /** Refuses a table that one process should not train on; jobs ask before they collect it. */
  public static void requireSize(long rows, int features) {
    if (rows > MOST_ROWS || features > MOST_FEATURES) {
      throw new ModelRefusal(
          ModelRefusal.Code.FIT,
          "TRAIN has %d rows and %d features, expected at most %d and %d with credit.train.workers 1; set credit.train.sample below 1, a fixed draw of the applicants, or credit.train.workers above 1, whose bytes may differ between trainings"
              .formatted(rows, features, MOST_ROWS, MOST_FEATURES));
    }
  }

  /**
   * Grows trees.
   *
   * @param rows in the order of their key
   * @param bad the label of each row
   * @param weight case weights, greater than 0; scaled to mean 1 here
   * @param features one per column, whose trends become the constraints
   */
  public static Fit fit(
      FeatureMatrix rows, boolean[] bad, double[] weight, List<Feature> features, Recipe recipe) {
    double[] scaled = meanOne(weight);
    double baseScore = baseScore(bad, scaled);
    try {
      GapMiddles middles = GapMiddles.of(rows);
      DMatrix matrix = matrix(middles.values());
      try {
        matrix.setLabel(labels(bad));
        matrix.setWeight(floats(scaled));
        matrix.setFeatureNames(features.stream().map(Feature::name).toArray(String[]::new));
        Fit grown = grow(matrix, features, recipe, baseScore);
        return new Fit(
            middles.mended(grown.trees()), grown.baseScore(), grown.evalLog(), grown.library());
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not train: " + e.getMessage(), e);
    }
  }

  private static Fit grow(DMatrix matrix, List<Feature> features, Recipe recipe, double baseScore)
      throws XGBoostError {
    // Its own loop prints every round on the process's output, so it is asked for none.
    Booster booster =
        XGBoost.train(
            matrix, parameters(features, recipe, baseScore), 0, Map.of(), null, null, null, 0);
    DMatrix[] watched = {matrix};
    String[] watchedName = {"train"};
    List<Double> evalLog = new ArrayList<>();
    for (int round = 0; round < recipe.rounds(); round++) {
      booster.update(matrix, round);
      float[] loss = new float[1];
      booster.evalSet(watched, watchedName, round, loss);
      evalLog.add((double) loss[0]);
    }
    BoostedTrees trees = new BoostedTrees(booster.toByteArray("ubj"), booster);
    return new Fit(trees, baseScore, evalLog, library());
  }

  private static Map<String, Object> parameters(
      List<Feature> features, Recipe recipe, double baseScore) {
    Map<String, Object> parameters = new LinkedHashMap<>(recipe.parameters());
    parameters.remove("rounds");
    parameters.put("objective", "binary:logistic");
    parameters.put("eval_metric", "logloss");
    parameters.put("tree_method", "hist");
    parameters.put("base_score", baseScore);
    parameters.put("nthread", recipe.threads());
    parameters.put("monotone_constraints", constraints(features));
    return parameters;
  }

  /** The trends as the library reads them; only as text, since an int[] kills the process. */
  static String constraints(List<Feature> features) {
    return features.stream()
        .map(feature -> Integer.toString(feature.trend().sign()))
        .collect(Collectors.joining(",", "(", ")"));
  }

  /**
   * Trees that were stored.
   *
   * @param threads of the library; a loaded model would otherwise take every core
   */
  public static BoostedTrees load(byte[] bytes, int threads) {
    try {
      Booster booster = XGBoost.loadModel(bytes);
      booster.setParam("nthread", threads);
      return new BoostedTrees(bytes.clone(), booster);
    } catch (XGBoostError e) {
      throw new ModelRefusal(
          ModelRefusal.Code.SCHEMA,
          "the model's %d bytes are no XGBoost model; restore them from the registry"
              .formatted(bytes.length),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Name and version of the native library on the class path, as the registry has them. */
  public static String library() {
    String file = "xgboost4j-version.properties";
    Properties properties = new Properties();
    try (InputStream in = XGBoost.class.getClassLoader().getResourceAsStream(file)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "XGBoost " + properties.getProperty("version", "of no known version");
  }

  /** Refuses to recompute a decision with another library than the one that took it. */
  public static void requireLibrary(String registered) {
    if (!library().equals(registered)) {
      throw new ModelRefusal(
          ModelRefusal.Code.ENVIRONMENT,
          "the model was registered with %s, this process has %s; run it with the version of the model"
              .formatted(registered, library()));
    }
  }

  /** The model in UBJSON: what is stored, and whose digest names it. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public List<String> names() {
    return names;
  }

  /**
   * The log-odds before the first tree, in the library's own arithmetic: its logarithm differs from
   * Java's by one float for some probabilities. A copy of the model without its trees is asked.
   */
  public float baseMargin() {
    try {
      Booster bare = XGBoost.loadModel(CanonicalJson.write(withoutTrees()));
      try {
        DMatrix row = new DMatrix(new float[names.size()], 1, names.size(), Float.NaN);
        try {
          return bare.predict(row, true)[0][0];
        } finally {
          row.dispose();
        }
      } finally {
        bare.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost has no base margin: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Map<String, Object> withoutTrees() throws XGBoostError {
    Map<String, Object> document = document();
    Stored learner = learner(document);
    Map<String, Object> model = model(learner);
    model.put("trees", List.of());
    model.put("tree_info", List.of());
    model.put("iteration_indptr", List.of(0));
    new Stored("model", model).object("gbtree_model_param").put("num_trees", "0");
    learner.object("learner_model_param").put("boost_from_average", "0");
    return document;
  }

  /** The model as a tree of JSON values, which may be altered. */
  synchronized Map<String, Object> document() throws XGBoostError {
    return CanonicalJson.read(booster.toByteArray("json"));
  }

  private static Stored learner(Map<String, Object> document) {
    return new Stored("learner", new Stored("model", document).object("learner"));
  }

  private static Map<String, Object> model(Stored learner) {
    return new Stored("gradient_booster", learner.object("gradient_booster")).object("model");
  }

  /** Each tree of a {@link #document}, in the order in which the library adds them up. */
  @SuppressWarnings("unchecked") // the library's own form: a list of objects
  static List<Map<String, Object>> trees(Map<String, Object> document) {
    return (List<Map<String, Object>>) model(learner(document)).get("trees");
  }

  /** The trees of a {@link #document}. */
  static BoostedTrees of(Map<String, Object> document) {
    try {
      Booster booster = XGBoost.loadModel(CanonicalJson.write(document));
      return new BoostedTrees(booster.toByteArray("ubj"), booster);
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost reads no model in it: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized float[] margins(FeatureMatrix rows) {
    float[][] margins = ask(rows, matrix -> booster.predict(matrix, true));
    float[] flat = new float[margins.length];
    for (int row = 0; row < flat.length; row++) {
      flat[row] = margins[row][0];
    }
    return flat;
  }

  /**
   * The exact TreeSHAP value of each feature in each row, log-odds of bad; the last number of a row
   * is the bias, and their sum the margin.
   */
  public synchronized float[][] contributions(FeatureMatrix rows) {
    return ask(rows, matrix -> booster.predictContrib(matrix, 0));
  }

  /** The share of each feature in the loss that all splits removed; adds to 1. */
  public synchronized Map<String, Double> gainShares() {
    try {
      // Always with names: without them the library reads past its own array.
      Map<String, Double> gain = booster.getScore(names.toArray(String[]::new), "total_gain");
      double total = names.stream().mapToDouble(name -> gain.getOrDefault(name, 0.0)).sum();
      Map<String, Double> shares = new LinkedHashMap<>();
      for (String name : names) {
        shares.put(name, total > 0 ? gain.getOrDefault(name, 0.0) / total : 0);
      }
      return shares;
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not report its gains: " + e.getMessage(), e);
    }
  }

  /** Frees the native memory. */
  @Override
  public synchronized void close() {
    booster.dispose();
  }

  /** One call of the native library on a matrix. */
  private interface Question {
    float[][] ask(DMatrix matrix) throws XGBoostError;
  }

  private float[][] ask(FeatureMatrix rows, Question question) {
    if (rows.columns() != names.size()) {
      throw new ModelRefusal(
          ModelRefusal.Code.SCHEMA,
          "rows hold %d values, expected %d, one for each feature of the model"
              .formatted(rows.columns(), names.size()));
    }
    if (rows.rows() == 0) {
      return new float[0][];
    }
    try {
      DMatrix matrix = matrix(rows);
      try {
        return question.ask(matrix);
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not score: " + e.getMessage(), e);
    }
  }

  private static DMatrix matrix(FeatureMatrix rows) throws XGBoostError {
    return new DMatrix(rows.flat(), rows.rows(), rows.columns(), Float.NaN);
  }

  private static double baseScore(boolean[] bad, double[] scaled) {
    double bads = 0;
    for (int row = 0; row < bad.length; row++) {
      bads += bad[row] ? scaled[row] : 0;
    }
    return baseScore(bads / bad.length);
  }

  /** The weighted share of bads; few decimals, so that no rounding of a sum moves the model. */
  static double baseScore(double badRate) {
    return BigDecimal.valueOf(badRate)
        .setScale(BASE_SCORE_DECIMALS, RoundingMode.HALF_EVEN)
        .doubleValue();
  }

  /** Weights of mean 1, so that {@code min_child_weight} means rows. */
  private static double[] meanOne(double[] weight) {
    double mean = Arrays.stream(weight).average().orElse(1);
    return Arrays.stream(weight).map(one -> one / mean).toArray();
  }

  private static float[] labels(boolean[] bad) {
    float[] labels = new float[bad.length];
    for (int row = 0; row < bad.length; row++) {
      labels[row] = bad[row] ? 1 : 0;
    }
    return labels;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
