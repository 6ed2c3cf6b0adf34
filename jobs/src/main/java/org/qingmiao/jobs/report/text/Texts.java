// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.report.text.Phrase.Piece;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Every sentence that a page can say, in both languages, by key; {@code conf/texts/zh.yaml} and
 * {@code en.yaml}.
 *
 * <p>Placeholders are filled by name with phrases, so a number in a sentence keeps its origin. No
 * {@code MessageFormat}: there a lone apostrophe swallows the rest of an English sentence.
 */
public final class Texts {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z0-9_]+)\\}");

  private final Map<String, String> zh;
  private final Map<String, String> en;

  private Texts(Map<String, String> zh, Map<String, String> en) {
    this.zh = zh;
    this.en = en;
  }

  /**
   * The texts in that directory.
   *
   * @throws Refusal when a file cannot be read, or the two differ in keys or placeholders
   */
  public static Texts read(Path directory) {
    Texts texts =
        new Texts(sentences(directory.resolve("zh.yaml")), sentences(directory.resolve("en.yaml")));
    List<String> faults = texts.faults();
    if (!faults.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, directory + ": " + String.join("; ", faults));
    }
    return texts;
  }

  /** All keys, in order. */
  public Set<String> keys() {
    return zh.keySet();
  }

  /** Whether there is such a sentence. */
  public boolean has(String key) {
    return zh.containsKey(key);
  }

  /** The sentence of that key, which has no placeholder. */
  public Phrase say(String key) {
    return say(key, Map.of());
  }

  /** The sentence of that key with one placeholder filled. */
  public Phrase say(String key, String name, Phrase value) {
    return say(key, Map.of(name, value));
  }

  /** The sentence of that key with two placeholders filled. */
  public Phrase say(String key, String name, Phrase value, String name2, Phrase value2) {
    return say(key, Map.of(name, value, name2, value2));
  }

  /**
   * The sentence of that key with its placeholders filled.
   *
   * @throws Refusal when the key is unknown or the values are not the ones it asks for
   */
  public Phrase say(String key, Map<String, Phrase> values) {
    if (!has(key)) {
      throw new Refusal(
          ExitCode.USAGE,
          "conf/texts: no text \"%s\"; the nearest is \"%s\"".formatted(key, nearest(key)));
    }
    Set<String> asked = placeholders(zh.get(key));
    if (!asked.equals(values.keySet())) {
      throw new Refusal(
          ExitCode.USAGE,
          "conf/texts: \"%s\" has the placeholders %s, expected %s"
              .formatted(key, sorted(asked), sorted(values.keySet())));
    }
    return new Phrase(
        filled(zh.get(key), values, Language.ZH), filled(en.get(key), values, Language.EN));
  }

  /** Every sentence in both languages, in order of key. */
  @Override
  public String toString() {
    return zh + "\n" + en;
  }

  private static List<Piece> filled(
      String sentence, Map<String, Phrase> values, Language language) {
    List<Piece> pieces = new ArrayList<>();
    Matcher found = PLACEHOLDER.matcher(sentence);
    int from = 0;
    while (found.find()) {
      words(pieces, sentence.substring(from, found.start()));
      pieces.addAll(values.get(found.group(1)).pieces(language));
      from = found.end();
    }
    words(pieces, sentence.substring(from));
    return pieces;
  }

  private static void words(List<Piece> pieces, String text) {
    if (!text.isEmpty()) {
      pieces.add(Piece.words(text));
    }
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (String key : union(zh.keySet(), en.keySet())) {
      if (!zh.containsKey(key) || !en.containsKey(key)) {
        faults.add("\"%s\" is missing in %s".formatted(key, zh.containsKey(key) ? "en" : "zh"));
      } else if (!placeholders(zh.get(key)).equals(placeholders(en.get(key)))) {
        faults.add(
            "\"%s\" has the placeholders %s in zh and %s in en"
                .formatted(
                    key, sorted(placeholders(zh.get(key))), sorted(placeholders(en.get(key)))));
      }
    }
    return faults;
  }

  private static Map<String, String> sentences(Path file) {
    Object loaded;
    try {
      loaded =
          new Load(LoadSettings.builder().setLabel(file.toString()).build())
              .loadFromString(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.USAGE, "%s cannot be read; expected texts as YAML".formatted(file), e);
    } catch (YamlEngineException e) {
      throw new Refusal(
          ExitCode.USAGE, "%s is no valid YAML: %s".formatted(file, e.getMessage()), e);
    }
    if (!(loaded instanceof Map<?, ?> map)) {
      throw new Refusal(ExitCode.USAGE, "%s: expected a sentence for each key".formatted(file));
    }
    Map<String, String> sentences = new TreeMap<>();
    map.forEach((key, sentence) -> sentences.put(String.valueOf(key), String.valueOf(sentence)));
    return sentences;
  }

  private static Set<String> placeholders(String sentence) {
    Set<String> names = new HashSet<>();
    PLACEHOLDER.matcher(sentence).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  private static Set<String> union(Set<String> first, Set<String> second) {
    Set<String> all = new TreeSet<>(first);
    all.addAll(second);
    return all;
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private String nearest(String key) {
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : zh.keySet()) {
      int distance = distance(key, candidate);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Edit distance of Levenshtein, row by row. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
