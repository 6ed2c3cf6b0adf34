// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.qingmiao.geo.Golden;

/** What {@code geo_series.json} holds, which was computed by a script of its own. */
final class GoldenSeries {

  private GoldenSeries() {}

  static JsonNode json() {
    return Golden.json("geo_series.json");
  }

  static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asDouble();
    }
    return numbers;
  }

  static Dekad dekad(String text) {
    return new Dekad(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(5)));
  }

  /** A series of real values that are smooth already. */
  static GreennessSeries smooth(Dekad first, double... values) {
    List<DekadValue> series = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      series.add(new DekadValue(first.plus(i), values[i], 1, 0, OptionalDouble.of(values[i])));
    }
    return new GreennessSeries(series);
  }

  /** A picture in the middle of a dekad, published at once. */
  static Observation observation(Dekad dekad, double value) {
    Instant middle = Instant.ofEpochSecond((long) (dekad.middle() * 86_400));
    return new Observation(middle, middle, value, 1);
  }
}
