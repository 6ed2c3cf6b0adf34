// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Unit;
import org.qingmiao.models.SmallBook;

class LeakGuardTest {

  private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);
  private static final Recipe RECIPE = Recipe.DEFAULT.withRounds(20);

  private static final Feature MONTHS = feature("months", List.of("raw.loan.months"));

  @Test
  void namesTheWayFromAFeatureToTheOutcome() {
    Feature ratio = feature("charge_off_ratio", List.of("raw.sba_loan.chg_off_amount"));
    Feature deep = feature("loss_share", List.of("feature.loan.loss"));
    Map<String, Role> roles =
        Map.of(
            "raw.sba_loan.chg_off_amount", Role.OUTCOME,
            "raw.sba_loan.gr_appv", Role.FEATURE,
            "feature.loan.loss", Role.FEATURE);
    Map<String, List<String>> derived =
        Map.of("feature.loan.loss", List.of("raw.sba_loan.gr_appv", "raw.sba_loan.chg_off_amount"));

    assertThatThrownBy(() -> LeakLineage.require(List.of(ratio, deep), roles, derived))
        .hasMessage(
            "QM-LEAK-1: charge_off_ratio <- raw.sba_loan.chg_off_amount (OUTCOME); loss_share <-"
                + " feature.loan.loss <- raw.sba_loan.chg_off_amount (OUTCOME); a feature may"
                + " descend only from columns known before the decision and not protected; take"
                + " these out of the features");
  }

  @Test
  void letsHonestLineagePassAndAsksForUndeclaredColumns() {
    Feature honest = feature("share", List.of("raw.sba_loan.gr_appv"));
    LeakLineage.require(List.of(honest), Map.of("raw.sba_loan.gr_appv", Role.FEATURE), Map.of());
    assertThatThrownBy(() -> LeakLineage.require(List.of(honest), Map.of(), Map.of()))
        .hasMessage(
            "QM-SCHEMA-1: column raw.sba_loan.gr_appv has no role and no inputs; declare it in its"
                + " contract");
  }

  @Test
  void measuresEveryFeatureOfAnHonestBookAndSuspectsNone() {
    List<Evidence> evidence = guard(SmallBook.of(3_000, 1), SmallBook.of(2_000, 2), List.of());
    assertThat(evidence).allMatch(one -> one.verdict() == Evidence.Verdict.CLEAR);
    assertThat(evidence)
        .extracting(Evidence::column)
        .contains("sales", "debt", "rent", "sector", "noise");
    assertThat(evidence.get(evidence.size() - 1).column()).isEqualTo("(model)");
  }

  @Test
  void stopsAtAFeatureThatHeapsByLabel() {
    LeakSuspicion suspicion =
        catchThrowableOfType(
            LeakSuspicion.class,
            () ->
                guard(
                    withMonths(SmallBook.of(3_000, 1)),
                    withMonths(SmallBook.of(2_000, 2)),
                    List.of()));
    assertThat(suspicion.code()).isEqualTo(ModelRefusal.Code.LEAK_SUSPECT);
    // Goods end after whole years, bads a month later.
    assertThat(suspicion)
        .hasMessageStartingWith("QM-LEAK-2: LEAK_SUSPECT months: ")
        .hasMessageContaining(
            "HEAPING 1.000 against 0.30 (multiples of 12: 100.0 % of goods, 0.0 % of bads)")
        .hasMessageEndingWith(
            "; find out whether it is known before the decision: if not, give it the role"
                + " post_decision, if so, sign a waiver in the conf");
  }

  @Test
  void asksForALookAtOneGoodFeatureOfASmallTableAndGoesOn() {
    // Of sales, debt and noise alone, sales and debt carry the model, and honestly so.
    List<Evidence> evidence =
        guard(onlyThree(SmallBook.of(3_000, 1)), onlyThree(SmallBook.of(2_000, 2)), List.of());

    assertThat(evidence).noneMatch(one -> one.verdict() == Evidence.Verdict.SUSPECT);
    assertThat(evidence)
        .filteredOn(one -> one.verdict() == Evidence.Verdict.INVESTIGATE)
        .isNotEmpty()
        .allMatch(one -> one.detector() == Evidence.Detector.DROP_ONE && one.value() >= 0.05)
        .extracting(Evidence::column)
        .isSubsetOf("sales", "debt");
  }

  @Test
  void suspectsWhatTheModelMissesWhereAnotherDetectorAgrees() {
    LeakSuspicion suspicion =
        catchThrowableOfType(
            LeakSuspicion.class,
            () ->
                guard(
                    withMonths(SmallBook.of(3_000, 1)),
                    withMonths(SmallBook.of(2_000, 2)),
                    List.of()));
    assertThat(suspicion.evidence())
        .filteredOn(one -> one.verdict() == Evidence.Verdict.SUSPECT)
        .allMatch(one -> one.column().equals("months"))
        .extracting(Evidence::detector)
        .contains(Evidence.Detector.HEAPING, Evidence.Detector.DROP_ONE);
  }

  @Test
  void suspectsWhatMakesAModelGoodBeyondBelief() {
    // Bads have 4 or 13, goods 1, 8 or 16: an AUC of one half, no round numbers, but trees tell.
    LeakSuspicion suspicion =
        catchThrowableOfType(
            LeakSuspicion.class,
            () ->
                guard(
                    withCode(SmallBook.of(3_000, 1)), withCode(SmallBook.of(2_000, 2)), List.of()));
    assertThat(suspicion.evidence())
        .filteredOn(one -> one.verdict() == Evidence.Verdict.SUSPECT)
        .extracting(one -> one.column() + " " + one.detector())
        .containsExactly("months DROP_ONE");
  }

  @Test
  void goesOnUnderAWaiverUntilItExpires() {
    Sample train = withMonths(SmallBook.of(3_000, 1));
    Sample test = withMonths(SmallBook.of(2_000, 2));
    Waiver valid = new Waiver("months", "op-7", "agreed term, see contract 4", TODAY);
    assertThat(guard(train, test, List.of(valid)))
        .filteredOn(one -> one.verdict() == Evidence.Verdict.WAIVED)
        .extracting(Evidence::column)
        .isNotEmpty()
        .containsOnly("months");

    Waiver expired = new Waiver("months", "op-7", "agreed term", TODAY.minusDays(1));
    assertThatThrownBy(() -> guard(train, test, List.of(expired)))
        .isInstanceOf(LeakSuspicion.class);
  }

  @Test
  void refusesAWaiverThatNobodySigned() {
    assertThatThrownBy(() -> new Waiver("months", "", "agreed", TODAY))
        .hasMessage(
            "waiver of \"months\" by \"\" for \"agreed\": column, by and reason must all be there");
  }

  private static List<Evidence> guard(Sample train, Sample test, List<Waiver> waivers) {
    TrainSet trainSet = new TrainSet(train);
    try (FittedTrees full = FittedTrees.of(trainSet, RECIPE)) {
      return LeakGuard.require(
          trainSet, test, full, RECIPE, new LeakGuard.Settings(waivers, TODAY));
    }
  }

  /** The book with a term that knows the end: 12 or 24 months for goods, 13 or 25 for bads. */
  private static Sample withMonths(Sample sample) {
    return with(sample, row -> 12 * (1 + row % 2) + (sample.isBad(row) ? 1 : 0));
  }

  /** The book with a code that tells the classes apart, but neither by size nor by roundness. */
  private static Sample withCode(Sample sample) {
    return with(
        sample,
        row -> sample.isBad(row) ? List.of(4, 13).get(row % 2) : List.of(1, 8, 16).get(row % 3));
  }

  private static Sample with(Sample sample, IntToDoubleFunction months) {
    return columns(sample, List.of(SmallBook.DEBT, MONTHS))
        .number("months", IntStream.range(0, sample.size()).mapToDouble(months).toArray())
        .build();
  }

  private static Sample onlyThree(Sample sample) {
    return columns(sample, List.of(SmallBook.SALES, SmallBook.DEBT, SmallBook.NOISE)).build();
  }

  /** The same rows with those of the features that the sample has. */
  private static Sample.Builder columns(Sample sample, List<Feature> features) {
    IntStream rows = IntStream.range(0, sample.size());
    String[] key = rows.mapToObj(sample::applicant).toArray(String[]::new);
    LocalDate[] asOf =
        IntStream.range(0, sample.size()).mapToObj(sample::asOf).toArray(LocalDate[]::new);
    Sample.Builder builder =
        Sample.of(features).keys(key, asOf, key, sample.buckets()).outcomes(sample.bads());
    features.stream()
        .filter(sample.features()::contains)
        .forEach(
            feature ->
                builder.number(
                    feature.name(),
                    IntStream.range(0, sample.size())
                        .mapToDouble(row -> sample.number(feature, row))
                        .toArray()));
    return builder;
  }

  private static Feature feature(String name, List<String> inputs) {
    return new Feature(
        name,
        Feature.Kind.NUMBER,
        Trend.FREE,
        "none",
        "R17",
        "R17",
        Unit.NONE,
        "A made-up number.",
        inputs);
  }
}
