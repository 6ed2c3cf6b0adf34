// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;

/**
 * How well the rules agree with cases that people labelled.
 *
 * @param precision share of the confirmed that are green, in [0, 1]; NaN where none is confirmed
 * @param recall share of the green that are confirmed, in [0, 1]; NaN where none is green
 * @param decided share that is confirmed or rejected without a person, in [0, 1]
 */
public record LabelAgreement(double precision, double recall, double decided) {

  /**
   * A labelled case.
   *
   * @param status by the rules
   * @param label by people
   */
  public record Labelled(GreenVerdict.Status status, Label label) {}

  /** What people say. */
  public enum Label {
    /** It is green. */
    GREEN,
    /** It is not. */
    NOT_GREEN
  }

  /** The agreement over some cases. */
  public static LabelAgreement of(List<Labelled> cases) {
    double confirmed = 0;
    double green = 0;
    double both = 0;
    double candidates = 0;
    for (Labelled one : cases) {
      boolean isConfirmed = one.status == GreenVerdict.Status.CONFIRMED;
      boolean isGreen = one.label == Label.GREEN;
      confirmed += isConfirmed ? 1 : 0;
      green += isGreen ? 1 : 0;
      both += isConfirmed && isGreen ? 1 : 0;
      candidates += one.status == GreenVerdict.Status.CANDIDATE ? 1 : 0;
    }
    return new LabelAgreement(both / confirmed, both / green, 1 - candidates / cases.size());
  }
}
