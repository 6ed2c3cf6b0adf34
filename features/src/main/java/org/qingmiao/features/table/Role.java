// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

/**
 * What a column may be used for in a credit model; every column has exactly one role.
 *
 * <p>Roles are inherited: a feature with an ancestor that may not reach a model is refused, however
 * harmless its own name looks.
 */
public enum Role {
  /** Names the applicant or the loan; the first such column of a table names the applicant. */
  ID,
  /** The day on which the decision was, or is, to be taken. */
  AS_OF,
  /** Known before the decision; may be a feature. */
  FEATURE,
  /** What the model predicts. */
  LABEL,
  /** Became known with or after the outcome. */
  OUTCOME,
  /** Fixed by or after the credit decision, such as the final term. */
  POST_DECISION,
  /** A protected attribute: used to measure fairness, never to score. */
  PROTECTED,
  /** Case weight of a row. */
  WEIGHT,
  /** Neither predicts nor decides. */
  META;

  /** Whether a feature may descend from a column of this role. */
  public boolean mayReachModel() {
    return this == FEATURE || this == ID || this == AS_OF || this == META;
  }
}
