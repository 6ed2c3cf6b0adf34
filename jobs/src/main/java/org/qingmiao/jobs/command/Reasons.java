// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingmiao.features.define.Feature;
import org.qingmiao.jobs.conf.ConfFolder;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.credit.ReasonCatalogue;
import org.qingmiao.models.credit.ReasonCatalogue.Kind;

/** The reason texts of an installation: {@code reasons.csv} of its conf folder. */
public final class Reasons {
  private static final String FILE = "reasons.csv";

  private Reasons() {}

  /**
   * The texts.
   *
   * @throws Refusal where the file is missing or has faults, naming them
   */
  public static ReasonCatalogue of(Settings settings) {
    Path file = ConfFolder.find(settings.file(), FILE);
    List<Map<String, String>> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      csv.forEach(r -> rows.add(r.getFieldsAsMap()));
      return ReasonCatalogue.parse(rows);
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "%s cannot be read; copy the one that is shipped in conf/".formatted(file),
          e);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Every code that a feature names must have its texts, and the one for a known value must speak
   * of the borrower, not of data that are missing.
   */
  static void requireCodes(ReasonCatalogue catalogue, List<Feature> features) {
    Map<String, Kind> known = new TreeMap<>();
    catalogue.with(features).entries().forEach(e -> known.put(e.code(), e.kind()));
    List<String> faults = new ArrayList<>();
    for (Feature feature : features) {
      for (String code : new LinkedHashSet<>(List.of(feature.code(), feature.dataCode()))) {
        if (!known.containsKey(code)) {
          faults.add(
              "feature %s names reason %s, which conf/%s does not have"
                  .formatted(feature.name(), code, FILE));
        }
      }
      Kind kind = known.getOrDefault(feature.code(), Kind.RISK);
      if (kind != Kind.RISK) {
        faults.add(
            "feature %s names reason %s, which is of kind %s, expected RISK"
                .formatted(feature.name(), feature.code(), kind));
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, String.join("\n", faults));
    }
  }
}
