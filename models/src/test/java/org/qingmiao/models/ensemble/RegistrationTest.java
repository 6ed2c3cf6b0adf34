// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.FeatureMatrix;
import org.qingmiao.models.train.ModelRefusal;

class RegistrationTest {

  private static final String[] NUMBERS = {"q", "q"};

  @Test
  void servesTreesThatItCanHold() {
    try (Evaluator evaluator = Registration.of(Grown.trees(10, Grown.recipe(20, 4, 20)))) {
      assertThat(evaluator.registered().text()).matches("exact, base margin 0xbf[0-9a-f]{6}");
    }
  }

  @Test
  void opensAgainToTheSameBits() {
    BoostedTrees trees = Grown.trees(10, Grown.recipe(20, 4, 20));
    byte[] bytes = trees.bytes();
    Evaluator first = Registration.of(trees);
    Registered registered = Registered.of(first.registered().text());
    try (Evaluator again = registered.open(bytes, 1);
        Evaluator library = new Registered.Native("").open(bytes, 1)) {
      FeatureMatrix rows = ProbeRows.of(StoredForest.read(bytes));
      assertThat(again.margins(rows)).isEqualTo(first.margins(rows));
      assertThat(library.margins(rows)).isEqualTo(first.margins(rows));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0001, 0.05, 0.141996, 0.234567, 0.5, 0.75, 0.999})
  void takesTheBaseMarginFromTheLibrary(double baseScore) throws XGBoostError {
    Map<String, Object> parameters =
        Map.of("objective", "binary:logistic", "max_depth", 2, "base_score", baseScore);
    try (BoostedTrees trees = Grown.odd(parameters, NUMBERS)) {
      StoredForest forest = StoredForest.read(trees.bytes());
      ExactEvaluator exact = new ExactEvaluator(forest, trees.baseMargin());
      FeatureMatrix rows = ProbeRows.of(forest);
      assertThat(exact.margins(rows)).isEqualTo(trees.margins(rows));
    }
  }

  @Test
  void leavesToTheLibraryWhatItCannotHold() throws XGBoostError {
    assertReason(
        Map.of("objective", "binary:logistic", "max_depth", 6, "min_child_weight", 0),
        NUMBERS,
        "native: a tree deeper than 4");
    assertReason(
        Map.of("objective", "binary:logistic", "booster", "dart", "max_depth", 2),
        NUMBERS,
        "native: booster dart, served is gbtree");
    assertReason(
        Map.of("objective", "reg:squarederror", "max_depth", 2),
        NUMBERS,
        "native: objective reg:squarederror, served is binary:logistic");
    assertReason(
        Map.of("objective", "binary:logistic", "max_depth", 2, "max_cat_to_onehot", 1),
        new String[] {"c", "q"},
        "native: a categorical split");
  }

  private static void assertReason(Map<String, Object> parameters, String[] types, String text)
      throws XGBoostError {
    try (Evaluator evaluator = Registration.of(Grown.odd(parameters, types))) {
      assertThat(evaluator.registered().text()).isEqualTo(text);
      assertThat(Registered.of(text)).isEqualTo(evaluator.registered());
    }
  }

  @Test
  void refusesARegistryRowThatDoesNotFitItsModel() {
    try (BoostedTrees trees = Grown.trees(10, Grown.recipe(2, 4, 20))) {
      byte[] bytes = trees.bytes();
      Registered altered =
          new Registered.Exact(Float.floatToRawIntBits(trees.baseMargin()) ^ 1 << 20);
      assertThatThrownBy(() -> altered.open(bytes, 1))
          .isInstanceOf(ModelRefusal.class)
          .hasMessageMatching(
              "QM-SCHEMA-1: the model with SHA-256 [0-9a-f]{64} has base score 0\\.[0-9]+, but is"
                  + " registered with base margin -[0-9.]+; restore its registry row from a backup");
    }
    assertThatThrownBy(() -> Registered.of("exact"))
        .hasMessage(
            "QM-SCHEMA-1: the registry names evaluator \"exact\", expected native, or \"exact, base"
                + " margin 0x\" and eight hexadecimal digits; restore its row from a backup");
  }
}
