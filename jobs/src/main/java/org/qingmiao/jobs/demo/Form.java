// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.nio.charset.Charset;
import java.util.Set;

/** How an institution writes a file. */
sealed interface Form {
  /** The charset of Chinese offices. */
  Charset GB18030 = Charset.forName("GB18030");

  /** Ending of the file's name. */
  String extension();

  /** What stands before the first character. */
  enum Mark {
    NONE(""),
    BYTE_ORDER("\uFEFF");

    final String text;

    Mark(String text) {
      this.text = text;
    }
  }

  /** Cells between delimiters, under a line of names. */
  record Csv(String delimiter, Charset charset, Mark mark, String lineEnd) implements Form {
    @Override
    public String extension() {
      return "csv";
    }
  }

  /**
   * One object a line, in UTF-8; an empty cell is left out.
   *
   * @param numbers columns that stand without quotes where they are numbers
   */
  record JsonLines(Set<String> numbers) implements Form {
    public JsonLines {
      numbers = Set.copyOf(numbers);
    }

    @Override
    public String extension() {
      return "jsonl";
    }
  }

  /** A feature collection; the last column is the geometry, the others are properties. */
  record GeoJson() implements Form {
    @Override
    public String extension() {
      return "geojson";
    }
  }

  /**
   * A table of typed columns.
   *
   * @param schema in Parquet's own notation
   */
  record Parquet(String schema) implements Form {
    @Override
    public String extension() {
      return "parquet";
    }
  }

  /** A file of cells. */
  static Form csv(String delimiter, Charset charset, Mark mark, String lineEnd) {
    return new Csv(delimiter, charset, mark, lineEnd);
  }

  /** A file of objects with these numbers. */
  static Form json(String... numbers) {
    return new JsonLines(Set.of(numbers));
  }
}
