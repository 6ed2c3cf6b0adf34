// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which tracker sits on which head or tractor of a pledged herd, but for the one of nobody. */
final class DeviceLines {
  private DeviceLines() {}

  static List<Line> of(Dossier dossier) {
    List<Line> lines = new ArrayList<>();
    Optional<Pasture> pasture = Pasture.of(dossier.firm());
    pasture.ifPresent(
        p -> {
          for (int device = 0; device <= Pasture.TRACTOR; device++) {
            lines.add(line(p, device));
          }
        });
    return lines;
  }

  private static Line line(Pasture pasture, int device) {
    LocalDate from = Pasture.FIRST.toLocalDate().minusDays(20);
    return Line.of(
        Source.DEVICE_ASSET,
        from.plusDays(1).atTime(9, device),
        "AZ" + pasture.device(device).substring(2),
        pasture.firm().creditCode(),
        pasture.device(device),
        (device == Pasture.TRACTOR ? "NJ" : "EB") + pasture.device(device).substring(2),
        pasture.pledge(),
        from,
        "",
        0,
        "U",
        device == Pasture.TRACTOR ? "农机" : "牛",
        "");
  }
}
