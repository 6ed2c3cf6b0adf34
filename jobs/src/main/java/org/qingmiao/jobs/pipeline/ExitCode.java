// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

/** How a run ends; schedulers decide by these numbers. */
public enum ExitCode {
  /** Done, or nothing to do. */
  DONE(0),
  /** The command line or the conf is wrong. */
  USAGE(2),
  /** A feature leaks the outcome, or the data cannot carry a model. */
  MODEL_REFUSED(3),
  /** Scores are published, but the model failed a gate. */
  GATE_REJECT(4),
  /** A recomputed decision differs from the stored one. */
  RESCORE_MISMATCH(5),
  /** An input breaks its contract. */
  INPUT_CONTRACT(20),
  /** Too many rows went to quarantine. */
  QUALITY_GATE(21),
  /** Row counts do not balance. */
  UNBALANCED(22),
  /** Another run holds the lease; retry. */
  LEASE_HELD(23),
  /** Consent, sensitivity level or policy forbids it. */
  POLICY(24),
  /** A recomputation gave another digest. */
  DIGEST_DIFFERS(25),
  /** Storage failed, or a commit is not ours; retry. */
  STORAGE(26),
  /** A fault of Qingmiao itself. */
  INTERNAL(30);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The code of an exit status. */
  public static ExitCode of(int number) {
    for (ExitCode code : values()) {
      if (code.number == number) {
        return code;
      }
    }
    throw new IllegalArgumentException("no exit code has number " + number);
  }

  /** The process's exit status. */
  public int number() {
    return number;
  }
}
