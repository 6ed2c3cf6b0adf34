// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One {@code --set key=value}: it replaces or adds the value at a dotted path. */
final class Replacement {
  private Replacement() {}

  static Node.Fields apply(String override, Node.Fields root, Faults faults) {
    String option = "--set " + override;
    int equals = override.indexOf('=');
    if (equals < 1) {
      faults.add(new Place(option, 0), "expected key=value, such as credit.product=SBA_7A");
      return root;
    }
    List<String> path = Arrays.asList(override.substring(0, equals).split("\\.", -1));
    Node value = Yaml.value(option, override.substring(equals + 1), faults);
    return (Node.Fields) replaced(root, path, value, option, faults);
  }

  private static Node replaced(
      Node node, List<String> path, Node value, String option, Faults faults) {
    if (path.isEmpty()) {
      return value;
    }
    List<String> rest = path.subList(1, path.size());
    if (node instanceof Node.Fields group) {
      Map<String, Node> fields = new LinkedHashMap<>(group.fields());
      Node old =
          fields.getOrDefault(
              path.get(0), new Node.Fields(new Place(option, 0), Map.of(), Map.of()));
      fields.put(path.get(0), replaced(old, rest, value, option, faults));
      Map<String, Place> places = new LinkedHashMap<>(group.places());
      places.putIfAbsent(path.get(0), new Place(option, 0));
      return new Node.Fields(group.place(), fields, places);
    }
    if (node instanceof Node.Items list) {
      List<Node> items = new ArrayList<>(list.items());
      for (int i = 0; i < items.size(); i++) {
        if (isNamed(items.get(i), path.get(0))) {
          items.set(i, replaced(items.get(i), rest, value, option, faults));
          return new Node.Items(list.place(), items);
        }
      }
      faults.add(
          new Place(option, 0),
          "the list at %s has no source \"%s\"".formatted(list.place(), path.get(0)));
      return node;
    }
    faults.add(
        new Place(option, 0),
        "%s holds a single value, it has no \"%s\"".formatted(node.place(), path.get(0)));
    return node;
  }

  private static boolean isNamed(Node item, String name) {
    return item instanceof Node.Fields group
        && group.fields().get("source") instanceof Node.Scalar scalar
        && scalar.text().equals(name);
  }
}
