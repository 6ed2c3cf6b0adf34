// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.inventory;

import java.util.List;
import org.qingmiao.models.carbon.Footprint;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.Scope;

/**
 * The emissions of one enterprise in one year: of scope 1 and of location-based scope 2 either a
 * footprint or the reason why there is none, never both and never neither.
 *
 * @param footprints one for each known scope
 * @param gaps one for each other scope
 * @param refused rows that were not counted
 */
public record Inventory(List<Footprint> footprints, List<Missing> gaps, List<Refused> refused) {

  /** The scopes that an inventory answers for. */
  public static final List<Scope> SCOPES = List.of(Scope.S1, Scope.S2_LOC);

  /**
   * A scope without a footprint.
   *
   * @param scope which
   * @param why its code
   * @param detail what came and what was expected
   */
  public record Missing(Scope scope, Gap why, String detail) {}

  public Inventory {
    footprints = List.copyOf(footprints);
    gaps = List.copyOf(gaps);
    refused = List.copyOf(refused);
    if (footprints.size() + gaps.size() != SCOPES.size()) {
      throw new IllegalArgumentException(
          "%d footprints and %d gaps, expected one for each of %s"
              .formatted(footprints.size(), gaps.size(), SCOPES));
    }
  }
}
