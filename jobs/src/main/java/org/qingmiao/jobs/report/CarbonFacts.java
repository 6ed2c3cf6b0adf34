// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qingmiao.jobs.report.text.Origin;

/**
 * What the carbon page says: the lines of its report, and the loans that finance most.
 *
 * @param asOf business date, which is also the day of knowledge
 * @param year that the account speaks of
 * @param method that the report leads with
 * @param lines every number of the report
 * @param loans the largest first
 */
record CarbonFacts(
    LocalDate asOf, long year, String method, List<Line> lines, List<FinancedLoan> loans) {

  CarbonFacts {
    lines = List.copyOf(lines);
    loans = List.copyOf(loans);
  }

  /**
   * One number of the report.
   *
   * @param section a letter
   * @param code of the line
   * @param dims what it speaks of
   * @param value in {@code unit}
   * @param rows behind it
   * @param lineageId leads to its query and the state of the tables
   * @param origin its row of {@code publish.report_line}
   */
  record Line(
      String section,
      String code,
      Map<String, String> dims,
      BigDecimal value,
      String unit,
      long rows,
      String query,
      String lineageId,
      Origin origin) {
    /** Dimensions by name, so that their text, which orders equal values, never changes. */
    Line {
      dims = Collections.unmodifiableSortedMap(new TreeMap<>(dims));
    }

    /** A dimension; empty where the line does not have it. */
    String dim(String name) {
      return dims.getOrDefault(name, "");
    }
  }

  /**
   * A loan with what it finances.
   *
   * @param loanToken the loan
   * @param outstanding balance that was divided, CNY
   * @param denominator what it was divided by, CNY
   * @param denominatorType what that is
   * @param af the share
   * @param share its row of {@code publish.attribution}
   * @param emissions by scope
   */
  record FinancedLoan(
      String loanToken,
      BigDecimal outstanding,
      BigDecimal denominator,
      String denominatorType,
      double af,
      Origin share,
      List<Emission> emissions) {
    FinancedLoan {
      emissions = List.copyOf(emissions);
    }

    Optional<Emission> scope(String scope) {
      return emissions.stream().filter(one -> one.scope().equals(scope)).findFirst();
    }
  }

  /** One scope of a loan, with its row of {@code publish.financed_emission}. */
  record Emission(String scope, double tco2e, long dqScore, Origin origin) {}

  /** The lines of a code in a section, the largest first. */
  List<Line> all(String section, String code) {
    return lines.stream()
        .filter(line -> line.section().equals(section) && line.code().equals(code))
        .sorted(
            Comparator.comparing(Line::value)
                .reversed()
                .thenComparing(line -> line.dims().toString()))
        .toList();
  }

  /** The line of a code in a section for what another line speaks of. */
  Optional<Line> beside(Line line, String code) {
    return line(line.section(), code, line.dims());
  }

  /** The line of a code in a section. */
  Optional<Line> line(String section, String code, Map<String, String> dims) {
    return lines.stream()
        .filter(line -> line.section().equals(section) && line.code().equals(code))
        .filter(line -> line.dims().equals(dims))
        .findFirst();
  }
}
