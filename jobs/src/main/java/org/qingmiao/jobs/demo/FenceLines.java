// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.List;

/** The fence around the pasture of each pledged herd, drawn a month before its trackers tell. */
final class FenceLines {
  private FenceLines() {}

  static List<Line> of(Dossier dossier) {
    return Pasture.of(dossier.firm()).map(FenceLines::line).stream().toList();
  }

  private static Line line(Pasture pasture) {
    LocalDate from = Pasture.FIRST.toLocalDate().minusDays(30);
    return Line.of(
        Source.FENCE,
        from.plusDays(2).atTime(10, 0),
        pasture.fence(),
        pasture.firm().creditCode(),
        from,
        "",
        0,
        "U",
        "草场",
        "",
        new Ring(pasture.ring()).text());
  }
}
