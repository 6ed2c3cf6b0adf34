// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf.yaml;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A group of keys of a conf file, asked for one by one.
 *
 * <p>Asking for a key makes it known; {@link #bind} reports those that nobody asked for. A missing
 * or faulty value is noted and reads as an empty or zero one, so that reading goes on to the next
 * fault; {@link #bind} then makes no value of it.
 */
public final class Section {
  private final Node.Fields node;
  private final Faults faults;
  private final Path file;
  private int faultsBefore = -1;
  private final Set<String> known = new LinkedHashSet<>();

  Section(Node.Fields node, Faults faults, Path file) {
    this.node = node;
    this.faults = faults;
    this.file = file;
  }

  /** Where the group begins. */
  public Place place() {
    return node.place();
  }

  /** The file it stands in. */
  public Path file() {
    return file;
  }

  /** The keys that stand in the file, in its order. */
  public Set<String> keys() {
    return node.fields().keySet();
  }

  /** Whether the key stands in the file. */
  public boolean has(String key) {
    return known(key).isPresent();
  }

  /**
   * A text that is equal for equal content, whatever the order of keys, layout and comments;
   * references are replaced by what they stand for today.
   */
  public String canonical() {
    return node.canonical(this::resolvedOrGiven);
  }

  /** The same without some of the keys. */
  public String canonicalWithout(Collection<String> keys) {
    Map<String, Node> rest = new LinkedHashMap<>(node.fields());
    rest.keySet().removeAll(keys);
    return new Node.Fields(node.place(), rest, node.places()).canonical(this::resolvedOrGiven);
  }

  /** A required text. */
  public String text(String key) {
    return found(key, this::scalar).orElse("");
  }

  /** A text, or what holds where none is given. */
  public String text(String key, String otherwise) {
    return maybeText(key).orElse(otherwise);
  }

  /** A text that may be left out. */
  public Optional<String> maybeText(String key) {
    return scalar(key);
  }

  /** A required value that a factory makes of a text; its complaint becomes the fault. */
  public <T> Optional<T> value(String key, Function<String, T> factory) {
    return found(key, k -> maybe(k, factory));
  }

  /** A value that a factory makes of a text, where one is given. */
  public <T> Optional<T> maybe(String key, Function<String, T> factory) {
    return scalar(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(factory.apply(text));
              } catch (IllegalArgumentException | DateTimeException e) {
                fault(key, e.getMessage());
                return Optional.empty();
              }
            });
  }

  /** A whole number, or what holds where none is given. */
  public int whole(String key, int otherwise) {
    return maybe(key, text -> number(key, text).intValueExact()).orElse(otherwise);
  }

  /** A number, or what holds where none is given. */
  public double real(String key, double otherwise) {
    return maybe(key, text -> number(key, text).doubleValue()).orElse(otherwise);
  }

  /** A number as it is written, where one is given. */
  public Optional<BigDecimal> decimal(String key) {
    return maybe(key, text -> number(key, text));
  }

  private static BigDecimal number(String key, String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s is \"%s\", expected a number".formatted(key, text), e);
    }
  }

  /** Whether a switch is on; off where it is not given. */
  public boolean isOn(String key) {
    return isOn(key, "false");
  }

  /** Whether a switch is on that is on where it is not given. */
  public boolean isOnUnlessOff(String key) {
    return isOn(key, "true");
  }

  private boolean isOn(String key, String otherwise) {
    String text = text(key, otherwise);
    if (!text.equals("true") && !text.equals("false")) {
      fault(key, "%s is \"%s\", expected true or false".formatted(key, text));
    }
    return text.equals("true");
  }

  /** A day, where one is given. */
  public Optional<LocalDate> day(String key) {
    return maybe(
        key,
        text -> {
          try {
            return LocalDate.parse(text);
          } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                "%s is \"%s\", expected a date such as 2025-06-30".formatted(key, text), e);
          }
        });
  }

  /** A time zone, or what holds where none is given. */
  public ZoneId zone(String key, ZoneId otherwise) {
    return maybe(
            key,
            text -> {
              try {
                return ZoneId.of(text);
              } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                    "%s is \"%s\", expected a time zone such as Asia/Shanghai".formatted(key, text),
                    e);
              }
            })
        .orElse(otherwise);
  }

  /** One of the values of an enum in any case, or what holds where none is given. */
  public <E extends Enum<E>> E choice(String key, Class<E> kind, E otherwise) {
    return maybeChoice(key, kind).orElse(otherwise);
  }

  /** One of the values of an enum in any case, where one is given. */
  public <E extends Enum<E>> Optional<E> maybeChoice(String key, Class<E> kind) {
    return maybe(
        key,
        text ->
            Arrays.stream(kind.getEnumConstants())
                .filter(e -> e.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "%s is \"%s\", expected one of %s".formatted(key, text, names(kind)))));
  }

  private static <E extends Enum<E>> String names(Class<E> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .map(e -> e.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** Texts in order; one text stands for a list of one, and none is given by none. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof Node.Scalar scalar) {
        resolved(scalar).ifPresent(texts::add);
      } else {
        wrongKind(item, key, "a single value");
      }
    }
    return List.copyOf(texts);
  }

  /** Texts by key, in order. */
  public Map<String, String> pairs(String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    section(key).ifPresent(group -> group.keys().forEach(k -> pairs.put(k, group.text(k))));
    return pairs;
  }

  /** A group of keys, where one is given. */
  public Optional<Section> section(String key) {
    Optional<Node> value = known(key);
    if (value.isPresent() && !(value.get() instanceof Node.Fields)) {
      wrongKind(value.get(), key, "a group of keys");
    }
    return value
        .filter(Node.Fields.class::isInstance)
        .map(f -> new Section((Node.Fields) f, faults, file));
  }

  /** Groups of keys in order; a file name in the list stands for the keys of that file. */
  public List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof Node.Fields fields) {
        sections.add(new Section(fields, faults, file));
      } else if (item instanceof Node.Scalar scalar && scalar.text().matches("[^$]+\\.ya?ml")) {
        sections.add(Yaml.read(file.resolveSibling(scalar.text()), faults));
      } else {
        wrongKind(item, key, "a group of keys or the name of a YAML file");
      }
    }
    return sections;
  }

  private List<Node> items(String key) {
    return known(key)
        .map(value -> value instanceof Node.Items list ? list.items() : List.of(value))
        .orElse(List.of());
  }

  /** Notes a fault in the value of a key. */
  public void fault(String key, String sentence) {
    faults.add(node.at(key), sentence);
  }

  /**
   * Ends the reading of this group: unknown keys become faults, and a value is made only when this
   * group has no fault. What the value's own constructor refuses becomes a fault too.
   */
  public <T> Optional<T> bind(Supplier<T> value) {
    keys().stream().filter(k -> !known.contains(k)).forEach(this::unknown);
    if (faultsBefore >= 0 && faults.count() > faultsBefore) {
      return Optional.empty();
    }
    try {
      return Optional.of(value.get());
    } catch (IllegalArgumentException e) {
      e.getMessage().lines().forEach(line -> faults.add(place(), line));
      return Optional.empty();
    }
  }

  private void unknown(String key) {
    List<String> near = Nearest.to(key, known);
    fault(
        key,
        near.isEmpty()
            ? "\"%s\" is unknown, expected one of %s".formatted(key, String.join(", ", known))
            : "\"%s\" is unknown, did you mean \"%s\"?".formatted(key, near.get(0)));
  }

  private Optional<Node> known(String key) {
    if (faultsBefore < 0) {
      faultsBefore = faults.count();
    }
    known.add(key);
    return Optional.ofNullable(node.fields().get(key));
  }

  private Optional<String> scalar(String key) {
    Optional<Node> value = known(key);
    if (value.isPresent() && !(value.get() instanceof Node.Scalar)) {
      wrongKind(value.get(), key, "a single value");
    }
    return value
        .filter(Node.Scalar.class::isInstance)
        .flatMap(scalar -> resolved((Node.Scalar) scalar));
  }

  private String resolvedOrGiven(String text) {
    return Reference.resolved(text, file).orElse(text);
  }

  private Optional<String> resolved(Node.Scalar scalar) {
    return Reference.resolved(scalar.text(), file);
  }

  private <T> Optional<T> found(String key, Function<String, Optional<T>> reader) {
    int before = faults.count();
    Optional<T> value = reader.apply(key);
    if (value.isEmpty() && faults.count() == before) {
      Node given = node.fields().get(key);
      fault(
          key,
          given instanceof Node.Scalar scalar
              ? "\"%s\": %s".formatted(key, Reference.missing(scalar.text()))
              : "\"%s\" is missing".formatted(key));
    }
    return value;
  }

  private void wrongKind(Node value, String key, String expected) {
    faults.add(value.place(), "\"%s\" is %s, expected %s".formatted(key, value.kind(), expected));
  }
}
