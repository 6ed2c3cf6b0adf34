// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.jobs.conf.ColumnMapping;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.pipeline.QuarantineTable;
import org.qingmiao.jobs.run.RunTable;

/** What became of every mess that was planted into the first delivery, code by code. */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedMessesTest {

  /** A mess of the truth: the source, how it went wrong, and in which of the source's columns. */
  private record Mess(String source, String kind, String column) {}

  private TrialLake trial;
  private List<Mess> planted;

  @BeforeAll
  void readTheTruth(DemoTrial.Lake demo) throws IOException {
    trial = demo.trial();
    planted =
        Files.readAllLines(demo.truth().resolve("mess.csv")).stream()
            .skip(2)
            .map(line -> line.split(",", -1))
            .map(cells -> new Mess(cells[0], cells[1], cells[2]))
            .toList();
  }

  @Test
  void quarantinesEachPlantedLineForItsReason() {
    Map<String, Long> expected = new TreeMap<>();
    for (Mess mess : planted) {
      String reason = reason(mess);
      if (!reason.isEmpty()) {
        expected.merge(
            mess.source() + " " + reason, reason.equals("conflict") ? 2L : 1L, Long::sum);
      }
    }
    Map<String, Long> found = new TreeMap<>();
    trial
        .rows(QuarantineTable.TABLE)
        .where(col("as_of").equalTo(lit(DemoBook.BUSINESS_DATE.toString())))
        // Other jobs refuse rows whose neighbours tell that they cannot be right.
        .where(col("job").startsWith("ingest-"))
        .select(col("source"), explode(col("reasons")).as("reason"))
        // Of a fact known before it happened, the order of its two columns is a second reason.
        .where(not(col("reason").endsWith(".ordered")))
        .groupBy("source", "reason")
        .count()
        .collectAsList()
        .forEach(r -> found.put(r.getString(0) + " " + r.getString(1), r.getLong(2)));
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void countsDuplicatesAndWhatIsOutOfScope() {
    Map<String, List<Long>> expected = new TreeMap<>();
    for (Mapping mapping : trial.installation().settings().sources()) {
      expected.put(
          "ingest-" + mapping.source().replace('_', '-'),
          List.of(
              count(mapping, "EXACT_DUPLICATE"),
              count(mapping, "CANCELLED") + count(mapping, "OTHER_KIND")));
    }
    Map<String, List<Long>> found = new TreeMap<>();
    for (Row run :
        trial
            .rows(RunTable.TABLE)
            .where(col("as_of").equalTo(lit(DemoBook.BUSINESS_DATE.toString())))
            .where(col("job").startsWith("ingest-"))
            .collectAsList()) {
      found.put(run.getAs("job"), List.of(run.getAs("duplicate"), run.getAs("out_of_scope")));
    }
    assertThat(found).isEqualTo(expected);
  }

  private long count(Mapping mapping, String kind) {
    return planted.stream()
        .filter(m -> m.source().equals(mapping.source()) && m.kind().equals(kind))
        .count();
  }

  /** The reason that stands in the quarantine; empty for a mess that must not end there. */
  private String reason(Mess mess) {
    String column = ours(mess);
    return switch (mess.kind()) {
      case "CONFLICT" -> "conflict";
      case "FIELD_COUNT" -> "field_count";
      case "LOST_CHARACTER" -> "encoding";
      case "KNOWN_BEFORE_EVENT" -> "event_before_known";
      case "KNOWN_IN_THE_FUTURE" -> "known_by_as_of";
      case "CREDIT_CODE" -> column + ":CHECK_DIGIT";
      case "BAD_DATE", "EXPONENT" -> column + ":type";
      // A word that no list of the mapping translates is compared with that of the contract.
      case "UNKNOWN_WORD" -> column + (column.equals("source_type") ? ".oneof" : ":recode");
      case "NEGATIVE_AMOUNT" -> column + ".between";
      case "OUT_OF_BALANCE" -> column + ".sums";
      case "SHORT_HASH" -> column + ".matches";
      case "CROSSED_RING" -> "geometry:GEOM_REPAIR_TOO_LARGE";
      case "OPEN_RING" -> "geometry:GEOM_UNCLOSED";
      case "FEW_CORNERS" -> "geometry:GEOM_FEW_POINTS";
      case "OFFSET_CONFLICT" -> "raster:OFFSET_CONFLICT";
      case "CUT_FILE" -> "raster:TIFF_TRUNCATED";
      case "LOST_FILE" -> "raster:FILE_PART_MISSING";
      case "OTHER_FILE" -> "raster:FILE_DIFFERS";
      case "POINT_ONLY" -> "geometry:GEOM_TYPE";
      default -> "";
    };
  }

  /** Our name of a column of the source; the source's own where no column is filled from it. */
  private String ours(Mess mess) {
    Mapping mapping = trial.installation().settings().source(mess.source()).orElseThrow();
    Map<String, String> names = new HashMap<>();
    mapping
        .columns()
        .forEach(
            (name, how) -> {
              if (how instanceof ColumnMapping.From from) {
                names.put(from.source(), name);
              }
            });
    return names.getOrDefault(mess.column(), mess.column());
  }
}
