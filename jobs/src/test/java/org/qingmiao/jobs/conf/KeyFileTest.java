// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

class KeyFileTest {
  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void makeKeys() throws IOException {
    file = folder.resolve("shop.keys");
    write(17);
  }

  @Test
  void aNewLakeTakesAnyKeyAndRemembersIt() throws IOException {
    assertThat(KeyFile.of(settings()).primaryKeyId()).isEqualTo(17);
    assertThat(folder.resolve("lake")).doesNotExist();
    KeyFile.mark(settings());
    assertThat(KeyFile.of(settings()).primaryKeyId()).isEqualTo(17);
    assertThat(Files.readString(folder.resolve("lake/key-id"))).isEqualTo("17");
  }

  @Test
  void aLakeRefusesOtherKeysThanItsOwn() throws IOException {
    KeyFile.mark(settings());
    write(18);
    assertThatThrownBy(() -> KeyFile.of(settings()))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.POLICY))
        .hasMessageContaining("come from key 17")
        .hasMessageContaining("holds key 18")
        .hasMessageContaining("bring back the keyset of this lake");
  }

  /** A new one in its place would be followed by new names for everybody. */
  @Test
  void lostKeysAreToBeBroughtBackAndNotMadeAnew() throws IOException {
    Files.delete(file);
    assertThatThrownBy(() -> KeyFile.of(settings()))
        .hasMessageEndingWith("make one with: ./qingmiao keyset new " + file);
    write(17);
    KeyFile.mark(settings());
    Files.delete(file);
    assertThatThrownBy(() -> KeyFile.of(settings()))
        .hasMessageContaining("bring it back from your copy")
        .hasMessageNotContaining("keyset new");
  }

  private void write(int keyId) throws IOException {
    byte[] key = new byte[Keyset.KEY_BYTES];
    key[0] = (byte) keyId;
    Files.writeString(file, Keyset.create(keyId, key).secretJson());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Settings settings() throws IOException {
    String conf =
        """
        name: shop
        lake: %s
        as_of: 2025-06-30
        keyset: %s
        sources:
          - source: visits
            table: raw.visit
            grain: one visit
            format: csv
            files: visits.csv
            key: [visit_no]
            columns:
              visit_no: {from: no, type: text, meaning: Number of the visit.}
        """;
    return Settings.read(
        Files.writeString(
            folder.resolve("conf.yaml"), conf.formatted(folder.resolve("lake"), file)),
        List.of(),
        List.of());
  }
}
