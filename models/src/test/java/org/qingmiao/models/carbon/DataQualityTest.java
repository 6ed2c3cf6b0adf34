// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.models.Golden;
import org.qingmiao.models.carbon.DataQuality.AfBasis;
import org.qingmiao.models.carbon.DataQuality.AreaCheck;
import org.qingmiao.models.carbon.DataQuality.Evidence;
import org.qingmiao.models.carbon.DataQuality.Scored;
import org.qingmiao.models.carbon.DataQuality.ScoredScope;

class DataQualityTest {

  static List<Golden> matrix() {
    return Golden.read("green_dq_matrix.csv").toList();
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void scoresAsTheMatrix(Golden row) {
    DataQuality quality =
        DataQuality.of(
            FootprintMethod.valueOf(row.text("method")),
            Evidence.valueOf(row.text("evidence")),
            AreaCheck.valueOf(row.text("area_check")),
            AfBasis.valueOf(row.text("af_basis")),
            ScoredScope.valueOf(row.text("scope")));
    assertThat(printed(quality))
        .containsExactly(row.text("result"), row.text("pcaf_option"), row.text("reasons"));
  }

  @Test
  void theMatrixIsWhole() {
    assertThat(matrix()).hasSize(495);
  }

  // Invariant 7: over every combination, an estimate never scores better than 4, and better
  // evidence never a worse score.
  @Test
  void estimatesStayPoorAndEvidenceNeverHarms() {
    for (FootprintMethod method : FootprintMethod.values()) {
      for (AreaCheck area : AreaCheck.values()) {
        for (AfBasis af : AfBasis.values()) {
          for (ScoredScope scope : ScoredScope.values()) {
            int before = 0;
            for (Evidence evidence : Evidence.values()) {
              int score = score(DataQuality.of(method, evidence, area, af, scope)).orElse(before);
              assertThat(score).isGreaterThanOrEqualTo(before);
              before = score;
              if (method == FootprintMethod.ML_REVENUE || method == FootprintMethod.ML_OTHER) {
                assertThat(score).isGreaterThanOrEqualTo(4);
              }
            }
          }
        }
      }
    }
  }

  @Test
  void theWorstLineGoverns() {
    Scored energy = new Scored(2, "2a", List.of());
    Scored land = new Scored(4, "2b", List.of("AREA_MISMATCH"));
    assertThat(DataQuality.worst(List.of(energy, land))).isEqualTo(land);
  }

  private static Optional<Integer> score(DataQuality quality) {
    return quality instanceof Scored scored ? Optional.of(scored.score()) : Optional.empty();
  }

  private static List<String> printed(DataQuality quality) {
    if (quality instanceof Scored scored) {
      return List.of(
          Integer.toString(scored.score()), scored.option(), String.join("|", scored.reasons()));
    }
    return quality instanceof DataQuality.NotAllowed refused
        ? List.of("NOT_ALLOWED", "", refused.reason())
        : List.of("NO_ATTRIBUTION", "", ((DataQuality.NoAttribution) quality).reason());
  }
}
