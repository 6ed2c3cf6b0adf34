// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Unit;
import org.qingmiao.models.ensemble.Evaluator;
import org.qingmiao.models.ensemble.Registered;
import org.qingmiao.models.ensemble.Registration;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.FeatureMatrix;
import org.qingmiao.models.train.Recipe;

/**
 * Our evaluator beside the library on the same rows, one thread each (credit section 6, line 14): a
 * matrix of the library's is new each time, since it answers again from its cache otherwise.
 */
final class EvaluatorBench {

  private static final int TRAIN = 10_000;

  private static final int MOST_ROWS = 1_000_000;

  /** The library explains no more than a few thousand rows a second. */
  private static final int MOST_EXPLAINED = 2_000;

  /** Rows whose contributions are held at a time. */
  private static final int BLOCK = 50_000;

  /** Rows after which Java's second compiler has set in. */
  private static final int WARM_UP = 150_000;

  private static final int[] ROWS = {MOST_ROWS, 10_000, 100, 1};

  /** Rows behind one measurement, at least. */
  private static final int ENOUGH = 10_000;

  private static final int TURNS = 3;

  private EvaluatorBench() {}

  /**
   * One size of model and rows; processor microseconds a row.
   *
   * @param built the library's margins, its matrix included
   * @param predicted the same without building the matrix
   * @param ours our margins
   * @param treeShap the library's contributions, its matrix included
   * @param reasons our contributions
   * @param openMillis of reading the trees and building the tables, elapsed
   */
  record Line(
      int trees,
      int depth,
      int features,
      int rows,
      double built,
      double predicted,
      double ours,
      double treeShap,
      double reasons,
      double openMillis) {

    static final String HEAD =
        "%5s %5s %8s %9s | %8s %8s %8s %7s | %8s %8s %7s | %s"
            .formatted(
                "trees",
                "depth",
                "features",
                "rows",
                "library",
                "predict",
                "ours",
                "ratio",
                "TreeSHAP",
                "reasons",
                "ratio",
                "open ms");

    /** The measurement as a line of the table. */
    String text() {
      return "%5d %5d %8d %9d | %8.2f %8.2f %8.2f %6.1fx | %8.1f %8.2f %6.0fx | %.0f"
          .formatted(
              trees,
              depth,
              features,
              rows,
              built,
              predicted,
              ours,
              built / ours,
              treeShap,
              reasons,
              treeShap / reasons,
              openMillis);
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("trees", trees);
      json.put("depth", depth);
      json.put("features", features);
      json.put("rows", rows);
      json.put("library_us", built);
      json.put("library_predict_us", predicted);
      json.put("ours_us", ours);
      json.put("treeshap_us", treeShap);
      json.put("reasons_us", reasons);
      json.put("open_ms", openMillis);
      return json;
    }
  }

  /** A model as it was grown and registered. */
  private record Model(
      FeatureMatrix rows, int trees, int depth, byte[] bytes, Registered registered) {

    static Model of(FeatureMatrix rows, int trees, int depth) {
      byte[] bytes = grow(rows, trees, depth);
      try (Evaluator first = Registration.of(BoostedTrees.load(bytes, 1))) {
        return new Model(rows, trees, depth, bytes, first.registered());
      }
    }
  }

  /**
   * All sizes, the largest first: loops that Java's compiler has come to know by single rows are
   * not made for blocks any more.
   *
   * @param done is told each line as it is measured
   */
  static List<Line> measure(Consumer<Line> done) throws XGBoostError {
    List<Model> models = new ArrayList<>();
    for (int features : new int[] {20, 100}) {
      FeatureMatrix rows = rows(features, MOST_ROWS);
      for (int trees : new int[] {100, 200, 500}) {
        for (int depth : new int[] {3, 4}) {
          models.add(Model.of(rows, trees, depth));
        }
      }
    }
    List<Line> lines = new ArrayList<>();
    for (int size : ROWS) {
      for (Model model : models) {
        lines.add(measure(model, size));
        done.accept(lines.get(lines.size() - 1));
      }
    }
    return lines;
  }

  private static Line measure(Model model, int size) throws XGBoostError {
    Booster booster = booster(model.bytes());
    try {
      return measure(
          model.rows().slice(0, size),
          booster,
          model.bytes(),
          model.registered(),
          model.trees(),
          model.depth());
    } finally {
      booster.dispose();
    }
  }

