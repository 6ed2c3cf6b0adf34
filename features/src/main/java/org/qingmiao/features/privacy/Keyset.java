// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.privacy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * The keys that turn identifiers into tokens, in Tink's JSON form: one primary key that makes
 * tokens, and older ones that still read them.
 *
 * <p>It never prints its keys. Where it comes from, a file or a variable, is the business of jobs.
 */
public final class Keyset implements Serializable {
  private static final long serialVersionUID = 1;

  /** AES-SIV with two keys of 256 bits. */
  public static final int KEY_BYTES = 64;

  /** The letters DEMO, so that every demo token begins alike and can be told from a real one. */
  private static final int DEMO_KEY_ID = 0x44454D4F;

  private static final String DEMO_SEED = "qingmiao demo keyset: for public and made-up data only";

  static {
    try {
      DeterministicAeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink on the class path has no deterministic AEAD", e);
    }
  }

  private final String json;

  private Keyset(String json) {
    this.json = json;
  }

  /** Reads a keyset in Tink's JSON form; it must hold AES-SIV keys whose tokens carry their id. */
  public static Keyset parse(String json) {
    Keyset keyset = new Keyset(json);
    if (!(keyset.handle().getPrimary().getKey() instanceof AesSivKey key)
        || !key.getParameters().getVariant().equals(AesSivParameters.Variant.TINK)) {
      throw new IllegalArgumentException(
          "keyset: its primary key is not an AES256-SIV key with the TINK output prefix; make one"
              + " with: qingmiao keyset new FILE");
    }
    return keyset;
  }

  /**
   * A keyset of one key.
   *
   * @param keyId names the key inside every token; greater than 0
   * @param key {@link #KEY_BYTES} bytes from a good source of randomness
   */
  @AccessesPartialKey
  public static Keyset create(int keyId, byte[] key) {
    if (keyId <= 0 || key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "keyset: key id is %d and the key has %d bytes, expected an id above 0 and %d bytes"
              .formatted(keyId, key.length, KEY_BYTES));
    }
    try {
      AesSivKey siv =
          AesSivKey.builder()
              .setParameters(
                  AesSivParameters.builder()
                      .setKeySizeBytes(KEY_BYTES)
                      .setVariant(AesSivParameters.Variant.TINK)
                      .build())
              .setIdRequirement(keyId)
              .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
              .build();
      KeysetHandle handle =
          KeysetHandle.newBuilder()
              .addEntry(KeysetHandle.importKey(siv).withFixedId(keyId).makePrimary())
              .build();
      return new Keyset(
          TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keyset: Tink makes no AES256-SIV key", e);
    }
  }

  /** The keyset of the demo: the same for everybody, hence no protection at all. */
  public static Keyset demo() {
    try {
      byte[] seed = DEMO_SEED.getBytes(StandardCharsets.UTF_8);
      return create(DEMO_KEY_ID, MessageDigest.getInstance("SHA-512").digest(seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-512", e);
    }
  }

  /** Whether it is the keyset that everybody has. */
  public boolean isDemo() {
    return primaryKeyId() == DEMO_KEY_ID;
  }

  /** The id of the key that makes tokens. */
  public int primaryKeyId() {
    return handle().getPrimary().getId();
  }

  /** The keys in Tink's JSON form; to be written where only its owner can read it. */
  public String secretJson() {
    return json;
  }

  KeysetHandle handle() {
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException | RuntimeException e) {
      // Not the cause: its text may quote the keyset.
      throw new IllegalArgumentException(
          "keyset: not a Tink keyset in JSON form; make one with: qingmiao keyset new FILE");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Keyset keyset && json.equals(keyset.json);
  }

  @Override
  public int hashCode() {
    return Objects.hash(primaryKeyId());
  }

  @Override
  public String toString() {
    return "keyset with primary key %d%s".formatted(primaryKeyId(), isDemo() ? " (DEMO)" : "");
  }
}
