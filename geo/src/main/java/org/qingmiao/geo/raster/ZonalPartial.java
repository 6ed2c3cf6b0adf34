// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What the cells of one block say of one parcel and one measure, in a form that can be merged with
 * what other blocks say.
 *
 * <p>Means and squares merge by Chan, Golub and LeVeque ("Updating formulae and a pairwise
 * algorithm for computing sample variances", 1979, section 3). Sums of doubles depend on their
 * order, so merge in the order of blocks, as {@link ZonalStatistics#of} does.
 */
public final class ZonalPartial {
  private static final double[] SHARES = {0.1, 0.5, 0.9};

  private final long cells;
  private final double weight;
  private final double mean;
  private final double squares;
  private final double min;
  private final double max;
  private final double numerator;
  private final double denominator;
  private final double beyond;
  private final Optional<ValueBins> bins;
  private final double[] quantiles;

  private ZonalPartial(CellSample sample, Optional<ValueBins> bins, double[] quantiles) {
    double middle = sample.mean();
    double around = 0;
    for (int i = 0; i < sample.size(); i++) {
      double off = sample.value(i) - middle;
      around += sample.weight(i) * off * off;
    }
    this.cells = sample.size();
    this.weight = sample.weight();
    this.mean = middle;
    this.squares = around;
    this.min = sample.least();
    this.max = sample.most();
    this.numerator = sample.numerator();
    this.denominator = sample.denominator();
    this.beyond = sample.beyond();
    this.bins = bins;
    this.quantiles = quantiles;
  }

  private ZonalPartial(ByteBuffer from) {
    this.cells = from.getLong();
    this.weight = from.getDouble();
    this.mean = from.getDouble();
    this.squares = from.getDouble();
    this.min = from.getDouble();
    this.max = from.getDouble();
    this.numerator = from.getDouble();
    this.denominator = from.getDouble();
    this.beyond = from.getDouble();
    this.quantiles = new double[from.getInt()];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = from.getDouble();
    }
    this.bins = from.hasRemaining() ? Optional.of(ValueBins.read(from)) : Optional.empty();
  }

  private ZonalPartial(ZonalPartial a, ZonalPartial b) {
    double off = b.mean - a.mean;
    this.cells = a.cells + b.cells;
    this.weight = a.weight + b.weight;
    this.mean = a.mean + off * b.weight / weight;
    this.squares = a.squares + b.squares + off * off * a.weight * b.weight / weight;
    this.min = Math.min(a.min, b.min);
    this.max = Math.max(a.max, b.max);
    this.numerator = a.numerator + b.numerator;
    this.denominator = a.denominator + b.denominator;
    this.beyond = a.beyond + b.beyond;
    this.bins = Optional.of(a.bins.orElseThrow().plus(b.bins.orElseThrow()));
    this.quantiles = new double[0];
  }

  /** What {@link #bytes} wrote, bit for bit. */
  public static ZonalPartial of(byte[] bytes) {
    return new ZonalPartial(ByteBuffer.wrap(bytes));
  }

  /** To be sent to where the parcel's other blocks are merged. */
  public byte[] bytes() {
    int quantileBytes = Integer.BYTES + quantiles.length * Double.BYTES;
    ByteBuffer to =
        ByteBuffer.allocate(
            Long.BYTES + 8 * Double.BYTES + quantileBytes + bins.map(ValueBins::bytes).orElse(0));
    to.putLong(cells).putDouble(weight).putDouble(mean).putDouble(squares);
    to.putDouble(min).putDouble(max);
    to.putDouble(numerator).putDouble(denominator).putDouble(beyond);
    to.putInt(quantiles.length);
    for (double quantile : quantiles) {
      to.putDouble(quantile);
    }
    bins.ifPresent(b -> b.write(to));
    return to.array();
  }

  /** Cells of a parcel that lies in one block: its quantiles are exact, and it does not merge. */
  static ZonalPartial whole(CellSample sample) {
    double[] quantiles = sample.size() == 0 ? new double[0] : WeightedQuantiles.of(sample, SHARES);
    return new ZonalPartial(sample, Optional.empty(), quantiles);
  }

  /** Cells of a parcel that has others in further blocks. */
  static ZonalPartial part(CellSample sample) {
    return new ZonalPartial(sample, Optional.of(ValueBins.of(sample)), new double[0]);
  }

  /** Both together; the other one's block comes later. */
  ZonalPartial plus(ZonalPartial later) {
    if (bins.isEmpty() || later.bins.isEmpty()) {
      throw new IllegalStateException(
          "a parcel said to lie in one block has cells in two; count its blocks again");
    }
    if (cells == 0 || later.cells == 0) {
      return cells == 0 ? later : this;
    }
    return new ZonalPartial(this, later);
  }

  /** Cells with a value and a weight. */
  long cells() {
    return cells;
  }

  double weight() {
    return weight;
  }

  /** What the cells say; nothing where there are none. */
  Optional<Distribution> distribution() {
    if (cells == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Distribution(
            mean,
            denominator == 0 ? mean : numerator / denominator,
            squares / weight,
            min,
            max,
            quantile(0),
            quantile(1),
            quantile(2),
            beyond / weight));
  }

  private double quantile(int i) {
    return bins.isPresent() ? bins.get().quantile(SHARES[i]) : quantiles[i];
  }
}
