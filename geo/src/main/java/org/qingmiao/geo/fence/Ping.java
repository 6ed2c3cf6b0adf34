// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;

/**
 * A position that a device sent; a fix, once it is accepted.
 *
 * @param device that sent it
 * @param at when it was measured
 * @param lon in degrees, WGS 84
 * @param lat in degrees, WGS 84
 * @param accuracyM radius in metres within which the device believes to be
 * @param ingested when it reached us
 */
public record Ping(
    String device, Instant at, double lon, double lat, double accuracyM, Instant ingested)
    implements Serializable {

  /** By time; of two of the same time the one that arrived first. */
  static final Comparator<Ping> ORDER =
      Comparator.comparing(Ping::at)
          .thenComparing(Ping::ingested)
          .thenComparing(Ping::lon)
          .thenComparing(Ping::lat)
          .thenComparing(Ping::accuracyM);
}
