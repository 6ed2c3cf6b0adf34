// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.define.Feature;
import org.qingmiao.models.SmallBook;
import org.qingmiao.models.ensemble.Registered;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.CalibSet;
import org.qingmiao.models.train.CanonicalJson;
import org.qingmiao.models.train.FeatureVector;
import org.qingmiao.models.train.LeakGuard;
import org.qingmiao.models.train.ModelRefusal;
import org.qingmiao.models.train.Prior;
import org.qingmiao.models.train.PriorCorrection;
import org.qingmiao.models.train.Recipe;
import org.qingmiao.models.train.Sample;
import org.qingmiao.models.train.TrainSet;

class CreditModelTest {

  private static final Recipe RECIPE = Recipe.DEFAULT.withRounds(40);
  private static final Prior WEIGHTS = Prior.of(PriorCorrection.Mode.CASE_WEIGHTS);
  private static final Sample TEST = SmallBook.of(1_500, 3);

  private static CreditModel model;

  @BeforeAll
  static void trainOnce() {
    model = train(SmallBook.of(3_000, 1), SmallBook.of(2_000, 2), WEIGHTS, new Cutoffs(0.2, 0.4));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void isAFunctionOfItsRowsAndSettings() {
    try (CreditModel again =
        train(SmallBook.of(3_000, 1), SmallBook.of(2_000, 2), WEIGHTS, new Cutoffs(0.2, 0.4))) {
      assertThat(again.digests()).isEqualTo(model.digests());
    }
  }

  @Test
  void scoresARowAloneAsInABatch() {
    List<Scored> batch = model.score(TEST);
    for (int row = 0; row < 100; row++) {
      Scored one = model.score(batch.get(row).vector().values());
      assertThat(withoutVector(one)).isEqualTo(withoutVector(batch.get(row)));
      assertThat(one.vector().sha256()).isEqualTo(batch.get(row).vector().sha256());
    }
  }

  @Test
  void scoresNothingForNobody() {
    assertThat(model.score(List.of())).isEmpty();
  }

  @Test
  void scoresBitForBitFromItsStoredParts() {
    try (CreditModel read = read(model.modelBytes(), model.encoderJson(), model.calibratorJson())) {
      assertThat(read.digests()).isEqualTo(model.digests());
      List<Scored> before = model.score(TEST);
      List<Scored> after = read.score(before.stream().map(one -> one.vector().values()).toList());
      assertThat(after.stream().map(CreditModelTest::withoutVector))
          .isEqualTo(before.stream().map(CreditModelTest::withoutVector).toList());
    }
  }

  @Test
  void namesThePartOfWhichOneByteWasAltered() {
    byte[] trees = model.modelBytes();
    byte[] encoder = model.encoderJson();
    byte[] calibrator = model.calibratorJson();
    assertThatThrownBy(() -> read(altered(trees), encoder, calibrator))
        .isInstanceOf(ModelRefusal.class)
        .hasMessageMatching(
            "QM-SCHEMA-1: the stored model has SHA-256 [0-9a-f]{64}, expected [0-9a-f]{64}; its"
                + " bytes were altered, restore them from a backup");
    assertThatThrownBy(() -> read(trees, altered(encoder), calibrator))
        .hasMessageStartingWith("QM-SCHEMA-1: the stored encoder has SHA-256");
    assertThatThrownBy(() -> read(trees, encoder, altered(calibrator)))
        .hasMessageStartingWith("QM-SCHEMA-1: the stored calibrator has SHA-256");
  }

  @Test
  void neverScoresFromDamagedBytes() {
    SplittableRandom random = new SplittableRandom(1069);
    byte[] trees = model.modelBytes();
    for (int round = 0; round < 1_000; round++) {
      byte[] damaged = trees.clone();
      if (random.nextBoolean()) {
        damaged = Arrays.copyOf(trees, random.nextInt(trees.length));
      } else {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      byte[] bytes = damaged;
      assertThatThrownBy(() -> read(bytes, model.encoderJson(), model.calibratorJson()))
          .isInstanceOf(ModelRefusal.class)
          .hasMessageContaining(
              "QM-SCHEMA-1: the stored model has SHA-256 " + CanonicalJson.sha256(bytes));
    }
  }

  @Test
  void provesItsDirectionsAndSaysHowItIsEvaluated() {
    assertThat(model.provenDirections()).containsExactly("debt", "rent", "sales", "sector");
    assertThat(model.evaluator()).isInstanceOf(Registered.Exact.class);
  }

  @Test
  void givesTheLibrarysDecisionsWithinItsRounding() {
    try (CreditModel library =
        CreditModel.from(
            model.modelBytes(),
            model.encoderJson(),
            model.calibratorJson(),
            model.digests(),
            new Registered.Native(""),
            1)) {
      assertThat(library.provenDirections()).isEmpty();
      List<Scored> theirs = library.score(TEST);
      List<Scored> ours = model.score(TEST);
      for (int row = 0; row < ours.size(); row++) {
        assertThat(ours.get(row).pd()).isEqualTo(theirs.get(row).pd());
        assertThat(ours.get(row).reasons())
            .extracting(ReasonCodes.Family::code)
            .isEqualTo(theirs.get(row).reasons().stream().map(ReasonCodes.Family::code).toList());
      }
    }
  }

  @Test
  void explainsEveryScoreToThePoint() {
    for (Scored one : model.score(TEST)) {
      assertThat(one.points().score()).isEqualTo(one.score().points());
      assertThat(one.reasons()).hasSizeLessThanOrEqualTo(4).allMatch(r -> r.points() < 0);
      assertThat(one.positives()).hasSizeLessThanOrEqualTo(2).allMatch(p -> p.points() > 0);
      assertThat(one.hint() == Hint.DECLINE && one.reasons().isEmpty()).isFalse();
    }
  }

  @Test
  void blamesTheDataWhereAValueIsMissing() {
    List<Scored> scored = model.score(TEST);
    assertThat(scored)
        .filteredOn(one -> Float.isNaN(one.vector().values()[0]))
        .isNotEmpty()
        .allMatch(one -> one.points().families().containsKey("R90"))
        .noneMatch(one -> one.points().families().containsKey("R03"));
  }

  @Test
  void gradesNothingOnAThinFile() {
    float[] row = {Float.NaN, Float.NaN, Float.NaN, Float.NaN, 0};
    Scored thin = model.score(row);
    assertThat(thin.status()).isEqualTo(Scored.Status.THIN_FILE);
    assertThat(thin.hint()).isEqualTo(Hint.REVIEW);
    assertThat(thin.coverage()).isEqualTo(model.gainShares().get("noise"));
  }

  @Test
  void readsAnApplicantByTheNamesOfTheFeatures() {
    FeatureValues applicant = applicant("farm");
    float[] vector = model.vector(applicant);
    assertThat(vector[0]).isEqualTo(1.5f);
    assertThat(vector[3]).isNegative(); // farms fail least in this book
    assertThat(model.unseen(oneRow("farm"))).isEqualTo(Map.of("sector", 0));
    assertThat(model.vector(applicant("mine"))[3]).isNaN();
    assertThat(model.unseen(oneRow("mine"))).isEqualTo(Map.of("sector", 1));
    assertThat(FeatureVector.of(vector).values()).isEqualTo(vector);
  }

  @Test
  void refusesATableThatLacksAColumn() {
    assertThatThrownBy(
            () ->
                model.requireColumns(
                    Map.of(
                        "sales", Feature.Kind.NUMBER,
                        "rent", Feature.Kind.NUMBER,
                        "sector", Feature.Kind.NUMBER,
                        "noise", Feature.Kind.NUMBER)))
        .hasMessage(
            "QM-SCHEMA-1: column debt is missing, column sector is a NUMBER, expected a CATEGORY;"
                + " build the feature table with the conf of the model");
  }

  @Test
  void correctsThePriorOnceWhicheverWay() {
    // Goods stand for 5 cases and bads for 2 in both.
    Sample train = SmallBook.of(3_000, 1).weightedByClass(1, 1);
    Sample calib = SmallBook.of(2_000, 2).weightedByClass(1, 1);
    Prior offset = Prior.offset(new PriorCorrection(2, 5));
    try (CreditModel corrected = train(train, calib, offset, new Cutoffs(0.2, 0.4))) {
      assertThat(meanPd(corrected)).isCloseTo(meanPd(model), within(0.02));
      assertThat(meanPd(model)).isCloseTo(TEST.badRate(), within(0.04));
    }
  }

  @Test
  void refusesToCorrectThePriorTwice() {
    PriorCorrection step = new PriorCorrection(2, 5);
    assertThatThrownBy(() -> new Prior(PriorCorrection.Mode.CASE_WEIGHTS, Optional.of(step)))
        .hasMessage(
            "QM-PRIOR-1: prior is CASE_WEIGHTS together with an offset of 2.0 per bad and 5.0 per"
                + " good, which would correct the class shares twice; keep one of them");
    assertThatThrownBy(() -> Prior.offset(step).population(TEST))
        .hasMessage(
            "QM-PRIOR-1: prior is OFFSET, but the rows carry case weights; take the role weight"
                + " from its column, or set prior to CASE_WEIGHTS");
    assertThatThrownBy(() -> Prior.of(PriorCorrection.Mode.OFFSET))
        .hasMessage(
            "QM-PRIOR-1: prior is OFFSET without population weights; give the weight of a bad and"
                + " of a good row");
  }

  @Test
  void refusesAReferenceOfNobody() {
    Cutoffs strict = new Cutoffs(0.0001, 0.4);
    assertThatThrownBy(() -> train(SmallBook.of(3_000, 1), SmallBook.of(2_000, 2), WEIGHTS, strict))
        .hasMessageMatching(
            "QM-FIT-1: no TRAIN row has a PD below cutoffs.approve_below 1.0E-4, the lowest is"
                + " 0\\.0\\d\\d, so reasons have nobody to compare with; see whether the label is the"
                + " right way round \\(1 bad, 0 good\\), and if it is, raise the cutoff, to 0\\.\\d\\d or"
                + " more");
  }

  @Test
  void refusesAnotherLibraryThanTheRegisteredOne() {
    BoostedTrees.requireLibrary("XGBoost 3.1.1");
    assertThatThrownBy(() -> BoostedTrees.requireLibrary("XGBoost 2.0.0"))
        .hasMessage(
            "QM-ENV-1: the model was registered with XGBoost 2.0.0, this process has XGBoost 3.1.1; run it"
                + " with the version of the model");
  }

  private static CreditModel train(Sample train, Sample calib, Prior prior, Cutoffs cutoffs) {
    return CreditTraining.train(
            TrainSet.of(train, TrainSet.MIN_BADS),
            new CalibSet(calib),
            TEST,
            new CreditTraining.Settings(
                RECIPE,
                prior,
                ScoreScale.DEFAULT,
                cutoffs,
                new LeakGuard.Settings(List.of(), LocalDate.of(2025, 6, 30))))
        .model();
  }

  private static CreditModel read(byte[] trees, byte[] encoder, byte[] calibrator) {
    return CreditModel.from(trees, encoder, calibrator, model.digests(), model.evaluator(), 1);
  }

  private static byte[] altered(byte[] bytes) {
    byte[] altered = bytes.clone();
    altered[altered.length / 2] ^= 1;
    return altered;
  }

  /** Everything said about a row but the object that holds its bytes. */
  private static List<Object> withoutVector(Scored one) {
    List<Object> said = new ArrayList<>();
    said.addAll(List.of(one.status(), one.margin(), one.pd(), one.pdLow(), one.pdHigh()));
    said.addAll(List.of(one.score(), one.grade(), one.hint(), one.coverage()));
    said.addAll(List.of(one.reasons(), one.positives(), one.points()));
    return said;
  }

  private static double meanPd(CreditModel model) {
    double sum = 0;
    double all = 0;
    List<Scored> scored = model.score(TEST);
    for (int row = 0; row < scored.size(); row++) {
      sum += TEST.weight(row) * scored.get(row).pd();
      all += TEST.weight(row);
    }
    return sum / all;
  }

  private static Sample oneRow(String sector) {
    double[] number = {1.5};
    return Sample.of(SmallBook.FEATURES)
        .keys(
            new String[] {"firm"},
            new LocalDate[] {LocalDate.of(2024, 1, 1)},
            new String[] {"loan"},
            new int[] {0})
        .outcomes(new boolean[] {false})
        .number("sales", number)
        .number("debt", number)
        .number("rent", number)
        .category("sector", new String[] {sector})
        .number("noise", number)
        .build();
  }

  private static FeatureValues applicant(String sector) {
    return new FeatureValues() {
      @Override
      public double number(String feature) {
        return 1.5;
      }

      @Override
      public String level(String feature) {
        return sector;
      }
    };
  }
}
