// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.qingmiao.models.train.FeatureMatrix;
import org.qingmiao.models.train.ModelRefusal;

/**
 * Our own evaluator: margins with the library's bits, contributions by tables, no native code.
 *
 * <p>Rows are taken in blocks of 1,024; a rest too small to pay for a block follows the trees row
 * by row. The result of a row depends on nothing but the row. Immutable, so threads may share it.
 */
public final class ExactEvaluator implements Evaluator {

  /** Fewer rows than this are followed one by one (measured, credit 4.16). */
  private static final int FEW = 48;

  private final StoredForest forest;
  private final float baseMargin;
  private final Set<Integer> used;
  private final Descent descent;
  private final LeafMasks masks;
  private final PatternTables tables;

  ExactEvaluator(StoredForest forest, float baseMargin) {
    this.forest = forest;
    this.baseMargin = baseMargin;
    List<HeapTree> trees = forest.trees().stream().map(HeapTree::of).toList();
    this.used = new TreeSet<>(Set.of(0));
    for (StoredTree tree : forest.trees()) {
      tree.splits().forEach(split -> used.add(tree.feature(split)));
    }
    this.descent = new Descent(forest.trees());
    this.masks = new LeafMasks(trees);
    this.tables = new PatternTables(trees, baseMargin);
  }

  @Override
  public Registered registered() {
    return new Registered.Exact(Float.floatToRawIntBits(baseMargin));
  }

  @Override
  public List<String> names() {
    return forest.names();
  }

  /** The trees. */
  StoredForest forest() {
    return forest;
  }

  /** Memory of the tables that contributions are looked up in, bytes. */
  public long tableBytes() {
    return tables.bytes();
  }

  @Override
  public float[] margins(FeatureMatrix rows) {
    requireWidth(rows);
    float[] margins = new float[rows.rows()];
    int done = 0;
    KeyBlock block = null;
    while (margins.length - done >= FEW) {
      block = block(block, Math.min(KeyBlock.ROWS, margins.length - done));
      block.load(rows, done);
      float[] some = new float[block.rows()];
      Arrays.fill(some, baseMargin);
      masks.add(block, some);
      System.arraycopy(some, 0, margins, done, some.length);
      done += some.length;
    }
    for (; done < margins.length; done++) {
      margins[done] = descent.margin(rows, done, baseMargin);
    }
    return margins;
  }

  @Override
  public Contributions contributions(FeatureMatrix rows) {
    requireWidth(rows);
    int features = names().size();
    double[] values = new double[Math.multiplyExact(rows.rows(), features)];
    KeyBlock block = null;
    for (int done = 0; done < rows.rows(); done += block.rows()) {
      block = block(block, Math.min(KeyBlock.ROWS, rows.rows() - done));
      block.load(rows, done);
      double[][] phi = new double[features][];
      for (int feature : used) {
        phi[feature] = new double[block.rows()];
      }
      tables.add(block, phi);
      for (int feature : used) {
        for (int row = 0; row < block.rows(); row++) {
          values[(done + row) * features + feature] = phi[feature][row];
        }
      }
    }
    return new Contributions(values, features, tables.bias());
  }

  @Override
  public boolean provesDirection(int feature, int sign) {
    return MonotoneProof.holds(forest, feature, sign);
  }

  private KeyBlock block(KeyBlock last, int rows) {
    return last != null && last.rows() == rows ? last : new KeyBlock(rows, names().size(), used);
  }

  private void requireWidth(FeatureMatrix rows) {
    if (rows.columns() != names().size()) {
      throw new ModelRefusal(
          ModelRefusal.Code.SCHEMA,
          "rows hold %d values, expected %d, one for each feature of the model"
              .formatted(rows.columns(), names().size()));
    }
  }

  /** Holds nothing that needs to be freed. */
  @Override
  public void close() {}
}
