// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.qingmiao.geo.GeodesicDistance;

/**
 * Which fixes can be of one moving asset.
 *
 * <p>A fix more than 1 km away after less than a minute is of a second device with the same name
 * (CLONE); one that the asset cannot have reached, both accuracies granted, is an error (TELEPORT).
 * Neither is used. But if the next fix cannot be reached from the track either, and agrees with the
 * strange one, then the track was wrong: it goes on from there, and both are used.
 */
final class TrackFilter implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Duration CLONE_WITHIN = Duration.ofSeconds(60);
  private static final double CLONE_BEYOND_M = 1_000;

  private final double fastest;
  private Ping last;
  private Ping strange;

  TrackFilter(AssetKind kind) {
    this(kind.fastest());
  }

  private TrackFilter(double fastest) {
    this.fastest = fastest;
  }

  TrackFilter copy() {
    TrackFilter copy = new TrackFilter(fastest);
    copy.last = last;
    copy.strange = strange;
    return copy;
  }

  void see(Ping fix, Consumer<Ping> used, Consumer<FenceEvent> events) {
    Optional<FenceEvent.Type> fault = last == null ? Optional.empty() : fault(last, fix);
    if (fault.isPresent() && strange != null && fault(strange, fix).isEmpty()) {
      used.accept(strange);
      fault = Optional.empty();
    }
    if (fault.isPresent()) {
      events.accept(FenceEvent.ofDevice(fault.get(), fix, fix));
      strange = fix;
    } else {
      used.accept(fix);
      last = fix;
      strange = null;
    }
  }

  private Optional<FenceEvent.Type> fault(Ping a, Ping b) {
    Duration apart = Duration.between(a.at(), b.at());
    double metres = GeodesicDistance.between(a.lon(), a.lat(), b.lon(), b.lat());
    if (apart.compareTo(CLONE_WITHIN) < 0 && metres > CLONE_BEYOND_M) {
      return Optional.of(FenceEvent.Type.CLONE);
    }
    double certain = metres - a.accuracyM() - b.accuracyM();
    return certain > fastest * (apart.toMillis() / 1_000.0)
        ? Optional.of(FenceEvent.Type.TELEPORT)
        : Optional.empty();
  }
}
