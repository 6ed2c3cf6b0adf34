// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.util.Arrays;
import java.util.Set;

/**
 * Facts about people that must never be collected for credit: religion, genes, fingerprints, blood
 * type, disease and medical history (Credit Industry Regulation, article 14).
 */
final class ForbiddenColumns {
  private static final Set<String> WORDS =
      Set.of("religion", "gene", "genes", "fingerprint", "blood", "disease", "illness", "medical");

  private ForbiddenColumns() {}

  /** Whether the column's name speaks of such a fact. */
  static boolean covers(String column) {
    return Arrays.stream(column.split("_")).anyMatch(WORDS::contains);
  }
}
