// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.qingmiao.features.identity.Checker;

/**
 * A rule that one row alone decides.
 *
 * <p>Every one of them but {@link Present} passes on null.
 */
public sealed interface RowRule extends Rule {

  /** A column must hold a value. */
  record Present(String column, Severity severity) implements RowRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return column + " is present";
    }

    @Override
    public Rule warn() {
      return new Present(column, Severity.WARN);
    }
  }

  /** A number lies in a closed interval. */
  record Between(String column, BigDecimal low, BigDecimal high, Severity severity)
      implements RowRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "%s lies between %s and %s"
          .formatted(column, low.toPlainString(), high.toPlainString());
    }

    @Override
    public Rule warn() {
      return new Between(column, low, high, Severity.WARN);
    }
  }

  /** A text is one of a closed list. */
  record OneOf(String column, List<String> values, Severity severity) implements RowRule {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "%s is one of %s".formatted(column, String.join(", ", values));
    }

    @Override
    public Rule warn() {
      return new OneOf(column, values, Severity.WARN);
    }
  }

  /** One day or instant does not lie after another. */
  record Ordered(String earlier, String later, Severity severity) implements RowRule {
    @Override
    public List<String> columns() {
      return List.of(earlier, later);
    }

    @Override
    public String sentence() {
      return "%s is not after %s".formatted(earlier, later);
    }

    @Override
    public Rule warn() {
      return new Ordered(earlier, later, Severity.WARN);
    }
  }

  /** A text matches a regular expression from end to end. */
  record Matches(String column, String regex, Severity severity) implements RowRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "%s matches %s".formatted(column, regex);
    }

    @Override
    public Rule warn() {
      return new Matches(column, regex, Severity.WARN);
    }
  }

  /**
   * A coded identifier is well formed, by its check characters.
   *
   * <p>It is decided on the plain value, before that becomes a token, so ingest decides it and
   * {@link RuleCheck}, which sees stored rows, does not.
   */
  record Valid(String column, Checker checker, Severity severity) implements RowRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "%s is a well-formed %s".formatted(column, checker.label());
    }

    @Override
    public Rule warn() {
      return new Valid(column, checker, Severity.WARN);
    }
  }

  /** A total equals the sum of its parts. */
  record Sums(String total, List<String> parts, BigDecimal tolerance, Severity severity)
      implements RowRule {
    public Sums {
      parts = List.copyOf(parts);
    }

    @Override
    public List<String> columns() {
      return Stream.concat(Stream.of(total), parts.stream()).toList();
    }

    @Override
    public String id() {
      return total + ".sums";
    }

    @Override
    public String sentence() {
      return "%s equals %s within %s"
          .formatted(total, String.join(" + ", parts), tolerance.toPlainString());
    }

    @Override
    public Rule warn() {
      return new Sums(total, parts, tolerance, Severity.WARN);
    }
  }
}
