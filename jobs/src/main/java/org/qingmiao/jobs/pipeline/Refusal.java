// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

/**
 * A plain sentence that ends the run with a defined exit code: where, what came, what was expected,
 * how to mend it. It never carries a personal value.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  /** A refusal with its sentence. */
  public Refusal(ExitCode code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /** A refusal with its sentence and the error behind it. */
  public Refusal(ExitCode code, String sentence, Throwable cause) {
    super(sentence, cause);
    this.code = code;
  }

  /** How the process ends. */
  public ExitCode code() {
    return code;
  }
}
