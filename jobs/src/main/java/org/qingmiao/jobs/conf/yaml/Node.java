// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf.yaml;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A value of a conf file with the place where it stands. */
sealed interface Node {

  Place place();

  /** The kind, as an error names it. */
  String kind();

  /**
   * A text that is equal for equal content, whatever the order of keys and the places.
   *
   * @param resolved what a value with references stands for
   */
  String canonical(UnaryOperator<String> resolved);

  /** One value; everything is text until somebody asks for a number. */
  record Scalar(Place place, String text) implements Node {
    @Override
    public String kind() {
      return "a single value";
    }

    @Override
    public String canonical(UnaryOperator<String> resolved) {
      return quoted(resolved.apply(text));
    }

    private static String quoted(String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }

  /** Several values in order. */
  record Items(Place place, List<Node> items) implements Node {
    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public String canonical(UnaryOperator<String> resolved) {
      return items.stream()
          .map(item -> item.canonical(resolved))
          .collect(Collectors.joining(",", "[", "]"));
    }
  }

  /** Values by key, in the order of the file, with the places of the keys. */
  record Fields(Place place, Map<String, Node> fields, Map<String, Place> places) implements Node {

    /** Where the key stands; where the group begins for a key that does not. */
    Place at(String key) {
      return places.getOrDefault(key, place);
    }

    @Override
    public String kind() {
      return "a group of keys";
    }

    @Override
    public String canonical(UnaryOperator<String> resolved) {
      return new TreeMap<>(fields)
          .entrySet().stream()
              .map(e -> Scalar.quoted(e.getKey()) + ":" + e.getValue().canonical(resolved))
              .collect(Collectors.joining(",", "{", "}"));
    }
  }
}
