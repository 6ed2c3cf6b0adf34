// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.credit.ReasonCatalogue;

/**
 * Which columns of a flat table a model takes: those its conf names, else all marked as features.
 */
final class FeatureChoice {
  private FeatureChoice() {}

  static List<Feature> of(Mapping mapping, CreditSettings credit) {
    if (credit.features().isEmpty()) {
      return mapping.features();
    }
    List<Feature> chosen = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String name : credit.features()) {
      Optional<Feature> declared =
          mapping.features().stream().filter(f -> f.name().equals(name)).findFirst();
      declared
          .or(() -> mapping.table().column(name).map(c -> undeclared(mapping, c)))
          .ifPresentOrElse(chosen::add, () -> unknown.add(name));
    }
    if (!unknown.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "credit.features names %s, which %s does not have"
              .formatted(String.join(", ", unknown), mapping.table().name()));
    }
    return List.copyOf(chosen);
  }

  /**
   * A column that is no feature by its contract: it is taken as asked, and the leak guard judges
   * it.
   */
  private static Feature undeclared(Mapping mapping, Column column) {
    boolean isNumber = column.type().isNumeric();
    boolean isDay = column.type() instanceof ColumnType.Day;
    return new Feature(
        column.name(),
        isNumber || isDay ? Feature.Kind.NUMBER : Feature.Kind.CATEGORY,
        isNumber || isDay ? Trend.FREE : Trend.RISING,
        "none",
        ReasonCatalogue.ownCode(column.name()),
        ReasonCatalogue.ownCode(column.name()),
        column.unit(),
        column.meaning(),
        List.of(mapping.table().name() + "." + column.name()));
  }
}
