// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.Map;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Unit;
import org.qingmiao.models.train.Stored;

/** How a feature stands in the JSON of a model, so that a model needs no conf to be read. */
final class StoredFeature {

  private StoredFeature() {}

  static Map<String, Object> parameters(Feature feature, double gain) {
    return Map.of(
        "name", feature.name(),
        "kind", feature.kind().name(),
        "trend", feature.trend().name(),
        "why", feature.why(),
        "code", feature.code(),
        "data_code", feature.dataCode(),
        "unit", feature.unit().name(),
        "meaning", feature.meaning(),
        "inputs", feature.inputs(),
        "gain_share", gain);
  }

  static Feature from(Stored stored) {
    return new Feature(
        stored.text("name"),
        Feature.Kind.valueOf(stored.text("kind")),
        Trend.valueOf(stored.text("trend")),
        stored.text("why"),
        stored.text("code"),
        stored.text("data_code"),
        Unit.valueOf(stored.text("unit")),
        stored.text("meaning"),
        stored.texts("inputs"));
  }
}
