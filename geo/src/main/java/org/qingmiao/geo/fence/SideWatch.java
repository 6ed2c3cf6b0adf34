// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * On which side of one fence a device is.
 *
 * <p>A fix counts only beyond a collar of {@code h = max(10, 2 accuracy)} metres on both sides of
 * the edge (a receiver on an animal errs by 4.6 m in 95 % of its fixes, Karl and Sprinkle 2019). A
 * change of side needs three successive fixes on the new side, or two that are 10 to 30 minutes
 * apart; a fix in the collar or on the old side starts the count anew.
 */
final class SideWatch implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final double NARROWEST_COLLAR_M = 10;
  private static final int FIXES = 3;
  private static final Duration SHORTEST_PAIR = Duration.ofMinutes(10);
  private static final Duration LONGEST_PAIR = Duration.ofMinutes(30);

  private enum Side {
    UNKNOWN,
    IN,
    OUT
  }

  private Side side = Side.UNKNOWN;
  private Side next = Side.UNKNOWN;
  private int count;
  private Instant since = Instant.EPOCH;

  SideWatch copy() {
    SideWatch copy = new SideWatch();
    copy.side = side;
    copy.next = next;
    copy.count = count;
    copy.since = since;
    return copy;
  }

  void see(Ping fix, Geofence fence, Consumer<FenceEvent> events) {
    Side seen = sideOf(fix, fence);
    if (seen == Side.UNKNOWN || seen == side) {
      count = 0;
      return;
    }
    if (count == 0 || seen != next) {
      next = seen;
      count = 0;
      since = fix.at();
    }
    count++;
    if (count >= FIXES || (count == 2 && isPair(Duration.between(since, fix.at())))) {
      FenceEvent.Type type =
          side == Side.UNKNOWN
              ? seen == Side.IN ? FenceEvent.Type.SEEN_IN : FenceEvent.Type.SEEN_OUT
              : seen == Side.IN ? FenceEvent.Type.ENTER : FenceEvent.Type.EXIT;
      events.accept(new FenceEvent(fix.device(), fence.id(), type, since, fix.at()));
      side = seen;
      count = 0;
    }
  }

  private static boolean isPair(Duration apart) {
    return apart.compareTo(SHORTEST_PAIR) >= 0 && apart.compareTo(LONGEST_PAIR) <= 0;
  }

  private static Side sideOf(Ping fix, Geofence fence) {
    double collar = Math.max(NARROWEST_COLLAR_M, 2 * fix.accuracyM());
    double inside = fence.signedDistanceM(fix.lon(), fix.lat());
    if (inside > collar) {
      return Side.IN;
    }
    return inside < -collar ? Side.OUT : Side.UNKNOWN;
  }
}
