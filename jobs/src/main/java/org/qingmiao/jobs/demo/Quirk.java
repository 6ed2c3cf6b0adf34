// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

/**
 * Something about an enterprise that two sources tell differently, or one tells twice.
 *
 * <p>No line of it is malformed; only a comparison finds it.
 */
enum Quirk {
  /** Taxes are declared on six tenths of what is sold and invoiced. */
  UNDERDECLARED_SALES(0.03),
  /** Sales are declared that a tenth of the usual power could never have made. */
  SALES_WITHOUT_POWER(0.03),
  /** Twice as many are insured as are paid. */
  GHOST_STAFF(0.03),
  /** A farm declares half as much land again as it holds rights to. */
  OVERDECLARED_LAND(0.06),
  /** The same thing secures two loans. */
  TWICE_PLEDGED(0.04),
  /** A paper of one supply order was exchanged after the next had been linked to it. */
  BROKEN_CHAIN(0.08);

  final double share;

  /** A quirk of this share of enterprises, whether or not they have what it takes to show it. */
  Quirk(double share) {
    this.share = share;
  }
}
