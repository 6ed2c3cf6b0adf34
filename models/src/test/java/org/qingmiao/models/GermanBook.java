// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Unit;
import org.qingmiao.models.train.Sample;

/**
 * The 1,000 applicants of Statlog German Credit, read without Spark: the 17 attributes that a
 * lender may use, so without personal status and sex (9), age (13) and foreign worker (20).
 */
public final class GermanBook {

  /** The file has no dates: conf/german.yaml gives every row this one. */
  private static final LocalDate AS_OF = LocalDate.of(1994, 11, 17);

  private static final int LABEL = 21;
  private static final String BAD = "2";

  private static final List<Attribute> ATTRIBUTES =
      List.of(
          category(1, "checking_status", "R22"),
          number(2, "duration_months", Trend.RISING, "R26"),
          category(3, "credit_history", "R01"),
          category(4, "purpose", "R26"),
          number(5, "amount_dem", Trend.FREE, "R17"),
          category(6, "savings", "R23"),
          category(7, "employed_since", "R24"),
          number(8, "instalment_rate", Trend.FREE, "R27"),
          category(10, "other_debtors", "R17"),
          number(11, "resident_since", Trend.FREE, "R25"),
          category(12, "property", "R25"),
          category(14, "other_plans", "R10"),
          category(15, "housing", "R25"),
          number(16, "existing_credits", Trend.FREE, "R10"),
          category(17, "job", "R24"),
          number(18, "dependants", Trend.FREE, "R27"),
          category(19, "telephone", "R28"));

  private GermanBook() {}

  /**
   * One attribute of the file.
   *
   * @param position in the line, from 1 as in german.doc
   */
  private record Attribute(int position, Feature feature) {}

  /** All applicants in the order of the file, their position being their key. */
  public static Sample read() {
    List<String[]> lines = lines();
    int rows = lines.size();
    String[] key = new String[rows];
    LocalDate[] asOf = new LocalDate[rows];
    boolean[] bad = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      key[row] = "%04d".formatted(row + 1);
      asOf[row] = AS_OF;
      bad[row] = lines.get(row)[LABEL - 1].equals(BAD);
    }
    Sample.Builder sample =
        Sample.of(ATTRIBUTES.stream().map(Attribute::feature).toList())
            .keys(key, asOf, key, IntStream.range(0, rows).toArray())
            .outcomes(bad);
    for (Attribute attribute : ATTRIBUTES) {
      String[] cells =
          lines.stream().map(line -> line[attribute.position - 1]).toArray(String[]::new);
      if (attribute.feature.kind() == Feature.Kind.CATEGORY) {
        sample.category(attribute.feature.name(), cells);
      } else {
        sample.number(
            attribute.feature.name(),
            List.of(cells).stream().mapToDouble(Double::parseDouble).toArray());
      }
    }
    return sample.build();
  }

  private static List<String[]> lines() {
    try {
      return Files.readAllLines(RealData.file("german/german.data")).stream()
          .map(line -> line.trim().split(" "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Attribute number(int position, String name, Trend trend, String code) {
    String why = trend == Trend.FREE ? "none" : "a longer loan is exposed to more changes";
    return attribute(position, name, Feature.Kind.NUMBER, trend, why, code);
  }

  private static Attribute category(int position, String name, String code) {
    return attribute(
        position,
        name,
        Feature.Kind.CATEGORY,
        Trend.RISING,
        "weight of evidence rises with risk",
        code);
  }

  private static Attribute attribute(
      int position, String name, Feature.Kind kind, Trend trend, String why, String code) {
    return new Attribute(
        position,
        new Feature(
            name,
            kind,
            trend,
            why,
            code,
            code,
            Unit.NONE,
            "As german.doc has it.",
            List.of("raw.german_credit." + name)));
  }
}
