// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.qingmiao.geo.Median;

/**
 * Whether a device falls silent: for more than 30 minutes and more than three times the median of
 * its last 20 intervals, of which there must be five. Our defaults.
 */
final class GapWatch implements Watch {

  private static final long serialVersionUID = 1L;

  private static final double SHORTEST_S = 30 * 60;
  private static final double TIMES_MEDIAN = 3;
  private static final int REMEMBERED = 20;
  private static final int FEWEST = 5;

  private final Deque<Long> intervals = new ArrayDeque<>();
  private Ping last;

  @Override
  public GapWatch copy() {
    GapWatch copy = new GapWatch();
    copy.intervals.addAll(intervals);
    copy.last = last;
    return copy;
  }

  @Override
  public void see(Ping fix, Consumer<FenceEvent> events) {
    if (last != null) {
      long interval = Duration.between(last.at(), fix.at()).toSeconds();
      if (intervals.size() >= FEWEST && interval > longestUsual()) {
        events.accept(FenceEvent.ofDevice(FenceEvent.Type.GAP, last, fix));
      }
      intervals.addLast(interval);
      if (intervals.size() > REMEMBERED) {
        intervals.removeFirst();
      }
    }
    last = fix;
  }

  private double longestUsual() {
    double[] seconds = intervals.stream().mapToDouble(Long::doubleValue).toArray();
    return Math.max(SHORTEST_S, TIMES_MEDIAN * Median.of(seconds));
  }
}
