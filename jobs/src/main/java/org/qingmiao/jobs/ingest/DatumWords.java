// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.Serializable;
import java.util.Map;
import org.qingmiao.geo.parcel.Datum;
import org.qingmiao.jobs.conf.ColumnMapping;
import org.qingmiao.jobs.conf.Mapping;

/**
 * What a delivery of outlines says about the map that each was drawn on, in its own words.
 *
 * <p>Who says nothing may have drawn on a phone, whose map is shifted without a word.
 *
 * @param column of the source that says it; empty where it says the same of all, or nothing
 * @param words our name of the datum by the word of the source
 */
record DatumWords(String column, Map<String, String> words) implements Serializable {
  private static final String FILLED = "datum_evidence";

  DatumWords {
    words = Map.copyOf(words);
  }

  /** The words of a mapping, by what it fills {@code datum_evidence} from. */
  static DatumWords of(Mapping mapping) {
    ColumnMapping how = mapping.columns().get(FILLED);
    if (how instanceof ColumnMapping.From from) {
      return new DatumWords(from.source(), from.recode());
    }
    return new DatumWords(
        "", how instanceof ColumnMapping.Constant all ? Map.of("", all.value()) : Map.of());
  }

  /** The datum of an outline with these attributes; suspect where its word has no meaning. */
  Datum of(Map<String, String> attributes) {
    String name = words.get(attributes.getOrDefault(column, ""));
    for (Datum datum : Datum.values()) {
      if (datum.name().equals(name)) {
        return datum;
      }
    }
    return Datum.SUSPECT;
  }
}
