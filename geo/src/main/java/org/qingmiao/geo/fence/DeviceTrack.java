// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What is known of a device between runs: a state that is settled, and the fixes after it.
 *
 * <p>A fix may arrive three days late and change what seemed to have happened, so the events of
 * those days are told anew each time, from the state before them: {@link #events} is the whole
 * truth after {@link #settledUntil}, and replaces what was told before. The order of pings, their
 * batches and repeated deliveries do not matter.
 *
 * <p>An instance never changes. It can be serialised; it can also be made again from all pings.
 */
public final class DeviceTrack implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Device device;
  private final TrackState settled;
  private final Instant settledUntil;
  private final ArrayList<Ping> open;

  private DeviceTrack(
      Device device, TrackState settled, Instant settledUntil, Collection<Ping> open) {
    this.device = device;
    this.settled = settled;
    this.settledUntil = settledUntil;
    this.open = new ArrayList<>(open);
  }

  /** The track of a device that has sent nothing yet. */
  public static DeviceTrack of(Device device) {
    return new DeviceTrack(device, TrackState.of(device), Instant.MIN, List.of());
  }

  /** Before this instant nothing will change any more. */
  public Instant settledUntil() {
    return settledUntil;
  }

  /** The accepted fixes that may still get company, by time. */
  public List<Ping> fixes() {
    return Collections.unmodifiableList(open);
  }

  /**
   * A track with more pings.
   *
   * @param track the device's track with all that could be used
   * @param rejected the others with their codes, by time
   */
  public record Extended(DeviceTrack track, List<RejectedPing> rejected) {}

  /** The track with more pings of the device, in any order. */
  public Extended with(Collection<Ping> pings) {
    TreeMap<Instant, Ping> fixes = new TreeMap<>();
    open.forEach(fix -> fixes.put(fix.at(), fix));
    List<RejectedPing> rejected = new ArrayList<>();
    for (Ping ping : pings) {
      PingFault fault =
          PingFault.of(checked(ping))
              .orElse(ping.at().isBefore(settledUntil) ? PingFault.PING_LATE : null);
      if (fault != null) {
        rejected.add(new RejectedPing(ping, fault));
        continue;
      }
      Ping other = fixes.get(ping.at());
      if (other == null) {
        fixes.put(ping.at(), ping);
      } else {
        boolean first = Ping.ORDER.compare(ping, other) < 0;
        fixes.put(ping.at(), first ? ping : other);
        rejected.add(new RejectedPing(first ? other : ping, PingFault.PING_DUPLICATE));
      }
    }
    rejected.sort(Comparator.comparing(RejectedPing::ping, Ping.ORDER));
    return new Extended(
        new DeviceTrack(device, settled, settledUntil, fixes.values()), List.copyOf(rejected));
  }

  private Ping checked(Ping ping) {
    if (!ping.device().equals(device.id())) {
      throw new IllegalArgumentException(
          "ping of device %s, expected one of %s".formatted(ping.device(), device.id()));
    }
    return ping;
  }

  /**
   * All that happened after the settled state, in order of proof.
   *
   * @param fences of the device's pledge, in all versions
   */
  public List<FenceEvent> events(Collection<Geofence> fences) {
    List<FenceEvent> events = new ArrayList<>();
    TrackState state = settled.copy();
    open.forEach(fix -> state.see(fix, fences, events::add));
    return events;
  }

  /**
   * The track with all before an instant settled; the events before it are those of {@link #events}
   * now, for good. A ping older than that is late from here on.
   *
   * @param until such as three days before the oldest arrival that may still come
   */
  public DeviceTrack settle(Instant until, Collection<Geofence> fences) {
    TrackState state = settled.copy();
    List<Ping> rest = new ArrayList<>();
    for (Ping fix : open) {
      if (fix.at().isBefore(until)) {
        state.see(fix, fences, event -> {});
      } else {
        rest.add(fix);
      }
    }
    return new DeviceTrack(device, state, until.isAfter(settledUntil) ? until : settledUntil, rest);
  }
}
