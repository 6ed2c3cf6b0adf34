// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import org.qingmiao.features.table.Gate;

/**
 * Conservation of rows: {@code read = published + quarantined + duplicate + outOfScope}, or nothing
 * is published.
 *
 * @param source the source that was read
 * @param read records in the files
 * @param published rows accepted for publishing
 * @param quarantined rows refused, each kept with its reasons
 * @param duplicate rows equal to one that is kept
 * @param outOfScope rows that the mapping leaves out
 */
public record Balance(
    String source, long read, long published, long quarantined, long duplicate, long outOfScope) {

  /**
   * The verdict, tested in this order: the counts add up, enough rows are in scope, the share in
   * quarantine is within the gate.
   */
  public ExitCode verdict(Gate gate) {
    boolean negative =
        read < 0 || published < 0 || quarantined < 0 || duplicate < 0 || outOfScope < 0;
    if (negative || read != published + quarantined + duplicate + outOfScope) {
      return ExitCode.UNBALANCED;
    }
    long inScope = read - outOfScope;
    if (inScope < gate.minRows()) {
      return ExitCode.INPUT_CONTRACT;
    }
    if (inScope > 0 && quarantined > gate.maxQuarantineShare() * inScope) {
      return ExitCode.QUALITY_GATE;
    }
    return ExitCode.DONE;
  }

  /** The balance as the run prints it. */
  public String sentence() {
    return "%s: read %,d = %,d accepted + %,d quarantined + %,d duplicate + %,d out of scope"
        .formatted(source, read, published, quarantined, duplicate, outOfScope);
  }
}
