// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.inventory;

import org.qingmiao.models.carbon.DataQuality.Evidence;

/**
 * Who tells a quantity, the best first: where two speak of one meter and day, the better counts.
 */
public enum SourceType {
  /** A meter. */
  METER(Evidence.PRIMARY),
  /** An invoice. */
  INVOICE(Evidence.PRIMARY),
  /** The tax bureau. */
  TAX(Evidence.PRIMARY),
  /** Another authority. */
  GOV(Evidence.PRIMARY),
  /** The borrower. */
  BORROWER(Evidence.BORROWER),
  /** A picture from above. */
  SATELLITE(Evidence.SATELLITE),
  /** A model. */
  MODEL(Evidence.MODEL);

  private final Evidence evidence;

  SourceType(Evidence evidence) {
    this.evidence = evidence;
  }

  /** What its word proves while no third party has verified it. */
  public Evidence evidence() {
    return evidence;
  }
}
