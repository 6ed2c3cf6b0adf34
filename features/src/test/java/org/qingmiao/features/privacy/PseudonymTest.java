// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.Golden;
import org.qingmiao.features.SparkTest;

@ExtendWith(SparkTest.class)
class PseudonymTest {
  /** The test keys in the header of the golden file: 00 01 .. 3F, and FF FE .. C0. */
  private static final Map<Integer, Keyset> KEYSETS =
      Map.of(1001, Keyset.create(1001, bytes(0, 1)), 1002, Keyset.create(1002, bytes(255, -1)));

  @Test
  void tokensOfTheGoldenFileAreExactAndReadBack() {
    List<Map<String, String>> cases = Golden.rows("platform_tokens.csv");
    assertThat(cases).hasSize(12);
    for (Map<String, String> expected : cases) {
      int keyId = Integer.parseInt(expected.get("key_id"));
      Pseudonym pseudonym = Pseudonym.of(KEYSETS.get(keyId));
      String token = pseudonym.token(expected.get("domain"), expected.get("plain"));
      assertThat(token).isEqualTo(expected.get("token"));
      assertThat(pseudonym.plain(token)).isEqualTo(expected.get("plain"));
      assertThat(Pseudonym.keyId(token)).isEqualTo(keyId);
      assertThat(Pseudonym.domain(token)).isEqualTo(expected.get("domain"));
    }
  }

  @Test
  void worksInsideSparkTasks(SparkSession spark) {
    Pseudonym pseudonym = Pseudonym.of(Keyset.demo());
    List<String> tokens =
        spark
            .createDataset(List.of("13800138000", "13800138001"), Encoders.STRING())
            .repartition(2)
            .map((MapFunction<String, String>) p -> pseudonym.token("phone", p), Encoders.STRING())
            .collectAsList();
    assertThat(tokens)
        .containsExactlyInAnyOrder(
            pseudonym.token("phone", "13800138000"), pseudonym.token("phone", "13800138001"));
  }

  @Test
  void aKeysetReadsBackFromItsOwnJson() {
    Keyset keyset = KEYSETS.get(1001);
    assertThat(Keyset.parse(keyset.secretJson())).isEqualTo(keyset);
    assertThat(keyset.isDemo()).isFalse();
    assertThat(Keyset.demo()).isEqualTo(Keyset.demo()).matches(Keyset::isDemo);
  }

  @Test
  void nothingPrintsAKeyOrAPlainText() {
    assertThat(Pseudonym.of(KEYSETS.get(1001)))
        .hasToString("tokens by the keyset with primary key 1001");
    assertThat(Keyset.demo()).hasToString("keyset with primary key 1145392463 (DEMO)");
    assertThatThrownBy(() -> Keyset.parse("{\"key\": \"c2VjcmV0\"}"))
        .hasMessage(
            "keyset: not a Tink keyset in JSON form; make one with: qingmiao keyset new FILE")
        .hasNoCause();
    assertThatThrownBy(() -> Pseudonym.keyId("13800138000"))
        .hasMessage("a text of 11 characters is not a token, expected tk:<domain>:<base64url>");
  }

  @Test
  void aTokenOfAnotherKeyOrDomainIsNotRead() {
    String token = Pseudonym.of(KEYSETS.get(1002)).token("phone", "13800138000");
    assertThatThrownBy(() -> Pseudonym.of(KEYSETS.get(1001)).plain(token))
        .hasMessage(
            "token of key 1002 and domain phone cannot be read with the keyset with primary key"
                + " 1001: another key made it, or it was altered");
    String moved = token.replace("tk:phone:", "tk:account:");
    assertThatThrownBy(() -> Pseudonym.of(KEYSETS.get(1002)).plain(moved))
        .hasMessageContaining("domain account");
  }

  private static byte[] bytes(int first, int step) {
    byte[] bytes = new byte[Keyset.KEY_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i * step);
    }
    return bytes;
  }
}
