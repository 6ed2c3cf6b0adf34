// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.util.List;

/** A rule that only the whole delivery decides. */
public sealed interface TableRule extends Rule {

  /** No two rows share these columns. */
  record Unique(List<String> columns, Severity severity) implements TableRule {
    public Unique {
      columns = List.copyOf(columns);
    }

    @Override
    public String sentence() {
      return "no two rows share " + String.join(", ", columns);
    }

    @Override
    public Rule warn() {
      return new Unique(columns, Severity.WARN);
    }
  }

  /** Every value of a column occurs in a column of another table. */
  record Refers(String column, String table, String other, Severity severity) implements TableRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "%s occurs in %s of %s".formatted(column, other, table);
    }

    @Override
    public Rule warn() {
      return new Refers(column, table, other, Severity.WARN);
    }
  }

  /** The newest event is at most so many days older than the delivery. */
  record Fresh(String column, int days, Severity severity) implements TableRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "the newest %s is at most %s days old".formatted(column, days);
    }

    @Override
    public Rule warn() {
      return new Fresh(column, days, Severity.WARN);
    }
  }

  /** The share of rows with one value lies in a closed interval. */
  record Share(String column, String value, double low, double high, Severity severity)
      implements TableRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "the share of rows whose %s is %s lies between %s and %s"
          .formatted(column, value, low, high);
    }

    @Override
    public Rule warn() {
      return new Share(column, value, low, high, Severity.WARN);
    }
  }

  /**
   * The median of a column is within a factor of the median of the last five deliveries; a jump
   * means a changed unit.
   */
  record Drift(String column, double factor, Severity severity) implements TableRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "the median of %s is within a factor of %s of the last five deliveries"
          .formatted(column, factor);
    }

    @Override
    public Rule warn() {
      return new Drift(column, factor, Severity.WARN);
    }
  }
}
