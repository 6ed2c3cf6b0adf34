// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.util.Map;
import java.util.TreeMap;

/**
 * The SQL behind lines that speak of financed emissions, for {@code ./qingmiao sql}.
 *
 * @param day business date
 * @param method of attribution
 * @param dims further conditions on {@code publish.financed_emission}
 */
record Query(String day, String method, Map<String, String> dims) {

  /** Scope 1 and 2 of the loans that are financed. */
  private String financed() {
    StringBuilder where =
        new StringBuilder(
            "FROM publish.financed_emission WHERE as_of = DATE '%s' AND method_id = '%s' AND %s"
                .formatted(day, method, FinancedCube.OWN_AND_BOUGHT));
    new TreeMap<>(dims)
        .forEach((name, value) -> where.append(" AND %s = '%s'".formatted(name, value)));
    return where.toString();
  }

  /** A loan with its balance {@code a.outstanding}, its score {@code q.dq} and its emissions. */
  private String joined() {
    return "FROM publish.attribution a JOIN (SELECT loan_token, max(dq_score) AS dq, sum(CAST(tco2e AS DECIMAL(28,9))) AS tco2e %s GROUP BY loan_token) q ON a.loan_token = q.loan_token WHERE a.as_of = DATE '%s' AND a.method_id = '%s'"
        .formatted(financed(), day, method);
  }

  /** Balances with emissions of the loans whose borrower's revenue is known. */
  String weightedIntensity() {
    return "SELECT sum(%s) / sum(outstanding) FROM (SELECT a.outstanding, a.af, q.tco2e, (SELECT max(r.denominator) FROM publish.attribution r WHERE r.as_of = DATE '%s' AND r.method_id = '%s' AND r.loan_token = a.loan_token) AS revenue %s) WHERE revenue IS NOT NULL"
        .formatted(FinancedCube.WEIGHTED_INTENSITY, day, FinancedCube.BY_REVENUE, joined());
  }

  private String excluded() {
    return "FROM publish.exclusion WHERE as_of = DATE '%s' AND method_id = '%s' AND perimeter = 'FULL'"
        .formatted(day, method);
  }

  String loans() {
    return "SELECT count(DISTINCT loan_token) " + financed();
  }

  String emissions(String column) {
    return "SELECT sum(CAST(%s AS DECIMAL(28,9))) %s".formatted(column, financed());
  }

  String scope(String scope) {
    return "SELECT coalesce(sum(CAST(tco2e AS DECIMAL(28,9))), 0) %s AND scope = '%s'"
        .formatted(financed(), scope);
  }

  String outstanding() {
    return "SELECT sum(a.outstanding) " + joined();
  }

  String intensity() {
    return "SELECT sum(q.tco2e) * 1000000 / sum(a.outstanding) " + joined();
  }

  String quality(String weight) {
    return "SELECT sum(%s * q.dq) / sum(%s) %s".formatted(weight, weight, joined());
  }

  String loansOfScore(long score) {
    return "SELECT count(*) %s AND q.dq = %d".formatted(joined(), score);
  }

  String ofScore(String measure, long score) {
    return "SELECT coalesce(sum(%s), 0) %s AND q.dq = %d".formatted(measure, joined(), score);
  }

  String shareOfScores(String measure, long best, long worst) {
    return "SELECT coalesce(sum(%s) FILTER (WHERE q.dq BETWEEN %d AND %d), 0) / sum(%s) %s"
        .formatted(measure, best, worst, measure, joined());
  }

  String book() {
    return "SELECT (%s) + (SELECT sum(outstanding) %s)".formatted(outstanding(), excluded());
  }

  String bookLoans() {
    return "SELECT (%s) + (SELECT count(*) %s)".formatted(loans(), excluded());
  }

  String coverage() {
    return "SELECT (%s) / ((%s) + (SELECT sum(outstanding) %s))"
        .formatted(outstanding(), outstanding(), excluded());
  }
}
