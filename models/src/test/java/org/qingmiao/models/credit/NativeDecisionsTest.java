// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.models.Golden;
import org.qingmiao.models.ensemble.Registered;
import org.qingmiao.models.train.FeatureVector;

/**
 * Decisions that were taken by the library, before there was an evaluator of our own, from a
 * registry row that says {@code native}: golden/native/decisions.csv and the model's three parts.
 */
class NativeDecisionsTest {

  private static final CreditModel MODEL = model();

  private static CreditModel model() {
    byte[] trees = part("model.ubj");
    byte[] encoder = part("encoder.json");
    byte[] calibrator = part("calibrator.json");
    ModelDigests digests = ModelDigests.of(trees, encoder, calibrator);
    return CreditModel.from(trees, encoder, calibrator, digests, Registered.of("native"), 1);
  }

  static Stream<Golden> decisions() {
    return Golden.read("native/decisions.csv");
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void comeOutBitForBit(Golden decision) {
    byte[] vector = HexFormat.of().parseHex(decision.text("vector"));
    Scored scored = MODEL.score(FeatureVector.read(vector).values());
    assertThat(HexFormat.of().formatHex(scored.vector().bytes()))
        .isEqualTo(decision.text("vector"));
    assertThat(said(scored))
        .containsExactly(
            decision.text("status"),
            decision.text("margin"),
            decision.text("pd"),
            decision.text("pd_low"),
            decision.text("pd_high"),
            decision.text("score"),
            decision.text("grade"),
            decision.text("hint"),
            decision.text("coverage"),
            decision.text("reasons"),
            decision.text("positives"),
            decision.text("points"));
  }

  private static List<String> said(Scored scored) {
    return List.of(
        scored.status().name(),
        Double.toHexString(scored.margin()),
        Double.toHexString(scored.pd()),
        Double.toHexString(scored.pdLow()),
        Double.toHexString(scored.pdHigh()),
        Integer.toString(scored.score().points()),
        scored.grade().name(),
        scored.hint().name(),
        Double.toHexString(scored.coverage()),
        families(scored.reasons()),
        families(scored.positives()),
        points(scored.points()));
  }

  private static String families(List<ReasonCodes.Family> families) {
    return families.stream()
        .map(f -> f.code() + "/" + f.feature() + "=" + Double.toHexString(f.points()))
        .collect(Collectors.joining(" "));
  }

  private static String points(ScoreSum sum) {
    String families =
        sum.families().entrySet().stream()
            .map(Map.Entry::toString)
            .collect(Collectors.joining("; ", "{", "}"));
    return "%d %s %d".formatted(sum.reference(), families, sum.rest());
  }

  private static byte[] part(String name) {
    try (InputStream in = NativeDecisionsTest.class.getResourceAsStream("/golden/native/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
