// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Whether a device lies still: all its fixes of a full day, at least twelve, within 2 m of the
 * newest. Told once, until it moves.
 */
final class FrozenWatch implements Watch {

  private static final long serialVersionUID = 1L;

  private static final Duration WINDOW = Duration.ofHours(24);
  private static final int FEWEST = 12;
  private static final double STILL_M = 2;

  private final Deque<Ping> window = new ArrayDeque<>();
  private Instant first = Instant.MAX;
  private boolean told;

  @Override
  public FrozenWatch copy() {
    FrozenWatch copy = new FrozenWatch();
    copy.window.addAll(window);
    copy.first = first;
    copy.told = told;
    return copy;
  }

  @Override
  public void see(Ping fix, Consumer<FenceEvent> events) {
    Instant start = fix.at().minus(WINDOW);
    while (!window.isEmpty() && window.getFirst().at().isBefore(start)) {
      window.removeFirst();
    }
    window.addLast(fix);
    if (first.isAfter(fix.at())) {
      first = fix.at();
    }
    boolean frozen = !first.isAfter(start) && window.size() >= FEWEST && isStill(fix);
    if (frozen && !told) {
      events.accept(new FenceEvent(fix.device(), "", FenceEvent.Type.FROZEN, start, fix.at()));
    }
    told = frozen;
  }

  /** From the newest back, since a device that moves has done so lately. */
  private boolean isStill(Ping newest) {
    LocalPlane plane = LocalPlane.at(newest.lon(), newest.lat());
    for (Iterator<Ping> back = window.descendingIterator(); back.hasNext(); ) {
      Ping fix = back.next();
      if (plane.distance(fix.lon(), fix.lat()) > STILL_M) {
        return false;
      }
    }
    return true;
  }
}
