// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/** What the figures of a run are for. */
public enum RunKind {
  /** For the public or a supervisor: no unverified factor or method without an attestation. */
  DISCLOSURE,
  /** For the desk: unverified factors are used and flagged. */
  TRIAL
}
