// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

/** Which section of the validation page a metric belongs to, by its name. */
final class Subject {

  private Subject() {}

  static String of(String metric) {
    if (metric.startsWith("reason")) {
      return "reasons";
    }
    if (metric.contains("monotone_violations")) {
      return "direction";
    }
    if (metric.contains("psi") || metric.contains("csi")) {
      return "stability";
    }
    if (metric.startsWith("auc_lost")) {
      return "groups";
    }
    if (metric.startsWith("auc") || metric.startsWith("gini") || metric.equals("ks")) {
      return "discrimination";
    }
    if (metric.startsWith("grade") || metric.contains("clipped") || metric.contains("flat")) {
      return "scores";
    }
    if (metric.contains("ratio") || metric.endsWith("gap")) {
      return "fairness";
    }
    return metric.equals(ValidationFacts.OVERALL) ? "verdict" : "calibration";
  }
}
