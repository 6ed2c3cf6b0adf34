// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON with one spelling per value, so that equal objects have equal digests.
 *
 * <p>Keys are sorted by UTF-16 code unit, nothing is indented, text is UTF-8, and a double is
 * written with the fewest digits that read back as the same double. Java 17's own {@code
 * Double.toString} sometimes writes a digit too many, and later Javas do not, so the digits are
 * found here. A double always keeps a point or an exponent and -0.0 its sign, so that it reads back
 * as the same double and not as a whole number.
 */
public final class CanonicalJson {

  private static final JsonMapper READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /** Any decimal of up to this many digits survives the way through a normal double and back. */
  private static final int SURE_DIGITS = 15;

  private static final int MOST_DIGITS = 17;

  private CanonicalJson() {}

  /** The one spelling, in UTF-8, of a tree of maps, lists, text, numbers and booleans. */
  public static byte[] write(Map<String, ?> tree) {
    StringBuilder json = new StringBuilder();
    append(json, tree, "$");
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The tree that was written: maps, lists, text, numbers and booleans. */
  public static Map<String, Object> read(byte[] json) {
    try {
      return READER.readValue(json, new TypeReference<>() {});
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "not a JSON object: %s".formatted(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  /** The SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void append(StringBuilder json, Object value, String path) {
    if (value instanceof Map<?, ?> map) {
      appendMap(json, map, path);
    } else if (value instanceof List<?> list) {
      appendList(json, list, path);
    } else if (value instanceof String text) {
      appendText(json, text);
    } else if (value instanceof Double || value instanceof Float) {
      appendDouble(json, ((Number) value).doubleValue(), path);
    } else if (value instanceof Integer
        || value instanceof Long
        || value instanceof BigInteger
        || value instanceof Boolean) {
      json.append(value);
    } else {
      throw new IllegalArgumentException(
          "canonical JSON: %s is %s, expected a map, list, text, number or boolean"
              .formatted(path, value));
    }
  }

  private static void appendMap(StringBuilder json, Map<?, ?> map, String path) {
    TreeMap<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put((String) key, value));
    json.append('{');
    String comma = "";
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      json.append(comma);
      appendText(json, entry.getKey());
      json.append(':');
      append(json, entry.getValue(), path + "." + entry.getKey());
      comma = ",";
    }
    json.append('}');
  }

  private static void appendList(StringBuilder json, List<?> list, String path) {
    json.append('[');
    for (int i = 0; i < list.size(); i++) {
      json.append(i == 0 ? "" : ",");
      append(json, list.get(i), path + "[" + i + "]");
    }
    json.append(']');
  }

  private static void appendText(StringBuilder json, String text) {
    json.append('"').append(JsonStringEncoder.getInstance().quoteAsString(text)).append('"');
  }

  private static void appendDouble(StringBuilder json, double value, String path) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "canonical JSON: %s is %s, expected a finite number".formatted(path, value));
    }
    if (value == 0) {
      json.append(Math.copySign(1, value) < 0 ? "-0.0" : "0.0");
      return;
    }
    BigDecimal digits = shortest(value);
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent < -7 || exponent >= MOST_DIGITS) {
      String text = digits.unscaledValue().abs().toString();
      json.append(value < 0 ? "-" : "").append(text.charAt(0)).append('.');
      json.append(text.length() > 1 ? text.substring(1) : "0").append('e').append(exponent);
    } else {
      String plain = digits.toPlainString();
      json.append(plain).append(plain.indexOf('.') < 0 ? ".0" : "");
    }
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    boolean subnormal = Math.abs(value) < Double.MIN_NORMAL;
    for (int digits = subnormal ? 1 : SURE_DIGITS; digits < MOST_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    // Seventeen digits always suffice.
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }
}
