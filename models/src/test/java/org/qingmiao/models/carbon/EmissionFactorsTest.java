// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.models.Golden;

class EmissionFactorsTest {

  private static final EmissionFactors SHIPPED = ShippedConf.factors();
  private static final FactorPolicy POLICY = FactorPolicy.disclosure(LocalDate.of(2026, 6, 30));

  static List<Golden> selections() {
    return Golden.read("green_factor_selection.csv").toList();
  }

  @ParameterizedTest
  @MethodSource("selections")
  void selectsAsTheGoldenTable(Golden row) {
    FactorPolicy policy = FactorPolicy.disclosure(LocalDate.parse(row.text("known_at")));
    if (row.text("unverified_attested").equals("true")) {
      policy = policy.attestations(attested("set:CN-GRID-2021"));
    }
    FactorPurpose purpose = FactorPurpose.valueOf(row.text("purpose"));
    FactorUse use =
        purpose == FactorPurpose.AVOIDED_FOSSIL ? FactorUse.BENEFIT : FactorUse.SCOPE2_LOCATION;
    Answer<FactorChoice> answer =
        SHIPPED.select(
            FactorRequest.of(
                use,
                purpose,
                row.text("activity_code"),
                Gas.CO2,
                row.text("area_code"),
                (int) row.number("activity_year")),
            policy);
    assertThat(
            answer
                .map(choice -> "%.4f".formatted(choice.factor().value()))
                .known()
                .orElseGet(() -> answer.gap().orElseThrow().name()))
        .isEqualTo(row.text("result"));
    assertThat(answer.map(choice -> String.join("|", choice.flags())).known().orElse(""))
        .isEqualTo(row.text("flags"));
  }

  // Section 4.1: 3 points per year of lag on the 5 % of a grid factor; S12 lags 3 years.
  @Test
  void widensWhatIsOld() {
    assertThat(select(grid("CN37", 2025), POLICY).known().orElseThrow().u95Pct()).isEqualTo(14);
  }

  // G19: 2021's 0.6838 for 2022 would give 273.816 t; the right factor is known.
  @Test
  void refusesAPinnedVintage() {
    assertThat(select(grid("CN37", 2022).pinnedTo(2021), POLICY))
        .isEqualTo(
            Answer.none(
                Gap.FACTOR_VINTAGE,
                "SCOPE2_AVG of CO2 for ELECTRICITY in CN37, 2022: pinned to data of 2021, but the right factor is CN-GRID-2022/ELECTRICITY/CO2/CN37/SCOPE2_AVG/2022@1; take the pin away"));
    assertThat(select(grid("CN37", 2022).pinnedTo(2022), POLICY).known()).isPresent();
  }

  // Yunnan 2023: its own 0.1073 of 2022 is nearer than its region's 0.4042 of 2023.
  @Test
  void prefersAnOlderFactorToAWiderArea() {
    FactorPolicy mapped = POLICY.widerArea(Map.of("CN53", "CNR-SOUTH", "CN54", "CNR-SOUTHWEST"));
    assertThat(select(grid("CN53", 2023), mapped).known().orElseThrow().factor().value())
        .isEqualTo(0.1073);
    FactorChoice tibet = select(grid("CN54", 2023), mapped).known().orElseThrow();
    assertThat(tibet.factor().value()).isEqualTo(0.2472);
    assertThat(tibet.flags()).containsExactly("FACTOR_AREA_REGION");
  }

  @Test
  void refusesToChooseBetweenTwoSets() {
    FactorRequest diesel =
        FactorRequest.of(
            FactorUse.SCOPE1, FactorPurpose.S1_COMBUSTION, "DIESEL", Gas.CO2, "CN", 2022);
    assertThat(select(diesel, POLICY).gap()).contains(Gap.FACTOR_SET_MIX);
    FactorPolicy oneSet = POLICY.families(Map.of(SourceCategory.FUEL, Set.of("CN-MEE-2015")));
    assertThat(select(diesel, oneSet).known().orElseThrow().factor().setId())
        .isEqualTo("CN-MEE-2015");
  }

  @Test
  void flagsAnUnverifiedFactorInATrial() {
    assertThat(select(grid("CN", 2021), POLICY.kind(RunKind.TRIAL)).known().orElseThrow().flags())
        .containsExactly("UNVERIFIED");
  }

