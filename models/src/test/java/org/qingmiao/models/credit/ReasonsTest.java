// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Unit;
import org.qingmiao.models.Golden;

class ReasonsTest {

  private static final double FACTOR = ScoreScale.DEFAULT.factor();

  private static final ReasonCodes SALES_AND_TAX =
      new ReasonCodes(
          List.of(
              new ReasonCodes.Code("sales", "R03", "R90"),
              new ReasonCodes.Code("tax_grade", "R04", "R90")),
          new double[] {0, 0},
          FACTOR);

  static Stream<Golden> cases() {
    return Golden.read("credit_reasons.csv");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void selectsAsTheWorkedCases(Golden golden) {
    Map<String, String> phi = golden.pairs("phi");
    Map<String, String> codes = golden.pairs("feature_to_code");
    List<String> features = List.copyOf(phi.keySet());
    Map<String, String> baselines = golden.pairs("baseline");
    double[] baseline =
        features.stream().mapToDouble(f -> Double.parseDouble(baselines.get(f))).toArray();
    ReasonCodes reasons =
        new ReasonCodes(
            features.stream().map(f -> new ReasonCodes.Code(f, codes.get(f), "R90")).toList(),
            baseline,
            FACTOR);
    ReasonCodes.Reasons selected =
        reasons.select(
            features.stream().mapToDouble(f -> Double.parseDouble(phi.get(f))).toArray(),
            new boolean[features.size()],
            Set.of(),
            Hint.REVIEW);
    Map<String, String> points = golden.pairs("family_points");
    assertThat(selected.families()).hasSameSizeAs(points.keySet());
    selected
        .families()
        .forEach(
            f ->
                assertThat(f.points())
                    .isCloseTo(Double.parseDouble(points.get(f.code())), within(1e-6)));
    assertThat(
            selected.adverse().stream()
                .map(ReasonCodes.Family::code)
                .collect(Collectors.joining(";")))
        .isEqualTo(golden.text("reasons"));
  }

  @Test
  void givesADeclineItsLargestAdverseFamilyHoweverSmall() {
    ReasonCodes many =
        new ReasonCodes(
            Stream.of("R01", "R02").map(c -> new ReasonCodes.Code(c, c, c)).toList(),
            new double[] {0, 0},
            FACTOR);
    // One family lies on the good side but lost nearly all, so the other is below 3 points and 5 %.
    ReasonCodes.Reasons reasons =
        many.select(new double[] {5, 0.05}, new boolean[2], Set.of("R01"), Hint.DECLINE);
    assertThat(reasons.adverse()).extracting(ReasonCodes.Family::code).containsExactly("R02");
    assertThat(reasons.hint()).isEqualTo(Hint.DECLINE);
  }

  @Test
  void reviewsADeclineThatNothingSupports() {
    ReasonCodes.Reasons reasons =
        SALES_AND_TAX.select(new double[] {-1, 1}, new boolean[2], Set.of("R04"), Hint.DECLINE);
    assertThat(reasons.adverse()).isEmpty();
    assertThat(reasons.hint()).isEqualTo(Hint.REVIEW);
  }

  @Test
  void letsAMissingValueSpeakForItsData() {
    ReasonCodes.Reasons reasons =
        SALES_AND_TAX.select(
            new double[] {1, -1}, new boolean[] {true, false}, Set.of(), Hint.REVIEW);
    assertThat(reasons.adverse())
        .singleElement()
        .satisfies(
            family -> {
              assertThat(family.code()).isEqualTo("R90");
              assertThat(family.feature()).isEqualTo("sales");
              assertThat(family.points()).isCloseTo(-FACTOR, within(1e-12));
            });
    assertThat(reasons.positives()).extracting(ReasonCodes.Family::code).containsExactly("R04");
  }

  @Test
  void praisesNothingThatIsMissing() {
    ReasonCodes.Reasons reasons =
        SALES_AND_TAX.select(
            new double[] {-1, -1}, new boolean[] {true, true}, Set.of(), Hint.APPROVE);
    assertThat(reasons.positives()).isEmpty();
  }

  @Test
  void conservesThePointsOfTheRow() {
    double[] phi = {0.3, -0.7};
    double sum =
        SALES_AND_TAX.select(phi, new boolean[2], Set.of(), Hint.REVIEW).families().stream()
            .mapToDouble(ReasonCodes.Family::points)
            .sum();
    assertThat(sum).isCloseTo(-FACTOR * (0.3 - 0.7), within(1e-12));
  }

  @Test
  void readsTheStarterCatalogueInBothLanguages() {
    ReasonCatalogue catalogue = catalogue(Golden.lines("credit_reason_catalogue.csv"));
    // 18 families with two sides each, and six kinds of missing data.
    assertThat(catalogue.entries()).hasSize(18 + 18 + 6);
    assertThat(catalogue.entry("R01").textZh()).isEqualTo("近24个月存在逾期记录");
    assertThat(catalogue.positiveOf("delinquency"))
        .map(ReasonCatalogue.Entry::code)
        .contains("P01");
    assertThat(catalogue.positiveOf("tax")).isEmpty();
    assertThatThrownBy(() -> catalogue.entry("R99"))
        .hasMessage("reason catalogue: no code R99; add it to the catalogue or name another");
  }

  /** A column that no family speaks of is named, unless its name is one that may not be said. */
  @Test
  void givesAColumnWithoutACodeAReasonOfItsOwn() {
    ReasonCatalogue catalogue =
        catalogue(
                List.of(
                    "code,kind,family,text_zh,text_en,actionable",
                    "R42,RISK,others,其他信息,Other information,false",
                    "P42,POSITIVE,others,其他信息良好,Other information is good,false",
                    "R45,RISK,own,资料“{column}”偏高,What is said of {column},false",
                    "P45,POSITIVE,own,资料“{column}”良好,What is said of {column} is good,false"))
            .with(List.of(own("shelf", "Metres of shelf."), own("points", "Score of the owner")));
    assertThat(catalogue.entry("R45.shelf").textEn()).isEqualTo("What is said of Metres of shelf");
    assertThat(catalogue.positiveOf(catalogue.entry("R45.shelf").family()))
        .hasValueSatisfying(
            good -> {
              assertThat(good.code()).isEqualTo("P45.shelf");
              assertThat(good.textZh()).isEqualTo("资料“Metres of shelf”良好");
            });
    assertThat(catalogue.entry("R45.points").textEn()).isEqualTo("Other information");
  }

  private static Feature own(String name, String meaning) {
    String code = ReasonCatalogue.ownCode(name);
    return new Feature(
        name,
        Feature.Kind.NUMBER,
        Trend.FREE,
        "none",
        code,
        code,
        Unit.NONE,
        meaning,
        List.of("raw.shop." + name));
  }

  @Test
  void namesEveryFaultOfACatalogue() {
    List<String> lines =
        List.of(
            "code,kind,family,text_zh,text_en,actionable",
            "R01,RISK,delinquency,存在逾期,Payments were overdue,true",
            "R02,RISC,debt,,Debt is high,yes",
            "R03,DATA,tax,评分过低,Score too low,false",
            "R01,POSITIVE,debt,负债较低,Debt is low,false");
    assertThatThrownBy(() -> catalogue(lines))
        .hasMessage(
            """
            reason catalogue:
            reason 2 (R02): text_zh is missing
            reason 2 (R02): kind is "RISC", expected RISK, DATA or POSITIVE
            reason 2 (R02): actionable is "yes", expected true or false
            reason 3 (R03): text_en is "Score too low", which names a score, a model or a protected attribute; name the fact
            reason 3 (R03): text_zh is "评分过低", which names a score, a model or a protected attribute; name the fact
            reason 4 (R01): the code stands twice; give each reason its own""");
  }

  @Test
  void wantsAGoodSideForEachRisk() {
    List<String> lines =
        List.of(
            "code,kind,family,text_zh,text_en,actionable",
            "R01,RISK,delinquency,存在逾期,Payments were overdue,true");
    assertThatThrownBy(() -> catalogue(lines))
        .hasMessage(
            "reason catalogue:\nreason R01: family delinquency has no POSITIVE reason; add one");
  }

  /** The catalogue of CSV lines without quotes: a header first, comments begin with #. */
  private static ReasonCatalogue catalogue(List<String> lines) {
    List<String[]> cells =
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split(",", -1))
            .toList();
    String[] names = cells.get(0);
    return ReasonCatalogue.parse(
        cells.stream()
            .skip(1)
            .map(
                row ->
                    IntStream.range(0, names.length)
                        .boxed()
                        .collect(Collectors.toMap(i -> names[i], i -> row[i])))
            .toList());
  }
}
