// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

/** What a link says of the party that it comes from and the one that it goes to. */
public enum LinkKind {
  /**
   * Both names are one party's; a register says so itself. Its direction and amount say nothing.
   */
  SAME,
  /** The first holds a share of the second, in millionths of the capital. */
  OWNERSHIP,
  /**
   * The first is entered as operator or legal representative of the second; entered on that day.
   */
  OPERATOR,
  /** The first answers for a debt of the second, in fen. */
  GUARANTEE,
  /** The first has sold to the second, in fen. */
  SUPPLY,
  /** The party has applied for a loan: a mark, which goes from the party to itself. */
  APPLICATION,
  /** The party was sued: a mark, which goes from the party to itself. */
  COURT_CASE
}