  @Test
  void neverChangesARow() {
    EmissionFactor shandong = grid(Map.of());
    EmissionFactor changed = grid(Map.of("value", "0.7"));
    assertThat(SHIPPED.append(List.of(shandong)).all()).hasSameSizeAs(SHIPPED.all());
    assertThatThrownBy(() -> SHIPPED.append(List.of(changed)))
        .hasMessage(
            "factor CN-GRID-2021/ELECTRICITY/CO2/CN37/SCOPE2_AVG/2021@1: the stored row differs; rows never change, give the correction the next version and supersedes");
    assertThat(SHIPPED.byId(shandong.id())).contains(shandong);
  }

  @Test
  void refusesTwoFactorsForOneTime() {
    EmissionFactor second = grid(Map.of("version", "2", "value", "0.7"));
    assertThatThrownBy(() -> SHIPPED.append(List.of(second)))
        .hasMessage(
            "factor CN-GRID-2021/ELECTRICITY/CO2/CN37/SCOPE2_AVG/2021@2: holds at the same time as CN-GRID-2021/ELECTRICITY/CO2/CN37/SCOPE2_AVG/2021@1; end one of them, or say which it supersedes");
    assertThatThrownBy(
            () -> SHIPPED.append(List.of(grid(Map.of("version", "2", "supersedes", "nobody")))))
        .hasMessageContaining("supersedes nobody, which is not in the registry");
  }

  // Invariant 8: for 10,000 random corrections and knowledge dates, what was known before the
  // correction was published is chosen as before, and from then on the correction.
  @Test
  void aCorrectionChangesNothingThatWasKnownBefore() {
    Random random = new Random(8);
    List<ConfRow> rows =
        ShippedConf.rows("factors/grid.csv").stream()
            .filter(r -> r.text("purpose").equals("SCOPE2_AVG"))
            .toList();
    for (int round = 0; round < 200; round++) {
      ConfRow row = rows.get(random.nextInt(rows.size()));
      EmissionFactor old = FactorTable.GRID.read(List.of(row)).get(0);
      LocalDate published = old.publishedOn().orElseThrow().plusDays(1 + random.nextInt(900));
      Map<String, String> cells = new HashMap<>(row.cells());
      cells.put("version", "2");
      cells.put("supersedes", old.id());
      cells.put("published_on", published.toString());
      cells.put("value", "9.9");
      EmissionFactors corrected =
          SHIPPED.append(FactorTable.GRID.read(List.of(ShippedConf.row(cells))));
      FactorRequest request =
          grid(old.key().areaCode(), old.dataYear().orElseThrow() + random.nextInt(3));
      for (int date = 0; date < 50; date++) {
        LocalDate knownAt = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1500));
        FactorPolicy policy = FactorPolicy.disclosure(knownAt).kind(RunKind.TRIAL);
        Answer<FactorChoice> before = SHIPPED.select(request, policy);
        Answer<FactorChoice> after = corrected.select(request, policy);
        Optional<EmissionFactor> chosen = before.map(FactorChoice::factor).known();
        if (chosen.equals(Optional.of(old)) && !knownAt.isBefore(published)) {
          assertThat(after.known().orElseThrow().factor().value()).isEqualTo(9.9);
        } else {
          assertThat(after).isEqualTo(before);
        }
      }
    }
  }

  private static EmissionFactor grid(Map<String, String> changes) {
    Map<String, String> cells = new HashMap<>(ShippedConf.rows("factors/grid.csv").get(0).cells());
    cells.putAll(changes);
    return FactorTable.GRID.read(List.of(ShippedConf.row(cells))).get(0);
  }

  private static FactorRequest grid(String area, int year) {
    return FactorRequest.of(
        FactorUse.SCOPE2_LOCATION, FactorPurpose.SCOPE2_AVG, "ELECTRICITY", Gas.CO2, area, year);
  }

  private static Answer<FactorChoice> select(FactorRequest request, FactorPolicy policy) {
    return SHIPPED.select(request, policy);
  }

  private static Attestations attested(String subject) {
    return Attestations.of(
        List.of(
            ShippedConf.row(
                Map.of(
                    "subject", subject, "by", "Li Wei", "on", "2025-06-01", "document", "p. 3"))));
  }
}
