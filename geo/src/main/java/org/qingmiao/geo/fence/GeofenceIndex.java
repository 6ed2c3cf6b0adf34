// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Which of many fences hold a place.
 *
 * <p>A tree of their boxes finds the few that may; those are asked. Made for up to 50,000 fences in
 * memory. Safe for use by several threads.
 */
public final class GeofenceIndex {

  private final STRtree boxes = new STRtree();

  private GeofenceIndex(Collection<Geofence> fences) {
    for (Geofence fence : fences) {
      fence.boxes().forEach(box -> boxes.insert(box, fence));
    }
    boxes.build();
  }

  /** An index of fences, in all their versions. */
  public static GeofenceIndex of(Collection<Geofence> fences) {
    return new GeofenceIndex(fences);
  }

  /**
   * The fences whose valid version covers a place at an instant, by id.
   *
   * @param lon in [-180, 180]
   * @param lat in [-90, 90]
   */
  public List<Geofence> covering(double lon, double lat, Instant at) {
    List<Geofence> covering = new ArrayList<>();
    boxes.query(
        new Envelope(lon, lon, lat, lat),
        item -> {
          Geofence fence = (Geofence) item;
          if (fence.isValidAt(at) && fence.covers(lon, lat) && !covering.contains(fence)) {
            covering.add(fence);
          }
        });
    covering.sort(Comparator.comparing(Geofence::id));
    return covering;
  }
}
