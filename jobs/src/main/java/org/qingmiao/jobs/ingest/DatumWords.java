// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.Serializable;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingmiao.geo.parcel.Datum;
import org.qingmiao.jobs.conf.ColumnMapping;
import org.qingmiao.jobs.conf.Layout;
import org.qingmiao.jobs.conf.Mapping;

/**
 * What a delivery of outlines says about the map that each was drawn on, in its own words.
 *
 * <p>Who says nothing may have drawn on a phone, whose map is shifted without a word. What an
 * outline was taken for is what the table states, see {@link #stored}, so that no reader of it has
 * to guess again.
 *
 * @param column of the source that says it; empty where it says the same of all, or nothing
 * @param words our name of the datum by the word of the source
 * @param missing words that say nothing, besides the empty one
 * @param otherwise what becomes of any other word
 */
record DatumWords(
    String column,
    Map<String, String> words,
    Set<String> missing,
    ColumnMapping.Otherwise otherwise)
    implements Serializable {
  /** The cell that states what an outline was taken for. */
  static final String CELL = "geometry.datum";

  private static final String FILLED = "datum_evidence";
  private static final Map<String, String> OURS =
      Arrays.stream(Datum.values())
          .map(Enum::name)
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

  DatumWords {
    words = Map.copyOf(words);
    missing = Set.copyOf(missing);
  }

  /** The words of a mapping, by what it fills {@code datum_evidence} from; ours without a list. */
  static DatumWords of(Mapping mapping) {
    ColumnMapping how = mapping.columns().get(FILLED);
    ColumnMapping.Otherwise suspected = new ColumnMapping.Otherwise.Missing();
    if (how instanceof ColumnMapping.From from) {
      return from.recode().isEmpty()
          ? new DatumWords(from.source(), OURS, from.missing(), suspected)
          : new DatumWords(from.source(), from.recode(), from.missing(), from.otherwise());
    }
    return new DatumWords(
        "",
        how instanceof ColumnMapping.Constant all ? Map.of("", all.value()) : Map.of(),
        Set.of(),
        suspected);
  }

  /** The mapping, with {@code datum_evidence} filled from what outlines were taken for. */
  static Mapping stored(Mapping mapping) {
    if (mapping.layout().format() != Layout.Format.PARCELS
        || mapping.table().column(FILLED).isEmpty()) {
      return mapping;
    }
    Map<String, ColumnMapping> columns = new LinkedHashMap<>(mapping.columns());
    columns.put(
        FILLED,
        new ColumnMapping.From(
            CELL,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ColumnMapping.Notation.PLAIN,
            Optional.empty(),
            ZoneOffset.UTC,
            Set.of(),
            OURS,
            new ColumnMapping.Otherwise.Refused()));
    return new Mapping(
        mapping.source(),
        mapping.table(),
        mapping.layout(),
        mapping.files(),
        mapping.get(),
        columns,
        mapping.keep(),
        mapping.backload(),
        mapping.features());
  }

  /** The datum of an outline with these attributes; suspect where its word has no meaning. */
  Datum of(Map<String, String> attributes) {
    return name(word(attributes)).map(Datum::named).orElse(Datum.SUSPECT);
  }

  /** What the table states of it: the name of the datum, or a word that is refused, in quotes. */
  String cell(Map<String, String> attributes) {
    String word = word(attributes);
    boolean isRefused =
        !word.isEmpty()
            && name(word).isEmpty()
            && otherwise instanceof ColumnMapping.Otherwise.Refused;
    return isRefused ? Json.text(word) : of(attributes).name();
  }

  /** Empty where it says nothing. */
  private String word(Map<String, String> attributes) {
    String word = attributes.getOrDefault(column, "");
    return missing.contains(word) ? "" : word;
  }

  private Optional<String> name(String word) {
    Optional<String> other =
        !word.isEmpty() && otherwise instanceof ColumnMapping.Otherwise.Value value
            ? Optional.of(value.text())
            : Optional.empty();
    return Optional.ofNullable(words.get(word)).or(() -> other);
  }
}
