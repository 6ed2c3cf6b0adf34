// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML 1.2 file as sections with places.
 *
 * <p>It walks the nodes below SnakeYAML Engine's loader, because only they carry line numbers; that
 * level lets duplicate keys, tags and aliases through, so they are refused here.
 */
public final class Yaml {
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|secret|token|credential).*|.*_key");
  private static final Pattern CURLY = Pattern.compile("[“‘].*[”’]");
  private static final Set<Tag> PLAIN =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

  private final String file;
  private final Faults faults;
  private final Set<org.snakeyaml.engine.v2.nodes.Node> seen =
      Collections.newSetFromMap(new IdentityHashMap<>());

  private Yaml(String file, Faults faults) {
    this.file = file;
    this.faults = faults;
  }

  /** The file's keys; a file that cannot be read is a fault and reads as one without keys. */
  public static Section read(Path file, Faults faults) {
    return new Section(root(file, faults), faults, file);
  }

  /**
   * The file's keys after options of the command line have replaced some of them.
   *
   * @param overrides of the form {@code credit.cutoffs.decline_from=0.4}; a list is entered by the
   *     {@code source} of its element
   * @throws org.qingmiao.jobs.pipeline.Refusal at once where the file cannot be read: what it then
   *     lacks is no fault of its own
   */
  public static Section read(Path file, List<String> overrides, Faults faults) {
    Node.Fields root = root(file, faults);
    if (root.fields().isEmpty()) {
      faults.refuse();
    }
    for (String override : overrides) {
      root = Replacement.apply(override, root, faults);
    }
    return new Section(root, faults, file);
  }

  /** The same for a text that has no file yet, such as a draft. */
  public static Section parse(String text, Path name, Faults faults) {
    return new Section(new Yaml(name.toString(), faults).compose(text), faults, name);
  }

  private static Node.Fields root(Path file, Faults faults) {
    Yaml yaml = new Yaml(file.toString(), faults);
    try {
      return yaml.compose(Files.readString(file));
    } catch (CharacterCodingException e) {
      return yaml.nothing(0, "is not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      return yaml.nothing(
          0, Files.isDirectory(file) ? "is a directory, expected a YAML file" : "cannot be read");
    }
  }

  /** The value of an option {@code --set key=value}. */
  static Node value(String option, String text, Faults faults) {
    Yaml yaml = new Yaml(option, faults);
    try {
      return settings(option)
          .composeString(text)
          .flatMap(yaml::node)
          .map(n -> movedTo(n, new Place(option, 0)))
          .orElse(new Node.Scalar(new Place(option, 0), ""));
    } catch (YamlEngineException e) {
      return new Node.Scalar(new Place(option, 0), text);
    }
  }

  private static Node movedTo(Node node, Place place) {
    if (node instanceof Node.Items list) {
      return new Node.Items(place, list.items().stream().map(i -> movedTo(i, place)).toList());
    }
    if (node instanceof Node.Fields group) {
      Map<String, Node> moved = new LinkedHashMap<>();
      group.fields().forEach((k, v) -> moved.put(k, movedTo(v, place)));
      return new Node.Fields(place, moved, Map.of());
    }
    return new Node.Scalar(place, ((Node.Scalar) node).text());
  }

  private static Compose settings(String label) {
    return new Compose(LoadSettings.builder().setLabel(label).build());
  }

  private Node.Fields compose(String text) {
    try {
      Optional<Node> root = settings(file).composeString(text).flatMap(this::node);
      if (root.isPresent() && root.get() instanceof Node.Fields fields) {
        return fields;
      }
      return nothing(1, "expected keys with values, such as \"name: demo\"");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
      return nothing(line, "is not valid YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      return nothing(0, "is not valid YAML: " + e.getMessage());
    }
  }

  private Node.Fields nothing(int line, String fault) {
    faults.add(new Place(file, line), fault);
    return new Node.Fields(new Place(file, line), Map.of(), Map.of());
  }

  /** Empty for a key without a value, and for what was refused. */
  private Optional<Node> node(org.snakeyaml.engine.v2.nodes.Node source) {
    Place place = place(source);
    if (!seen.add(source)) {
      faults.add(place, "is used twice through an alias (*); write the value out");
      return Optional.empty();
    }
    if (!PLAIN.contains(source.getTag())) {
      faults.add(place, "has the tag %s; conf knows no tags".formatted(source.getTag().getValue()));
      return Optional.empty();
    }
    if (source instanceof ScalarNode scalar) {
      if (scalar.isPlain() && CURLY.matcher(scalar.getValue()).matches()) {
        faults.add(
            place,
            "%s has quotes of a text processor, which would be part of the value; write straight ones"
                .formatted(scalar.getValue()));
      }
      return source.getTag().equals(Tag.NULL)
          ? Optional.empty()
          : Optional.of(new Node.Scalar(place, scalar.getValue()));
    }
    if (source instanceof SequenceNode sequence) {
      List<Node> items = new ArrayList<>();
      sequence.getValue().forEach(item -> node(item).ifPresent(items::add));
      return Optional.of(new Node.Items(place, List.copyOf(items)));
    }
    return Optional.of(fields((MappingNode) source, place));
  }

  private Node.Fields fields(MappingNode mapping, Place place) {
    Map<String, Node> fields = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place at = place(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        faults.add(at, "a key is a list or a group, expected a name");
        continue;
      }
      String name = key.getValue();
      Place before = places.putIfAbsent(name, at);
      if (before != null) {
        faults.add(at, "\"%s\" stands twice, first in line %d".formatted(name, before.line()));
        continue;
      }
      Optional<Node> value = node(tuple.getValueNode());
      value.ifPresent(v -> fields.put(name, v));
      value.filter(v -> isOpenSecret(name, v)).ifPresent(v -> refuseSecret(at, name));
    }
    return new Node.Fields(place, Collections.unmodifiableMap(fields), places);
  }

  private static boolean isOpenSecret(String key, Node value) {
    return SECRET.matcher(key).matches()
        && value instanceof Node.Scalar scalar
        && !Reference.isWhole(scalar.text());
  }

  /** The value itself is not repeated: errors end up in logs. */
  private void refuseSecret(Place at, String key) {
    faults.add(
        at,
        "\"%s\" holds a secret in plain text; write ${env:NAME} or ${file:path} instead"
            .formatted(key));
  }

  private Place place(org.snakeyaml.engine.v2.nodes.Node node) {
    return new Place(file, node.getStartMark().map(Mark::getLine).orElse(-1) + 1);
  }
}
