// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the trackers of a pledged herd send: a position an hour, at a minute of the tracker's own,
 * which arrives half a minute later. One in two hundred has no position and sends 0, 0; one in a
 * hundred is unsure by 80 m, never two in succession, which would be a silence.
 */
final class PingLines {
  private static final int TRAVEL_S = 30;
  private static final UtmPlane.Place NOWHERE = new UtmPlane.Place(0, 0);

  private PingLines() {}

  static List<Line> of(Dossier dossier) {
    List<Line> lines = new ArrayList<>();
    Optional<Pasture> pasture = Pasture.of(dossier.firm());
    pasture.ifPresent(
        p -> {
          for (int device : p.devices()) {
            for (int hour = 0; hour < Pasture.HOURS; hour++) {
              add(p, device, hour, lines);
            }
          }
        });
    return lines;
  }

  private static void add(Pasture pasture, int device, int hour, List<Line> lines) {
    boolean isStruck = pasture.strikes(device, hour);
    if (isStruck && pasture.fate() == Pasture.Fate.SILENT) {
      return;
    }
    Chance chance = pasture.firm().chance("ping", device, hour);
    LocalDateTime sent = Pasture.FIRST.plusHours(hour).plusMinutes(7L * device);
    // What a fate shows by is sound, so that the truth is what can be found.
    boolean isSound = isStruck || pasture.strikes(device, hour - 1);
    boolean isNowhere = !isSound && chance.happens(0.005);
    boolean isUnsure = !isSound && hour % 2 == 0 && chance.happens(0.02);
    String name = pasture.device(device);
    lines.add(
        line(
            name,
            sent,
            isNowhere ? NOWHERE : pasture.place(device, hour),
            isUnsure ? 80 : chance.between(4, 9)));
    if (isStruck && pasture.fate() == Pasture.Fate.CLONED) {
      lines.add(line(name, sent.plusSeconds(TRAVEL_S), pasture.faraway(), 5));
    }
  }

  private static Line line(String device, LocalDateTime sent, UtmPlane.Place place, int accuracyM) {
    return Line.of(
        Source.PING,
        sent.plusSeconds(TRAVEL_S),
        device + "@" + sent,
        device,
        Line.text(sent),
        "",
        UtmPlane.Place.decimals(place.lon()),
        UtmPlane.Place.decimals(place.lat()),
        accuracyM,
        "GNSS");
  }
}
