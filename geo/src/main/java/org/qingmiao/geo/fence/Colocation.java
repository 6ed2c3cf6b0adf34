// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.qingmiao.geo.Median;

/**
 * Devices of one pledge that lie in a heap: tags in a bucket instead of on animals.
 *
 * <p>For each hour a device stands at the median of its fixes. Devices within 5 m of each other
 * form a chain, and so do those that are joined through others. At least five that hang together in
 * each of twelve successive hours are one heap. Told once for each device, until it leaves.
 */
public final class Colocation {

  private static final int HOURS = 12;
  private static final int FEWEST = 5;
  private static final double NEAR_M = 5;

  private Colocation() {}

  /** Where a device stood in an hour, and its last fix in it. */
  private record Stand(String device, double lon, double lat, Instant last) {}

  /** An hour's devices: the first one, by name, of the chain in which each hangs. */
  private record Hour(Map<String, Stand> stands, Map<String, String> chains) {}

  /**
   * The heaps among devices.
   *
   * @param fixes accepted ones of all devices of a pledge
   * @return events in order of time, then device
   */
  public static List<FenceEvent> among(Collection<Ping> fixes) {
    TreeMap<Instant, Map<String, List<Ping>>> byHour = new TreeMap<>();
    for (Ping fix : fixes) {
      byHour
          .computeIfAbsent(fix.at().truncatedTo(ChronoUnit.HOURS), hour -> new TreeMap<>())
          .computeIfAbsent(fix.device(), device -> new ArrayList<>())
          .add(fix);
    }
    TreeMap<Instant, Hour> hours = new TreeMap<>();
    byHour.forEach((start, devices) -> hours.put(start, hour(devices)));

    List<FenceEvent> events = new ArrayList<>();
    Set<String> told = Set.of();
    for (Instant end : hours.keySet()) {
      Set<String> heaped = heaped(hours, end);
      for (String device : heaped) {
        if (!told.contains(device)) {
          events.add(
              new FenceEvent(
                  device,
                  "",
                  FenceEvent.Type.COLOCATED,
                  end.minus(Duration.ofHours(HOURS - 1)),
                  hours.get(end).stands.get(device).last));
        }
      }
      told = heaped;
    }
    return events;
  }

  /** Devices of the same chain in each of the hours up to one, where those are enough. */
  private static Set<String> heaped(Map<Instant, Hour> hours, Instant end) {
    Map<List<String>, Set<String>> together = new HashMap<>();
    for (String device : hours.get(end).chains.keySet()) {
      List<String> chains = new ArrayList<>();
      for (int back = 0; back < HOURS; back++) {
        Hour hour = hours.get(end.minus(Duration.ofHours(back)));
        if (hour == null || !hour.chains.containsKey(device)) {
          break;
        }
        chains.add(hour.chains.get(device));
      }
      if (chains.size() == HOURS) {
        together.computeIfAbsent(chains, key -> new TreeSet<>()).add(device);
      }
    }
    Set<String> heaped = new TreeSet<>();
    together.values().stream().filter(heap -> heap.size() >= FEWEST).forEach(heaped::addAll);
    return heaped;
  }

  private static Hour hour(Map<String, List<Ping>> devices) {
    Map<String, Stand> stands = new TreeMap<>();
    devices.forEach(
        (device, fixes) ->
            stands.put(
                device,
                new Stand(
                    device,
                    median(fixes, Ping::lon),
                    median(fixes, Ping::lat),
                    fixes.stream().map(Ping::at).max(Comparator.naturalOrder()).orElseThrow())));
    return new Hour(stands, chains(List.copyOf(stands.values())));
  }

  private static double median(List<Ping> fixes, ToDoubleFunction<Ping> ordinate) {
    return Median.of(fixes.stream().mapToDouble(ordinate).toArray());
  }

  /** Joins neighbours (union-find); stands are by name, so the smallest index names a chain. */
  private static Map<String, String> chains(List<Stand> stands) {
    int[] chain = new int[stands.size()];
    Arrays.setAll(chain, i -> i);
    Integer[] fromSouth = new Integer[stands.size()];
    Arrays.setAll(fromSouth, i -> i);
    Arrays.sort(fromSouth, Comparator.comparingDouble(i -> stands.get(i).lat));
    for (int a = 0; a < fromSouth.length; a++) {
      Stand stand = stands.get(fromSouth[a]);
      LocalPlane plane = LocalPlane.at(stand.lon, stand.lat);
      for (int b = a + 1; b < fromSouth.length; b++) {
        Stand other = stands.get(fromSouth[b]);
        if (plane.north(other.lat) > NEAR_M) {
          break;
        }
        if (plane.distance(other.lon, other.lat) <= NEAR_M) {
          int one = root(chain, fromSouth[a]);
          int two = root(chain, fromSouth[b]);
          chain[Math.max(one, two)] = Math.min(one, two);
        }
      }
    }
    Map<String, String> names = new TreeMap<>();
    for (int i = 0; i < chain.length; i++) {
      names.put(stands.get(i).device, stands.get(root(chain, i)).device);
    }
    return names;
  }

  private static int root(int[] chain, int i) {
    int root = i;
    while (chain[root] != root) {
      root = chain[root];
    }
    return root;
  }
}
