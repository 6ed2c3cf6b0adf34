// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

/** What any set must have before something is fitted on it. */
final class FitRows {

  private FitRows() {}

  static void requireBothClasses(String segment, Sample sample) {
    requireBothClasses(segment, sample.badCount(), sample.size());
  }

  static void requireBothClasses(String segment, long bads, long rows) {
    if (bads == 0 || bads == rows) {
      throw new ModelRefusal(
          ModelRefusal.Code.FIT,
          "%s holds %d bad and %d good rows, expected some of both; check the label, the column of role as_of and the periods of the conf"
              .formatted(segment, bads, rows - bads));
    }
  }
}
