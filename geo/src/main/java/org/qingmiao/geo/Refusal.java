// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

/** An input that cannot be used, with the code under which it is counted. */
public final class Refusal extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final Fault fault;

  /**
   * @param fault what is wrong
   * @param detail where, what came, and what was expected
   */
  public Refusal(Fault fault, String detail) {
    super(detail);
    this.fault = fault;
  }

  /** The same, with the error that brought it to light. */
  public Refusal(Fault fault, String detail, Throwable cause) {
    super(detail, cause);
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
