// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What all watches of a device have seen up to a fix. */
final class TrackState implements Serializable {

  private static final long serialVersionUID = 1L;

  private final AssetKind kind;
  private final TrackFilter filter;
  private final List<Watch> watches;
  private final Map<String, SideWatch> sides = new TreeMap<>();
  private boolean begun;

  private TrackState(AssetKind kind, TrackFilter filter, List<Watch> watches) {
    this.kind = kind;
    this.filter = filter;
    this.watches = watches;
  }

  static TrackState of(Device device) {
    List<Watch> watches = new ArrayList<>(List.of(new GapWatch(), new FrozenWatch()));
    if (device.kind() == AssetKind.MACHINE) {
      watches.add(new NightWatch(device.zone()));
    }
    return new TrackState(device.kind(), new TrackFilter(device.kind()), watches);
  }

  TrackState copy() {
    TrackState copy =
        new TrackState(
            kind, filter.copy(), new ArrayList<>(watches.stream().map(Watch::copy).toList()));
    sides.forEach((fence, side) -> copy.sides.put(fence, side.copy()));
    copy.begun = begun;
    return copy;
  }

  void see(Ping fix, Collection<Geofence> fences, Consumer<FenceEvent> events) {
    if (!begun && kind == AssetKind.UNASSIGNED) {
      events.accept(FenceEvent.ofDevice(FenceEvent.Type.UNASSIGNED, fix, fix));
    }
    begun = true;
    filter.see(fix, used -> use(used, fences, events), events);
  }

  private void use(Ping fix, Collection<Geofence> fences, Consumer<FenceEvent> events) {
    watches.forEach(watch -> watch.see(fix, events));
    for (Geofence fence : fences) {
      if (fence.isValidAt(fix.at())) {
        sides.computeIfAbsent(fence.id(), id -> new SideWatch()).see(fix, fence, events);
      }
    }
  }
}
