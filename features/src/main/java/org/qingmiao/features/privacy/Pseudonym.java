// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.privacy;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.RegistryConfiguration;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens that stand for identifiers: {@code tk:<domain>:<base64url>}, equal for equal identifiers
 * of one domain, and readable again by who holds the key.
 *
 * <p>Tink's deterministic AEAD (AES256-SIV) with the domain as associated data, so that a credit
 * code and a person's number never join by accident. Not an HMAC: its keys could not be changed
 * without the plain texts. The first five bytes are 1 and the id of the key; keys of two tables
 * join only if those ids are equal.
 *
 * <p>It travels to Spark tasks with its keyset and builds the cipher there.
 */
public final class Pseudonym implements Serializable {
  private static final long serialVersionUID = 1;
  private static final Pattern DOMAIN = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern TOKEN =
      Pattern.compile("tk:(" + DOMAIN.pattern() + "):([A-Za-z0-9_-]+)");

  /** One byte of version, four of key id, sixteen of synthetic initialisation vector. */
  private static final int LEAST_BYTES = 21;

  private final Keyset keyset;
  private transient volatile DeterministicAead cipher;

  private Pseudonym(Keyset keyset) {
    this.keyset = keyset;
  }

  /** Tokens made with the primary key of a keyset and read with any of its keys. */
  public static Pseudonym of(Keyset keyset) {
    return new Pseudonym(keyset);
  }

  /**
   * The token of an identifier.
   *
   * @param domain what kind of identifier it is, such as {@code credit_code}
   * @param plain the identifier in its normalised form
   */
  public String token(String domain, String plain) {
    if (!DOMAIN.matcher(domain).matches()) {
      throw new IllegalArgumentException(
          "token domain is \"%s\", expected snake_case such as credit_code".formatted(domain));
    }
    try {
      byte[] sealed =
          cipher()
              .encryptDeterministically(
                  plain.getBytes(StandardCharsets.UTF_8), domain.getBytes(StandardCharsets.UTF_8));
      return "tk:" + domain + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a %s could not be made a token".formatted(domain), e);
    }
  }

  /** The identifier behind a token, for who holds its key. */
  public String plain(String token) {
    String domain = domain(token);
    try {
      byte[] plain =
          cipher().decryptDeterministically(sealed(token), domain.getBytes(StandardCharsets.UTF_8));
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "token of key %d and domain %s cannot be read with the %s: another key made it, or it was altered"
              .formatted(keyId(token), domain, keyset),
          e);
    }
  }

  /** Whether a text has the form of a token. */
  public static boolean isToken(String text) {
    Matcher token = TOKEN.matcher(text);
    return token.matches() && decode(token.group(2)).length >= LEAST_BYTES;
  }

  /** The id of the key that made a token. Tokens of two keys must never be joined. */
  public static int keyId(String token) {
    return ByteBuffer.wrap(sealed(token)).getInt(1);
  }

  /** What kind of identifier a token stands for. */
  public static String domain(String token) {
    return parts(token).group(1);
  }

  private static byte[] sealed(String token) {
    return decode(parts(token).group(2));
  }

  private static Matcher parts(String token) {
    if (!isToken(token)) {
      // The text itself may be an identifier that was never made a token.
      throw new IllegalArgumentException(
          "a text of %d characters is not a token, expected tk:<domain>:<base64url>"
              .formatted(token.length()));
    }
    Matcher matcher = TOKEN.matcher(token);
    matcher.matches();
    return matcher;
  }

  /** Undecodable text (a length of 4n + 1) is no bytes at all. */
  private static byte[] decode(String base64url) {
    return base64url.length() % 4 == 1 ? new byte[0] : Base64.getUrlDecoder().decode(base64url);
  }

  private DeterministicAead cipher() throws GeneralSecurityException {
    DeterministicAead built = cipher;
    if (built == null) {
      built = keyset.handle().getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
      cipher = built;
    }
    return built;
  }

  @Override
  public String toString() {
    return "tokens by the " + keyset;
  }
}
