// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

/** An input that cannot be used or trusted: the code under which it is counted, and a sentence. */
public final class Refusal extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final String detail;

  /**
   * @param fault what is wrong
   * @param detail where, what came, and what was expected
   */
  public Refusal(Fault fault, String detail) {
    super(fault + ": " + detail);
    this.fault = fault;
    this.detail = detail;
  }

  /** The same, with the error that brought it to light. */
  public Refusal(Fault fault, String detail, Throwable cause) {
    super(fault + ": " + detail, cause);
    this.fault = fault;
    this.detail = detail;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }

  /** The message without the code. */
  public String detail() {
    return detail;
  }
}
