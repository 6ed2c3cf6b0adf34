// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Consumer;
import org.qingmiao.geo.GeodesicDistance;

/**
 * Whether a machine is moved at night: more than 200 m from its first fix between 22:00 and 05:00
 * local time. Told once a night.
 */
final class NightWatch implements Watch {

  private static final long serialVersionUID = 1L;

  private static final LocalTime DUSK = LocalTime.of(22, 0);
  private static final LocalTime DAWN = LocalTime.of(5, 0);
  private static final double FAR_M = 200;

  private final ZoneId zone;
  private LocalDate night = LocalDate.MIN;
  private Ping first;
  private boolean told;

  NightWatch(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public NightWatch copy() {
    NightWatch copy = new NightWatch(zone);
    copy.night = night;
    copy.first = first;
    copy.told = told;
    return copy;
  }

  @Override
  public void see(Ping fix, Consumer<FenceEvent> events) {
    ZonedDateTime local = fix.at().atZone(zone);
    LocalTime time = local.toLocalTime();
    if (!time.isBefore(DAWN) && time.isBefore(DUSK)) {
      return;
    }
    LocalDate evening =
        time.isBefore(DAWN) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    if (!evening.equals(night)) {
      night = evening;
      first = fix;
      told = false;
    }
    if (!told && GeodesicDistance.between(first.lon(), first.lat(), fix.lon(), fix.lat()) > FAR_M) {
      events.accept(FenceEvent.ofDevice(FenceEvent.Type.NIGHT_MOVE, first, fix));
      told = true;
    }
  }
}
