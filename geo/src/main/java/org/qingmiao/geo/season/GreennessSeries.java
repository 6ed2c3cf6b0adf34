// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A measure of a parcel by dekads, as it was known at an instant.
 *
 * <p>A dekad's value is the mean of its dates, weighted by what was seen of the parcel. Dekads
 * without a date are filled on the straight line between their neighbours when those lie at most
 * {@value #LONGEST_GAP_DAYS} days apart; a longer gap stays open and cuts the series, since what
 * grew in it cannot be told. Each run between cuts is smoothed by itself.
 *
 * @param values in order of time; dekads in open gaps are not there
 */
public record GreennessSeries(List<DekadValue> values) {

  /** Between the middles of two real dekads. */
  public static final int LONGEST_GAP_DAYS = 40;

  public GreennessSeries {
    values = List.copyOf(values);
  }

  /** The series of what was known. */
  public static GreennessSeries of(Collection<Observation> observations, Instant asOf) {
    Map<Dekad, List<Observation>> byDekad =
        observations.stream()
            .filter(observation -> observation.isKnownAt(asOf))
            .sorted(
                Comparator.comparing(Observation::sensed)
                    .thenComparing(Observation::value)
                    .thenComparing(Observation::weight))
            .collect(
                Collectors.groupingBy(
                    observation -> Dekad.of(observation.sensed()),
                    TreeMap::new,
                    Collectors.toList()));
    List<DekadValue> values = new ArrayList<>();
    List<DekadValue> run = new ArrayList<>();
    for (Map.Entry<Dekad, List<Observation>> dekad : byDekad.entrySet()) {
      DekadValue next = mean(dekad.getKey(), dekad.getValue());
      if (!run.isEmpty() && !fill(run, next)) {
        values.addAll(smoothed(run));
        run.clear();
      }
      run.add(next);
    }
    values.addAll(smoothed(run));
    return new GreennessSeries(values);
  }

  private static DekadValue mean(Dekad dekad, List<Observation> dates) {
    double sum = 0;
    double weight = 0;
    for (Observation date : dates) {
      sum += date.weight() * date.value();
      weight += date.weight();
    }
    return new DekadValue(dekad, sum / weight, dates.size(), 0, OptionalDouble.empty());
  }

  /** Fills the gap between the end of a run and the next value, unless it is too long. */
  private static boolean fill(List<DekadValue> run, DekadValue next) {
    DekadValue last = run.get(run.size() - 1);
    double gap = next.dekad().middle() - last.dekad().middle();
    if (gap > LONGEST_GAP_DAYS) {
      return false;
    }
    for (Dekad dekad = last.dekad().plus(1); dekad.until(next.dekad()) > 0; dekad = dekad.plus(1)) {
      double share = (dekad.middle() - last.dekad().middle()) / gap;
      double value = last.value() + share * (next.value() - last.value());
      run.add(new DekadValue(dekad, value, 0, gap, OptionalDouble.empty()));
    }
    return true;
  }

  private static List<DekadValue> smoothed(List<DekadValue> run) {
    if (run.size() < SavitzkyGolay.SERIES.window()) {
      return List.copyOf(run);
    }
    double[] envelope =
        SavitzkyGolay.SERIES.upperEnvelope(run.stream().mapToDouble(DekadValue::value).toArray());
    List<DekadValue> smoothed = new ArrayList<>();
    for (int i = 0; i < envelope.length; i++) {
      smoothed.add(run.get(i).smoothed(envelope[i]));
    }
    return smoothed;
  }

  /** The values in runs without a gap. */
  public List<List<DekadValue>> runs() {
    List<List<DekadValue>> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= values.size(); i++) {
      if (i == values.size() || values.get(i - 1).dekad().until(values.get(i).dekad()) > 1) {
        runs.add(values.subList(start, i));
        start = i;
      }
    }
    return values.isEmpty() ? List.of() : runs;
  }
}
