// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import static org.apache.spark.sql.functions.col;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassificationModel;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassifier;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.qingmiao.features.define.Feature;

/**
 * Trees grown by XGBoost4J-Spark, each worker of a cluster on its share of TRAIN.
 *
 * <pre>
 *  TRAIN ── hash of the loan, order of the key ──► share of each worker, encoded to float32
 *                                                        │  histograms added up over the network
 *  stored booster ◄── thresholds to their middles ◄── booster, the same on every worker
 * </pre>
 *
 * <p>Encoder, missing values, constraints, weights, seed, base score and the place of thresholds
 * are those of {@link BoostedTrees#fit}. Two things are not: where a feature has more values than
 * bins, the workers' candidates for thresholds are merged, and sums are added worker by worker, in
 * an order that nobody fixes. So the trees come close to those of one process, and the bytes may
 * differ from one training to the next; those that are stored score the same for ever.
 */
final class ClusterTrees {

  private static final String LABEL = "label";
  private static final String CASES = "cases";
  private static final String VALUES = "values";

  private static final StructType ENCODED =
      new StructType()
          .add(LABEL, DataTypes.FloatType, false)
          .add(CASES, DataTypes.FloatType, false)
          .add(VALUES, DataTypes.createArrayType(DataTypes.FloatType, false), false);

  private ClusterTrees() {}

  /**
   * Grows trees.
   *
   * @param encoder learnt from the same rows
   * @param workers tasks that must run at the same time, at least 2
   */
  static BoostedTrees.Fit fit(
      ClusterRows train,
      ClusterRows.Census census,
      CategoryEncoder encoder,
      Recipe recipe,
      int workers) {
    SparkContext spark = train.rows().sparkSession().sparkContext();
    requireSlots(spark, workers);
    double baseScore = BoostedTrees.baseScore(census.badRate());
    Dataset<Row> shares =
        encoded(train, encoder, census.meanWeight(), workers)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      XGBoostClassificationModel grown =
          classifier(train.features(), recipe, baseScore, workers, spark.conf()).fit(shares);
      BoostedTrees trees = moved(grown, shares, train.features().size());
      return new BoostedTrees.Fit(trees, baseScore, evalLog(grown), BoostedTrees.library());
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not train: " + e.getMessage(), e);
    } finally {
      shares.unpersist(true);
    }
  }

  /** Without this, Spark waits ten minutes for tasks that it has no room for. */
  private static void requireSlots(SparkContext spark, int workers) {
    if (workers > spark.defaultParallelism()) {
      throw new ModelRefusal(
          ModelRefusal.Code.ENVIRONMENT,
          "train.workers is %d, but the cluster runs %d tasks at a time and all workers must run at once; give it more cores, or lower train.workers"
              .formatted(workers, spark.defaultParallelism()));
    }
  }

  /** A partition for each worker, its rows in the order of their key. */
  private static Dataset<Row> encoded(
      ClusterRows train, CategoryEncoder encoder, double meanWeight, int workers) {
    String[] names = train.features().stream().map(Feature::name).toArray(String[]::new);
    List<Boolean> isNumber =
        new ArrayList<>(
            train.features().stream().map(f -> f.kind() == Feature.Kind.NUMBER).toList());
    MapFunction<Row, Row> encode =
        row -> {
          Float[] values = new Float[names.length];
          for (int i = 0; i < names.length; i++) {
            Object value = row.getAs(names[i]);
            values[i] =
                isNumber.get(i)
                    ? value == null ? Float.NaN : ((Number) value).floatValue()
                    : (float) encoder.encode(names[i], value == null ? "" : (String) value);
          }
          return RowFactory.create(
              row.<Boolean>getAs(ClusterRows.BAD) ? 1f : 0f,
              (float) (row.<Double>getAs(ClusterRows.WEIGHT) / meanWeight),
              values);
        };
    return train
        .rows()
        .repartition(workers, col(ClusterRows.LOAN))
        .sortWithinPartitions(ClusterRows.APPLICANT, ClusterRows.AS_OF, ClusterRows.LOAN)
        .map(encode, Encoders.row(ENCODED));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // constraints are declared as int[], which kills it
  private static XGBoostClassifier classifier(
      List<Feature> features, Recipe recipe, double baseScore, int workers, SparkConf conf) {
    XGBoostClassifier classifier = new XGBoostClassifier();
    classifier.setLabelCol(LABEL);
    classifier.setWeightCol(CASES);
    classifier.setFeaturesCol(VALUES);
    classifier.setFeatureNames(features.stream().map(Feature::name).toArray(String[]::new));
    classifier.setMissing(Float.NaN);
    classifier.setNumWorkers(workers);
    classifier.setNthread(conf.getInt("spark.task.cpus", 1));
    classifier.setRabitTrackerHostIp(address(conf.get("spark.driver.host")));
    classifier.setObjective("binary:logistic");
    classifier.setEvalMetric("logloss");
    classifier.setTreeMethod("hist");
    classifier.setBaseScore(baseScore);
    classifier.setNumRound(recipe.rounds());
    classifier.setMaxDepth(recipe.depth());
    classifier.setEta(recipe.eta());
    classifier.setMinChildWeight(recipe.minChildWeight());
    classifier.setLambda(recipe.lambda());
    classifier.setMaxBins(recipe.maxBin());
    classifier.setSubsample(recipe.subsample());
    classifier.setColsampleBytree(recipe.colsample());
    classifier.setSeed(recipe.seed());
    classifier.set((Param) classifier.monotoneConstraints(), BoostedTrees.constraints(features));
    return classifier;
  }

  /** The driver as the executors reach it; the library would choose an address of its own. */
  private static String address(String host) {
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      throw new ModelRefusal(
          ModelRefusal.Code.ENVIRONMENT,
          "spark.driver.host is %s, which has no address here; set it to the driver's name or address"
              .formatted(host),
          e);
    }
  }

  private static BoostedTrees moved(
      XGBoostClassificationModel grown, Dataset<Row> shares, int features) throws XGBoostError {
    try (BoostedTrees plain = BoostedTrees.load(grown.nativeBooster().toByteArray("ubj"), 1)) {
      Map<String, Object> document = plain.document();
      List<Map<String, Object>> trees = BoostedTrees.trees(document);
      ThresholdMiddles middles = ThresholdMiddles.of(shares.select(VALUES), trees, features);
      trees.forEach(tree -> Fork.move(tree, middles::moved));
      return BoostedTrees.of(document);
    }
  }

  private static List<Double> evalLog(XGBoostClassificationModel grown) {
    List<Double> log = new ArrayList<>();
    for (float loss : grown.summary().get().trainObjectiveHistory()) {
      log.add((double) loss);
    }
    return log;
  }
}
