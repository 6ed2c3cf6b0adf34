// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

/** What the system suggests; a person decides. */
public enum Hint {
  /** The PD is low enough. */
  APPROVE,
  /** A person should look. */
  REVIEW,
  /** The PD is too high. */
  DECLINE
}
