// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GwpSetTest {

  private static final Map<String, GwpSet> SETS = ShippedConf.gwp();

  // 2 t CO2 + 1 t CH4 of farms * 28 + 0.1 t N2O * 265 + 3 t CO2e = 59.5 under AR5.
  @Test
  void weighsEveryGas() {
    GasMass mass = new GasMass(2, 1, 0, 0.1, 3);
    assertThat(SETS.get("AR5").tco2e(mass).known().orElseThrow()).isEqualTo(59.5, within(1e-12));
  }

  // Invariant 5: what holds neither methane nor nitrous oxide weighs the same under every report.
  @Test
  void changesOnlyWhatHoldsMethaneOrNitrousOxide() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      boolean onlyCo2 = random.nextBoolean();
      GasMass mass =
          new GasMass(
              random.nextDouble(),
              onlyCo2 ? 0 : 0.1 + random.nextDouble(),
              0,
              onlyCo2 ? 0 : 0.01 * random.nextDouble(),
              random.nextDouble());
      assertThat(SETS.get("AR5").tco2e(mass).equals(SETS.get("AR6").tco2e(mass)))
          .isEqualTo(onlyCo2);
    }
  }

  @Test
  void refusesOldAndUnverifiedPotentialsInADisclosure() {
    assertThat(SETS.get("SAR").forRun(RunKind.DISCLOSURE, Attestations.NONE).gap())
        .contains(Gap.GWP_SET);
    GwpSet ar6 =
        SETS.get("AR6").forRun(RunKind.DISCLOSURE, Attestations.NONE).known().orElseThrow();
    assertThat(ar6.tco2e(GasMass.of(Gas.CH4_BIO, 1))).isEqualTo(Answer.of(27.0));
    assertThat(ar6.tco2e(GasMass.of(Gas.CH4_FOSSIL, 1)))
        .isEqualTo(
            Answer.none(
                Gap.FACTOR_UNVERIFIED,
                "the potential of CH4_FOSSIL in AR6 is unverified; attest gwp:AR6/CH4_FOSSIL, or choose another set"));
    Attestations attested =
        Attestations.of(
            List.of(
                ShippedConf.row(
                    Map.of(
                        "subject",
                        "gwp:AR6/CH4_FOSSIL",
                        "by",
                        "Li Wei",
                        "on",
                        "2025-06-01",
                        "document",
                        "table 7.SM.7"))));
    assertThat(
            SETS.get("AR6")
                .forRun(RunKind.DISCLOSURE, attested)
                .then(set -> set.tco2e(GasMass.of(Gas.CH4_FOSSIL, 1))))
        .isEqualTo(Answer.of(29.8));
  }

  @Test
  void anAttestationNeedsANameAndADay() {
    assertThatThrownBy(
            () ->
                Attestations.of(
                    List.of(ShippedConf.row(Map.of("subject", "set:X", "document", "p. 1")))))
        .hasMessage("test row: no by");
    assertThat(Attestations.of(ShippedConf.rows("attest.csv")).covers("set:CN-GRID-2021"))
        .isFalse();
  }
}
