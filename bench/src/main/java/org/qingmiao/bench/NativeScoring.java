// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The plain way to score the rows of a partition: a matrix of the library's for each 8,192 rows,
 * its margins, the logistic function, and nothing behind it.
 *
 * <p>All columns of a decision are filled, so that as much is written as ours writes: with the
 * row's own keys, margin and float32 values, an id and a digest that count on, and for the rest
 * (reasons with their words, points, proof) the same constants in every row.
 */
final class NativeScoring implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final int BLOCK = 8_192;
  private static final int ID_DIGITS = 32;

  private final byte[] model;
  private final int[] features;
  private final Object[] template;
  private final int[] takenFrom;
  private final int[] takenTo;
  private final int id;
  private final int digest;
  private final int vector;
  private final int[] probabilities;

  /**
   * A way to score.
   *
   * @param model the trees in UBJSON
   * @param features in model order
   * @param from schema of the applications
   * @param to schema of the rows that it gives
   * @param decision a published one, from which what is not filled is taken
   * @param points of that decision
   */
  NativeScoring(
      byte[] model,
      List<String> features,
      StructType from,
      StructType to,
      Row decision,
      List<Row> points) {
    this.model = model.clone();
    this.features = features.stream().mapToInt(from::fieldIndex).toArray();
    this.template =
        Stream.concat(
                IntStream.range(0, decision.length()).mapToObj(decision::get),
                Stream.of((Object) points.toArray(Row[]::new)))
            .toArray();
    List<String> taken =
        List.of(to.fieldNames()).stream()
            .filter(List.of(from.fieldNames())::contains)
            .filter(name -> !name.equals("run_id"))
            .toList();
    this.takenFrom = taken.stream().mapToInt(from::fieldIndex).toArray();
    this.takenTo = taken.stream().mapToInt(to::fieldIndex).toArray();
    this.id = to.fieldIndex("decision_id");
    this.digest = to.fieldIndex("feature_sha256");
    this.vector = to.fieldIndex("feature_vector");
    this.probabilities =
        new int[] {to.fieldIndex("pd_12m"), to.fieldIndex("pd_low95"), to.fieldIndex("pd_high95")};
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) throws XGBoostError, IOException {
    Booster booster = XGBoost.loadModel(model);
    booster.setParam("nthread", 1);
    TaskCompletionListener dispose = task -> booster.dispose();
    TaskContext.get().addTaskCompletionListener(dispose);
    return new Blocks(rows, booster, (long) TaskContext.getPartitionId() << Integer.SIZE);
  }

  /** Scores block after block. */
  private final class Blocks implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Booster booster;
    private long next;
    private Iterator<Row> ready = List.<Row>of().iterator();

    Blocks(Iterator<Row> rows, Booster booster, long first) {
      this.rows = rows;
      this.booster = booster;
      this.next = first;
    }

    @Override
    public boolean hasNext() {
      return ready.hasNext() || rows.hasNext();
    }

    @Override
    public Row next() {
      if (!ready.hasNext()) {
        ready = score().iterator();
      }
      return ready.next();
    }

    private List<Row> score() {
      List<Row> block = new ArrayList<>(BLOCK);
      float[] values = new float[BLOCK * features.length];
      while (block.size() < BLOCK && rows.hasNext()) {
        Row row = rows.next();
        int at = block.size() * features.length;
        for (int i = 0; i < features.length; i++) {
          values[at + i] =
              row.isNullAt(features[i]) ? Float.NaN : (float) row.getDouble(features[i]);
        }
        block.add(row);
      }
      float[][] margins = margins(values, block.size());
      for (int i = 0; i < block.size(); i++) {
        block.set(i, decision(block.get(i), margins[i][0], values, i * features.length));
      }
      return block;
    }

    private float[][] margins(float[] values, int count) {
      float[] some = Arrays.copyOf(values, count * features.length);
      try {
        DMatrix matrix = new DMatrix(some, count, features.length, Float.NaN);
        float[][] margins = booster.predict(matrix, true);
        matrix.dispose();
        return margins;
      } catch (XGBoostError e) {
        throw new IllegalStateException(e);
      }
    }

    private Row decision(Row from, float margin, float[] values, int at) {
      Object[] cells = template.clone();
      for (int i = 0; i < takenFrom.length; i++) {
        cells[takenTo[i]] = from.get(takenFrom[i]);
      }
      double pd = 1 / (1 + Math.exp(-margin));
      for (int column : probabilities) {
        cells[column] = pd;
      }
      ByteBuffer bytes = ByteBuffer.allocate(features.length * Float.BYTES);
      bytes.asFloatBuffer().put(values, at, features.length);
      cells[vector] = bytes.array();
      String number = Long.toHexString(next++);
      String hex = "0".repeat(ID_DIGITS - number.length()) + number;
      cells[id] = hex;
      cells[digest] = hex + hex;
      return RowFactory.create(cells);
    }
  }
}
