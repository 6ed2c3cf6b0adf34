// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/** How well the source of a factor or method was seen. */
public enum Grade {
  /** True by definition or by arithmetic on its neighbours. */
  DEFINITION,
  /** Derived by arithmetic on graded inputs. */
  DERIVED,
  /** Read in the publisher's own text. */
  PRIMARY,
  /** A third party's transcription. */
  SECONDARY,
  /** From memory; needs an attestation before a disclosure. */
  UNVERIFIED
}
