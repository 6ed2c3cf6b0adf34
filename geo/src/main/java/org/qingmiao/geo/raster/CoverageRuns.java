// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * The covered cells of a block as tables store them: runs of neighbouring cells of a row, top to
 * bottom and left to right.
 *
 * <pre>
 *   runs   varint rows since the last run │ varint column │ varint length │ 0 full, 1 in part │ …
 *   shares little-endian float64 for each cell of the runs "in part", in their order
 * </pre>
 *
 * A varint holds seven bits in each byte, the lowest first; the highest bit says that more follow.
 */
public final class CoverageRuns {
  private static final VarHandle REALS =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int FULL = 0;
  private static final int PART = 1;
  private static final int MOST_VARINT_BITS = 28;

  private final byte[] runs;
  private final byte[] shares;

  private CoverageRuns(byte[] runs, byte[] shares) {
    this.runs = runs;
    this.shares = shares;
  }

  /** What a table holds; looked at when it is walked through. */
  public static CoverageRuns of(byte[] runs, byte[] shares) {
    return new CoverageRuns(runs.clone(), shares.clone());
  }

  /** The runs, as they are stored. */
  public byte[] runs() {
    return runs.clone();
  }

  /** The shares of cells that are covered in part, as they are stored. */
  public byte[] shares() {
    return shares.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CoverageRuns that
        && Arrays.equals(runs, that.runs)
        && Arrays.equals(shares, that.shares);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(runs) + Arrays.hashCode(shares);
  }

  /** Begins to walk through the runs of a block of this size; refuses runs that lie outside it. */
  public Walk walk(int blockWidth, int blockHeight) {
    return new Walk(blockWidth, blockHeight);
  }

  /** One run after another. */
  public final class Walk {
    private final int width;
    private final int height;
    private int at;
    private int nextShare;
    private int share;
    private int row;
    private int column;
    private int end;
    private boolean full;
    private boolean ahead;
    private int spanRow;
    private int spanColumn;
    private int spanLength;

    private Walk(int width, int height) {
      this.width = width;
      this.height = height;
    }

    /** Goes to the next run; false behind the last one. */
    public boolean next() {
      if (at == runs.length) {
        if (nextShare * Double.BYTES != shares.length) {
          throw refuse("%d bytes of shares for %d cells".formatted(shares.length, nextShare));
        }
        return false;
      }
      int down = varint();
      column = varint();
      int length = varint();
      int kind = varint();
      int from = down == 0 ? end : 0;
      row += down;
      if (row >= height || row < 0 || column < from || length < 1 || length > width - column) {
        throw refuse("run of %d cells from row %d column %d".formatted(length, row, column));
      }
      if (kind != FULL && kind != PART) {
        throw refuse("kind %d, expected 0 or 1".formatted(kind));
      }
      end = column + length;
      full = kind == FULL;
      share = nextShare;
      nextShare += full ? 0 : length;
      if (nextShare > shares.length / Double.BYTES) {
        throw refuse("%d bytes of shares for %d cells or more".formatted(shares.length, nextShare));
      }
      return true;
    }

    /**
     * Goes to the next span: neighbouring runs of a row, taken together; false behind the last one.
     * Use it instead of {@link #next}, not beside it.
     *
     * @param shares takes the shares of its cells
     */
    boolean nextSpan(double[] shares) {
      if (!ahead && !next()) {
        return false;
      }
      spanRow = row;
      spanColumn = column;
      spanLength = 0;
      do {
        copyShares(shares, spanLength);
        spanLength += length();
        ahead = next();
      } while (ahead && row == spanRow && column == spanColumn + spanLength);
      return true;
    }

    private void copyShares(double[] to, int at) {
      if (full) {
        Arrays.fill(to, at, at + length(), 1);
      } else {
        for (int i = 0; i < length(); i++) {
          to[at + i] = share(i);
        }
      }
    }

    /** Row of the span, from 0. */
    int spanRow() {
      return spanRow;
    }

    /** First column of the span, from 0. */
    int spanColumn() {
      return spanColumn;
    }

    /** Cells in the span, at least 1. */
    int spanLength() {
      return spanLength;
    }

    /** Row of the run, from 0. */
    public int row() {
      return row;
    }

    /** First column of the run, from 0. */
    public int column() {
      return column;
    }

    /** Cells in the run, at least 1. */
    public int length() {
      return end - column;
    }

    /** Whether all its cells are covered wholly. */
    public boolean isFull() {
      return full;
    }

    /** Share of a cell of the run, in (0, 1]. */
    public double share(int cell) {
      return full ? 1 : (double) REALS.get(shares, (share + cell) * Double.BYTES);
    }

    private int varint() {
      int value = 0;
      for (int bits = 0; bits <= MOST_VARINT_BITS && at < runs.length; bits += 7) {
        byte next = runs[at++];
        value |= (next & 0x7F) << bits;
        if (next >= 0 && value >= 0) {
          return value;
        }
      }
      throw refuse("broken number at byte %d of %d".formatted(at, runs.length));
    }

    private Refusal refuse(String what) {
      return new Refusal(
          Fault.COVERAGE_RUNS,
          "%s, in a block of %d x %d cells; build the coverage again"
              .formatted(what, width, height));
    }
  }

  /** Gathers runs from rows of shares. */
  static final class Writer {
    private byte[] runs = new byte[64];
    private byte[] shares = new byte[256];
    private int runBytes;
    private int shareBytes;
    private int lastRow;
    private int fullCells;
    private double sum;

    /**
     * Takes the shares of neighbouring cells of a row, 0 to 1; rows must come from top to bottom.
     *
     * @param column of the first share, within the block
     */
    void row(int row, int column, double[] values, int from, int count) {
      int i = 0;
      while (i < count) {
        double first = values[from + i];
        if (first == 0) {
          i++;
          continue;
        }
        int start = i;
        boolean full = first == 1;
        while (i < count && values[from + i] != 0 && (values[from + i] == 1) == full) {
          sum += values[from + i];
          i++;
        }
        run(row, column + start, i - start, full);
        if (!full) {
          part(values, from + start, i - start);
        }
      }
    }

    private void run(int row, int column, int length, boolean full) {
      runs = runBytes + 24 > runs.length ? Arrays.copyOf(runs, runs.length * 2) : runs;
      varint(row - lastRow);
      varint(column);
      varint(length);
      varint(full ? FULL : PART);
      lastRow = row;
      fullCells += full ? length : 0;
    }

    private void varint(int value) {
      int rest = value;
      for (; rest > 0x7F; rest >>>= 7) {
        runs[runBytes++] = (byte) (rest | 0x80);
      }
      runs[runBytes++] = (byte) rest;
    }

    private void part(double[] values, int from, int count) {
      int need = shareBytes + count * Double.BYTES;
      shares = need > shares.length ? Arrays.copyOf(shares, 2 * need) : shares;
      for (int i = 0; i < count; i++) {
        REALS.set(shares, shareBytes, values[from + i]);
        shareBytes += Double.BYTES;
      }
    }

    boolean isEmpty() {
      return runBytes == 0;
    }

    double sum() {
      return sum;
    }

    int fullCells() {
      return fullCells;
    }

    CoverageRuns toRuns() {
      return new CoverageRuns(Arrays.copyOf(runs, runBytes), Arrays.copyOf(shares, shareBytes));
    }
  }
}
