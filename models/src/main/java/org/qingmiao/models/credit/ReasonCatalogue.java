// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.qingmiao.features.define.Feature;

/**
 * The reasons that may be given to an applicant, in Chinese and English.
 *
 * <p>A reason names a fact that the applicant can check, never the model, its score, or an
 * attribute that the law protects. Each family of facts has a text for the bad side and one for the
 * good side, since an officer needs both.
 */
public final class ReasonCatalogue {

  /** Code of the sentence that names a column, and of the one that does not. */
  private static final String NAMED = "R45";

  private static final String UNNAMED = "R42";

  /** How the codes begin of columns that are reasons by themselves. */
  private static final String OWN = NAMED + ".";

  /** Where the sentence names it. */
  private static final String PLACE = "{column}";

  private static final List<String> COLUMNS =
      List.of("code", "kind", "family", "text_zh", "text_en", "actionable");

  private static final Pattern FORBIDDEN_EN =
      Pattern.compile(
          "\\b(scor(e|es|ed|ing)|models?|algorithms?|sex|gender|male|female|age|aged|race|racial"
              + "|ethnic\\w*|religio\\w*|nationality|marital|married|disab\\w*|pregnan\\w*)\\b");

  private static final Pattern FORBIDDEN_ZH =
      Pattern.compile("评分|得分|分数|模型|算法|性别|男性|女性|年龄|民族|种族|宗教|国籍|婚姻|残疾|怀孕");

  private final Map<String, Entry> entries;

  private ReasonCatalogue(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /** What a reason says. */
  public enum Kind {
    /** A family of facts that raises the risk. */
    RISK,
    /** Data that are missing or out of date. */
    DATA,
    /** A family of facts that lowers the risk; for officers only. */
    POSITIVE
  }

  /**
   * One reason.
   *
   * @param code such as R01
   * @param kind what it says
   * @param family of facts, which pairs a RISK with its POSITIVE
   * @param textZh in Chinese
   * @param textEn in English
   * @param actionable whether the applicant can change it
   */
  public record Entry(
      String code, Kind kind, String family, String textZh, String textEn, boolean actionable) {

    /** The same of one column. */
    private Entry of(Feature feature, String code, String family) {
      String words = feature.meaning().replaceFirst("[.。]$", "");
      return new Entry(
          code,
          kind,
          family,
          textZh.replace(PLACE, words),
          textEn.replace(PLACE, words),
          actionable);
    }
  }

  /**
   * The catalogue of rows with the columns code, kind, family, text_zh, text_en and actionable.
   *
   * @throws IllegalArgumentException naming every fault, one per line
   */
  public static ReasonCatalogue parse(List<Map<String, String>> rows) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      String where = "reason %d (%s)".formatted(i + 1, row.getOrDefault("code", "no code"));
      List<String> faultsOfRow = faults(row);
      faultsOfRow.forEach(fault -> faults.add(where + ": " + fault));
      if (faultsOfRow.isEmpty() && entries.put(row.get("code"), entry(row)) != null) {
        faults.add(where + ": the code stands twice; give each reason its own");
      }
    }
    faults.addAll(risksWithoutPartner(entries));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("reason catalogue:\n" + String.join("\n", faults));
    }
    return new ReasonCatalogue(entries);
  }

  private static List<String> faults(Map<String, String> row) {
    List<String> faults = new ArrayList<>();
    for (String column : COLUMNS) {
      if (row.getOrDefault(column, "").isBlank()) {
        faults.add("%s is missing".formatted(column));
      }
    }
    String kind = row.getOrDefault("kind", "");
    if (!kind.isBlank() && Arrays.stream(Kind.values()).noneMatch(k -> k.name().equals(kind))) {
      faults.add("kind is \"%s\", expected RISK, DATA or POSITIVE".formatted(kind));
    }
    String actionable = row.getOrDefault("actionable", "");
    if (!actionable.isBlank() && !actionable.equals("true") && !actionable.equals("false")) {
      faults.add("actionable is \"%s\", expected true or false".formatted(actionable));
    }
    String english = row.getOrDefault("text_en", "");
    if (speaksOf(FORBIDDEN_EN, english)) {
      faults.add(forbidden("text_en", english));
    }
    String chinese = row.getOrDefault("text_zh", "");
    if (speaksOf(FORBIDDEN_ZH, chinese)) {
      faults.add(forbidden("text_zh", chinese));
    }
    return faults;
  }

  private static String forbidden(String column, String text) {
    return "%s is \"%s\", which names a score, a model or a protected attribute; name the fact"
        .formatted(column, text);
  }

  private static Entry entry(Map<String, String> row) {
    return new Entry(
        row.get("code"),
        Kind.valueOf(row.get("kind")),
        row.get("family"),
        row.get("text_zh"),
        row.get("text_en"),
        Boolean.parseBoolean(row.get("actionable")));
  }

  private static List<String> risksWithoutPartner(Map<String, Entry> entries) {
    Set<String> positive = new HashSet<>();
    entries.values().stream()
        .filter(e -> e.kind() == Kind.POSITIVE)
        .forEach(e -> positive.add(e.family()));
    return entries.values().stream()
        .filter(e -> e.kind() == Kind.RISK && !positive.contains(e.family()))
        .map(
            e ->
                "reason %s: family %s has no POSITIVE reason; add one"
                    .formatted(e.code(), e.family()))
        .toList();
  }

  /** The code of a column that no reason of the catalogue speaks of: it is one by itself. */
  public static String ownCode(String column) {
    return OWN + column;
  }

  /** The column that a code is of {@linkplain #ownCode its own}; empty for any other code. */
  public static Optional<String> ownColumn(String code) {
    return code.startsWith(OWN) ? Optional.of(code.substring(OWN.length())) : Optional.empty();
  }

  /**
   * The catalogue with a reason for every feature whose code is {@linkplain #ownCode its own}: it
   * names what the feature means, unless those words name a score, a model or a protected
   * attribute.
   *
   * @throws IllegalArgumentException where the catalogue lacks the sentences
   */
  public ReasonCatalogue with(List<Feature> features) {
    Map<String, Entry> more = new LinkedHashMap<>(entries);
    for (Feature feature : features) {
      String code = ownCode(feature.name());
      if (feature.code().equals(code)) {
        String meaning = feature.meaning();
        boolean isForbidden = speaksOf(FORBIDDEN_EN, meaning) || speaksOf(FORBIDDEN_ZH, meaning);
        Entry risk = entry(isForbidden ? UNNAMED : NAMED);
        String family = risk.family() + "." + feature.name();
        Entry positive = positiveOf(risk.family()).orElseThrow();
        more.put(code, risk.of(feature, code, family));
        String good = positive.code().substring(0, 1) + code.substring(1);
        more.put(good, positive.of(feature, good, family));
      }
    }
    return new ReasonCatalogue(more);
  }

  private static boolean speaksOf(Pattern words, String text) {
    return words.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  /** The reason of a code. */
  public Entry entry(String code) {
    Entry entry = entries.get(code);
    if (entry == null) {
      throw new IllegalArgumentException(
          "reason catalogue: no code %s; add it to the catalogue or name another".formatted(code));
    }
    return entry;
  }

  /** The good side of a family; empty for a family of missing data. */
  public Optional<Entry> positiveOf(String family) {
    return entries.values().stream()
        .filter(e -> e.kind() == Kind.POSITIVE && e.family().equals(family))
        .findFirst();
  }

  /** Every reason, in the order of the file. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }
}
