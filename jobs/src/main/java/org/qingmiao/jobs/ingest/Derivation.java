// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** A column computed from typed columns of the same row; {@code null} in, {@code null} out. */
sealed interface Derivation extends Serializable {

  /** The value, from the row's typed columns by position. */
  Object of(Object[] row);

  /** One value for every row. */
  record Fixed(Object value) implements Derivation {
    @Override
    public Object of(Object[] row) {
      return value;
    }
  }

  /** The first characters of a text. */
  record Prefix(int length, int of) implements Derivation {
    @Override
    public Object of(Object[] row) {
      String text = (String) row[of];
      return text == null || text.codePointCount(0, text.length()) < length
          ? text
          : text.substring(0, text.offsetByCodePoints(0, length));
    }
  }

  /** A quotient at the scale of its column, rounded half to even. */
  record Ratio(int of, int to, int scale) implements Derivation {
    @Override
    public Object of(Object[] row) {
      if (row[of] == null || row[to] == null) {
        return null;
      }
      BigDecimal divisor = decimal(row[to]);
      return divisor.signum() == 0
          ? null
          : decimal(row[of]).divide(divisor, scale, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal decimal(Object value) {
      return value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
    }
  }

  /** 1 where two values are equal. */
  record Same(int left, int right) implements Derivation {
    @Override
    public Object of(Object[] row) {
      if (row[left] == null || row[right] == null) {
        return null;
      }
      boolean isSame =
          row[left] instanceof BigDecimal a && row[right] instanceof BigDecimal b
              ? a.compareTo(b) == 0
              : row[left].equals(row[right]);
      return isSame ? 1L : 0L;
    }
  }

  /** Days from one day to another. */
  record Days(int from, int until) implements Derivation {
    @Override
    public Object of(Object[] row) {
      return row[from] == null || row[until] == null
          ? null
          : (Object) ((long) (Integer) row[until] - (Integer) row[from]);
    }
  }

  /** 1 where there is a value. */
  record Presence(int of) implements Derivation {
    @Override
    public Object of(Object[] row) {
      return row[of] == null ? 0L : 1L;
    }
  }

  /** What a reference table says about a text. */
  record Reference(Map<String, String> values, int of) implements Derivation {
    @Override
    public Object of(Object[] row) {
      return row[of] == null ? null : values.get((String) row[of]);
    }
  }
}