  private static Line measure(
      FeatureMatrix rows,
      Booster booster,
      byte[] model,
      Registered registered,
      int trees,
      int depth) {
    long started = System.nanoTime();
    Evaluator ours = registered.open(model, 1);
    double openMillis = (System.nanoTime() - started) / 1e6;
    float[] flat = flat(rows);
    FeatureMatrix few = rows.slice(0, Math.min(rows.rows(), MOST_EXPLAINED));
    float[] flatFew = flat(few);
    int columns = rows.columns();
    FeatureMatrix some = rows.slice(0, Math.min(rows.rows(), WARM_UP));
    ours.margins(some);
    explain(ours, some);
    double building = micros(rows.rows(), () -> matrix(flat, columns).dispose());
    double built = micros(rows.rows(), () -> asked(flat, columns, m -> booster.predict(m, true)));
    double margins = micros(rows.rows(), () -> ours.margins(rows));
    double treeShap =
        micros(
            few.rows(),
            MOST_EXPLAINED,
            () -> asked(flatFew, columns, m -> booster.predictContrib(m, 0)));
    double reasons = micros(rows.rows(), () -> explain(ours, rows));
    ours.close();
    return new Line(
        trees,
        depth,
        columns,
        rows.rows(),
        built,
        built - building,
        margins,
        treeShap,
        reasons,
        openMillis);
  }

  private static void explain(Evaluator ours, FeatureMatrix rows) {
    for (int from = 0; from < rows.rows(); from += BLOCK) {
      ours.contributions(rows.slice(from, Math.min(from + BLOCK, rows.rows())));
    }
  }

  /** A question to the library. */
  private interface Question {
    float[][] of(DMatrix matrix) throws XGBoostError;
  }

  private static void asked(float[] flat, int columns, Question question) {
    DMatrix matrix = matrix(flat, columns);
    try {
      question.of(matrix);
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    } finally {
      matrix.dispose();
    }
  }

  private static DMatrix matrix(float[] flat, int columns) {
    try {
      return new DMatrix(flat, flat.length / columns, columns, Float.NaN);
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  private static Booster booster(byte[] model) throws XGBoostError {
    try {
      Booster booster = XGBoost.loadModel(model);
      booster.setParam("nthread", 1);
      return booster;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double micros(int rows, Runnable work) {
    return micros(rows, ENOUGH, work);
  }

  /** Median processor time of this thread for one row; the first turn warms up. */
  private static double micros(int rows, int enough, Runnable work) {
    int times = Math.max(1, enough / rows);
    // A million rows are their own warm-up, and one turn of them is long.
    double[] turns = new double[rows < MOST_ROWS ? TURNS : 1];
    for (int turn = rows < MOST_ROWS ? -1 : 0; turn < turns.length; turn++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int time = 0; time < times; time++) {
        work.run();
      }
      long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      if (turn >= 0) {
        turns[turn] = spent / 1e3 / times / rows;
      }
    }
    Arrays.sort(turns);
    return turns[turns.length / 2];
  }

  private static byte[] grow(FeatureMatrix all, int trees, int depth) {
    FeatureMatrix train = all.slice(0, TRAIN);
    SplittableRandom random = new SplittableRandom(7);
    boolean[] bad = new boolean[TRAIN];
    double[] weight = new double[TRAIN];
    for (int row = 0; row < TRAIN; row++) {
      double margin = -1;
      for (int column = 1; column < 12; column++) {
        double value = Float.isNaN(train.at(row, column)) ? 1 : train.at(row, column);
        margin += (column % 2 == 0 ? 0.5 : -0.4) * value + 0.3 * value * train.at(row, 0);
      }
      bad[row] = random.nextDouble() < 1 / (1 + Math.exp(-margin));
      weight[row] = 1;
    }
    List<Feature> features =
        IntStream.range(0, train.columns()).mapToObj(EvaluatorBench::feature).toList();
    Recipe recipe = new Recipe(trees, depth, 0.05, 20, 1, 256, 1, 1, 7, 1);
    try (BoostedTrees grown = BoostedTrees.fit(train, bad, weight, features, recipe).trees()) {
      return grown.bytes();
    }
  }

  /** Values in [-2, 2), every seventh feature missing in one row of ten. */
  private static FeatureMatrix rows(int features, int count) {
    SplittableRandom random = new SplittableRandom(1069);
    List<float[]> rows = new ArrayList<>(count);
    for (int row = 0; row < count; row++) {
      float[] values = new float[features];
      for (int column = 0; column < features; column++) {
        boolean isMissing = column % 7 == 3 && random.nextInt(10) == 0;
        values[column] = isMissing ? Float.NaN : (float) (4 * random.nextDouble() - 2);
      }
      rows.add(values);
    }
    return FeatureMatrix.of(
        rows, IntStream.range(0, features).mapToObj(column -> "x" + column).toList());
  }

  private static Feature feature(int column) {
    return new Feature(
        "x" + column,
        Feature.Kind.NUMBER,
        column % 3 == 0 ? Trend.RISING : Trend.FREE,
        column % 3 == 0 ? "as the bench has it" : "none",
        "R01",
        "R90",
        Unit.NONE,
        "A made-up number.",
        List.of("raw.bench.x" + column));
  }

  private static float[] flat(FeatureMatrix rows) {
    float[] flat = new float[rows.rows() * rows.columns()];
    for (int row = 0; row < rows.rows(); row++) {
      System.arraycopy(rows.row(row), 0, flat, row * rows.columns(), rows.columns());
    }
    return flat;
  }
}
