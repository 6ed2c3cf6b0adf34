// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.List;
import java.util.Optional;

/**
 * A borrower's emissions of one scope in one year.
 *
 * @param enterpriseId whose
 * @param year of the activity
 * @param emissions with interval, factors and activities
 * @param gwpSet under which methane and nitrous oxide were weighed
 * @param method how it came about
 * @param evidence of the weakest line
 * @param area of the weakest line
 * @param modelVersion of an estimate
 * @param coveragePct of the year that was metered, in [0, 100]
 */
public record Footprint(
    String enterpriseId,
    int year,
    ScopeEmissions emissions,
    String gwpSet,
    FootprintMethod method,
    DataQuality.Evidence evidence,
    DataQuality.AreaCheck area,
    Optional<String> modelVersion,
    double coveragePct) {

  public Footprint {
    boolean estimated =
        List.of(FootprintMethod.ML_OTHER, FootprintMethod.ML_REVENUE).contains(method);
    if (estimated != modelVersion.isPresent()) {
      throw new IllegalArgumentException(
          "footprint of %s by %s with model %s: expected a version with an estimate and only there"
              .formatted(enterpriseId, method, modelVersion));
    }
    if (!(coveragePct >= 0 && coveragePct <= 100)) {
      throw new IllegalArgumentException(
          "coverage of %s %%, expected 0 to 100".formatted(coveragePct));
    }
  }

  /** Its data-quality score in the hands of a lender with that denominator. */
  public DataQuality quality(DataQuality.AfBasis af) {
    return DataQuality.of(method, evidence, area, af, scored());
  }

  private DataQuality.ScoredScope scored() {
    return switch (emissions.scope()) {
      case S1, BIOGENIC, REMOVAL -> DataQuality.ScoredScope.S1;
      case S2_LOC, S2_MKT -> DataQuality.ScoredScope.S2;
      case S3_UP, S3_DOWN -> DataQuality.ScoredScope.S3;
    };
  }
}
