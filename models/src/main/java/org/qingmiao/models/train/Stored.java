// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A stored object read back from JSON, field by field, with a plain sentence for what is missing.
 *
 * @param what the object's name in messages
 * @param fields as JSON gave them
 */
public record Stored(String what, Map<String, Object> fields) {

  /** A field that holds text. */
  public String text(String field) {
    return require(field, String.class, "text");
  }

  /** A field that holds a number. */
  public double number(String field) {
    return require(field, Number.class, "a number").doubleValue();
  }

  /** A field that holds a list of numbers. */
  public double[] numbers(String field) {
    List<?> list = require(field, List.class, "a list of numbers");
    return list.stream().mapToDouble(value -> requireNumber(field, value)).toArray();
  }

  /** A field that holds a list of text. */
  public List<String> texts(String field) {
    List<?> list = require(field, List.class, "a list of text");
    return list.stream().map(String.class::cast).toList();
  }

  /** A field that holds an object. */
  @SuppressWarnings("unchecked") // keys of JSON objects are always text
  public Map<String, Object> object(String field) {
    return require(field, Map.class, "an object");
  }

  private double requireNumber(String field, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        "%s: %s holds %s, expected numbers only".formatted(what, field, value));
  }

  private <T> T require(String field, Class<T> type, String expected) {
    Object value = fields.get(field);
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new IllegalArgumentException(
        "%s: %s is %s, expected %s".formatted(what, field, value, expected));
  }

  /** Numbers as JSON holds them. */
  static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
