// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColocationTest {

  /** Devices in a row, each some metres from the next, with a fix each half hour. */
  private static List<Ping> row(int devices, double apart, int hours, String start) {
    List<Ping> pings = new ArrayList<>();
    for (int d = 0; d < devices; d++) {
      Walk walk = Walk.of("t" + d, start);
      for (int i = 0; i < 2 * hours; i++) {
        walk.then(i == 0 ? 0 : 30, d * apart, i % 2);
      }
      pings.addAll(walk.pings());
    }
    return pings;
  }

  private static List<String> among(List<Ping> pings) {
    return Colocation.among(pings).stream()
        .map(e -> e.device() + " " + e.type() + " " + e.start() + " " + e.confirmed())
        .toList();
  }

  /** Five in a chain of 4 m steps, 16 m from end to end, from 00:10 on: hours 00 to 11. */
  @Test
  void fiveThatChainForTwelveHoursAreAHeap() {
    assertThat(among(row(5, 4, 12, "2024-06-01T00:10:00Z")))
        .containsExactly(
            "t0 COLOCATED 2024-06-01T00:00:00Z 2024-06-01T11:40:00Z",
            "t1 COLOCATED 2024-06-01T00:00:00Z 2024-06-01T11:40:00Z",
            "t2 COLOCATED 2024-06-01T00:00:00Z 2024-06-01T11:40:00Z",
            "t3 COLOCATED 2024-06-01T00:00:00Z 2024-06-01T11:40:00Z",
            "t4 COLOCATED 2024-06-01T00:00:00Z 2024-06-01T11:40:00Z");
  }

  @Test
  void fourOrElevenHoursOrSixMetresAreNone() {
    assertThat(among(row(4, 4, 12, "2024-06-01T00:10:00Z"))).isEmpty();
    assertThat(among(row(5, 4, 11, "2024-06-01T00:10:00Z"))).isEmpty();
    assertThat(among(row(5, 6, 12, "2024-06-01T00:10:00Z"))).isEmpty();
  }

  @Test
  void anHourOfSilenceOrApartBreaksTheHeap() {
    List<Ping> silent = row(5, 4, 14, "2024-06-01T00:10:00Z");
    silent.removeIf(ping -> ping.device().equals("t2") && ping.at().toString().contains("T07"));
    assertThat(among(silent)).isEmpty();
  }

  @Test
  void aHeapIsToldOnceUntilItIsLeft() {
    List<Ping> pings = row(5, 4, 30, "2024-06-01T00:10:00Z");
    assertThat(among(pings)).hasSize(5);
    pings.addAll(row(5, 4, 12, "2024-06-05T00:10:00Z"));
    assertThat(among(pings)).hasSize(10);
  }

  @Test
  void theOrderOfPingsDoesNotMatter() {
    List<Ping> pings = row(8, 4, 13, "2024-06-01T00:10:00Z");
    List<String> expected = among(pings);
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(pings, new Random(seed));
      assertThat(among(pings)).isEqualTo(expected).hasSize(8);
    }
  }
}
