// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The seasons in a smoothed run of dekads, in the way of TIMESAT (Jönsson and Eklundh 2004).
 *
 * <p>Peaks are local maxima; the least prominent is dropped until all rise by {@value
 * #LEAST_PROMINENCE} above the higher of the minima beside them. The lowest dekad between two peaks
 * is the base of both. Starts and ends are where the straight lines between dekads pass 20 % and 50
 * % of the way from base to peak.
 */
public final class Phenology {

  /** Our default. */
  public static final double LEAST_PROMINENCE = 0.1;

  /** A season of which less was seen is not told. */
  public static final double LEAST_REAL_SHARE = 0.6;

  /** A year that stays below was not cropped; our default. */
  public static final double FALLOW_BELOW = 0.35;

  private static final double SECONDS_PER_DAY = 86_400;

  private final List<DekadValue> run;
  private final double[] t;
  private final double[] v;

  private Phenology(List<DekadValue> run) {
    this.run = run;
    this.t = run.stream().mapToDouble(value -> value.dekad().middle()).toArray();
    this.v = run.stream().mapToDouble(value -> value.smoothed().orElseThrow()).toArray();
  }

  /** The seasons of a series, in order of time, as they were known. */
  public static List<Season> seasons(GreennessSeries series, Instant asOf) {
    double day = asOf.getEpochSecond() / SECONDS_PER_DAY;
    List<Season> seasons = new ArrayList<>();
    for (List<DekadValue> run : series.runs()) {
      if (run.get(0).smoothed().isPresent()) {
        new Phenology(run).collect(day, seasons);
      }
    }
    return seasons;
  }

  /** Whether a crop grew in a year: told by the highest smoothed value. */
  public static FieldUse use(GreennessSeries series, int year) {
    List<DekadValue> values =
        series.values().stream().filter(value -> value.dekad().year() == year).toList();
    OptionalDouble highest =
        values.stream().flatMapToDouble(value -> value.smoothed().stream()).max();
    long real = values.stream().filter(DekadValue::isReal).count();
    if (highest.isPresent() && highest.getAsDouble() >= FALLOW_BELOW) {
      return FieldUse.CROPPED;
    }
    return real >= LEAST_REAL_SHARE * Dekad.PER_YEAR ? FieldUse.FALLOW : FieldUse.UNKNOWN;
  }

  private void collect(double asOf, List<Season> seasons) {
    List<Integer> peaks = prominentPeaks();
    for (int p = 0; p < peaks.size(); p++) {
      int peak = peaks.get(p);
      int left = lastLowest(p == 0 ? 0 : peaks.get(p - 1), peak);
      int right = firstLowest(peak, p + 1 == peaks.size() ? v.length - 1 : peaks.get(p + 1));
      if (realShare(left, right) >= LEAST_REAL_SHARE) {
        int year = run.get(peak).dekad().year();
        long before = seasons.stream().filter(season -> season.year() == year).count();
        seasons.add(season(year, (int) before + 1, left, peak, right, asOf));
      }
    }
  }

  private List<Integer> prominentPeaks() {
    List<Integer> peaks = new ArrayList<>();
    for (int i = 1; i < v.length - 1; i++) {
      int after = i + 1;
      while (after < v.length - 1 && v[after] == v[i]) {
        after++;
      }
      if (v[i] > v[i - 1] && v[i] > v[after]) {
        peaks.add(i);
      }
    }
    while (!peaks.isEmpty()) {
      int least = 0;
      for (int p = 1; p < peaks.size(); p++) {
        least = prominence(peaks, p) < prominence(peaks, least) ? p : least;
      }
      if (prominence(peaks, least) >= LEAST_PROMINENCE) {
        break;
      }
      peaks.remove(least);
    }
    return peaks;
  }

  private double prominence(List<Integer> peaks, int p) {
    int peak = peaks.get(p);
    int left = lastLowest(p == 0 ? 0 : peaks.get(p - 1), peak);
    int right = firstLowest(peak, p + 1 == peaks.size() ? v.length - 1 : peaks.get(p + 1));
    return v[peak] - Math.max(v[left], v[right]);
  }

  private int lastLowest(int from, int to) {
    int lowest = from;
    for (int i = from; i <= to; i++) {
      lowest = v[i] <= v[lowest] ? i : lowest;
    }
    return lowest;
  }

  private int firstLowest(int from, int to) {
    int lowest = from;
    for (int i = from; i <= to; i++) {
      lowest = v[i] < v[lowest] ? i : lowest;
    }
    return lowest;
  }

  private double realShare(int from, int to) {
    long real = run.subList(from, to + 1).stream().filter(DekadValue::isReal).count();
    return (double) real / (to + 1 - from);
  }

  private Season season(int year, int number, int left, int peak, int right, double asOf) {
    Flank rise = flank(left, peak);
    Flank end = flank(right, peak);
    boolean open = end.day50() > asOf || isStillFalling(right, left, peak);
    return new Season(
        year,
        number,
        t[peak],
        v[peak],
        rise,
        open ? Optional.empty() : Optional.of(end),
        open ? OptionalDouble.empty() : OptionalDouble.of(integral(rise.day20(), end.day20())));
  }

  /**
   * A curve that ends on its way down has no right base yet: half of the way to its last value is
   * half of nothing. It has come down when it is below half of the way to the left base.
   */
  private boolean isStillFalling(int right, int left, int peak) {
    return right == v.length - 1 && v[right] > (v[left] + v[peak]) / 2;
  }

  private Flank flank(int base, int peak) {
    double day20 = crossing(base, peak, 0.2);
    double day50 = crossing(base, peak, 0.5);
    double rate = 0.3 * (v[peak] - v[base]) / Math.abs(day50 - day20);
    return new Flank(v[base], day20, day50, rate);
  }

  /** The first crossing on the way from the base to the peak, on either side. */
  private double crossing(int base, int peak, double share) {
    double level = v[base] + share * (v[peak] - v[base]);
    int step = Integer.signum(peak - base);
    int i = base;
    while (v[i + step] < level) {
      i += step;
    }
    return t[i] + (level - v[i]) / (v[i + step] - v[i]) * (t[i + step] - t[i]);
  }

  /** Trapezoids under the straight lines between two days. */
  private double integral(double from, double to) {
    double sum = 0;
    for (int i = 1; i < t.length; i++) {
      double start = Math.max(from, t[i - 1]);
      double end = Math.min(to, t[i]);
      if (start < end) {
        sum += (end - start) * (valueAt(i, start) + valueAt(i, end)) / 2;
      }
    }
    return sum;
  }

  private double valueAt(int i, double day) {
    return v[i - 1] + (day - t[i - 1]) / (t[i] - t[i - 1]) * (v[i] - v[i - 1]);
  }
}
