// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.inventory;

import org.qingmiao.models.carbon.Gap;

/**
 * A row that must not be counted; it goes to quarantine.
 *
 * @param rowId the row
 * @param reason such as UNIT_SUSPECT or OVERLAP
 * @param gap what its scope says where the row leaves a hole
 * @param sentence what came and what was expected
 */
public record Refused(String rowId, String reason, Gap gap, String sentence) {

  /** Two periods of one source for one meter: nobody can say which of them counts. */
  static final String OVERLAP = "OVERLAP";
}
