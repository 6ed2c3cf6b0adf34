// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Plants the messes of one source while enterprises pass by, each exactly as often as it is listed.
 *
 * <p>The k-th of n messes of a kind falls due at a place drawn from the k-th n-th of the first six
 * tenths of the county; it is planted into the first enterprise from there on that has a line fit
 * for it. So counts are exact and nothing but the list itself is remembered.
 *
 * <p>Messes go only into the first delivery, and into a line that carries no other mess.
 */
final class Sower {
  private static final double PART_OF_COUNTY = 0.6;

  private final County county;
  private final Source source;
  private final List<Row> rows;

  /** A sower who has planted nothing yet. */
  Sower(County county, Source source) {
    this.county = county;
    this.source = source;
    this.rows =
        Planting.ALL.stream()
            .filter(planting -> planting.source() == source)
            .map(planting -> new Row(planting, planting.count(county.scale())))
            .toList();
  }

  /** A planted mess as the truth tells it. */
  record Planted(Planting planting, String id) {}

  /** Lines with their messes, and what was planted. */
  record Sown(List<Line> lines, List<Planted> planted) {}

  /** One planting on its way through the county. */
  private final class Row {
    private final Planting planting;
    private final int wanted;
    private int due;
    private int planted;

    Row(Planting planting, int wanted) {
      this.planting = planting;
      this.wanted = wanted;
    }

    /** Whether one waits to be planted at that place. */
    boolean waits(int index) {
      while (due < wanted && place(due) <= index) {
        due++;
      }
      return planted < due;
    }

    private int place(int k) {
      double within = county.chance(name(), k).uniform();
      return (int) ((k + within) / wanted * PART_OF_COUNTY * county.size());
    }

    String name() {
      return "mess/" + source + "/" + planting.mess() + "/" + planting.column();
    }
  }

  /** The lines of the enterprise at that place, with the messes that fall due there. */
  Sown sow(int index, List<Line> lines) {
    Map<Integer, Planting> places = new HashMap<>();
    for (Row row : rows) {
      List<Integer> fit = row.waits(index) ? fit(row.planting, lines, places) : List.of();
      if (!fit.isEmpty()) {
        places.put(county.chance(row.name() + "/line", index).pick(fit), row.planting);
        row.planted++;
      }
    }
    if (places.isEmpty()) {
      return new Sown(lines, List.of());
    }
    List<Line> messy = new ArrayList<>(lines.size());
    List<Planted> planted = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (places.containsKey(i)) {
        Planting planting = places.get(i);
        messy.addAll(planting.mess().of(line, planting.column()));
        planted.add(new Planted(planting, line.cell(source.marks().id())));
      } else {
        messy.add(line);
      }
    }
    return new Sown(messy, planted);
  }

  /** Refuses a county too small for its messes. */
  void requireAllSown() {
    for (Row row : rows) {
      if (row.planted < row.wanted) {
        throw new IllegalStateException(
            "demo book: no room for %d of %d lines of %s in %s; raise the scale"
                .formatted(
                    row.wanted - row.planted, row.wanted, row.planting.mess(), source.folder()));
      }
    }
  }

  private static List<Integer> fit(
      Planting planting, List<Line> lines, Map<Integer, Planting> taken) {
    return IntStream.range(0, lines.size())
        .filter(i -> !taken.containsKey(i) && lines.get(i).isInFirstDelivery())
        .filter(i -> planting.mess().fits(lines.get(i), planting.column()))
        .filter(i -> !planting.mess().addsVersion() || isLast(lines.get(i), lines))
        .boxed()
        .toList();
  }

  /** A version of the same fact that comes later would clash with the one that a mess adds. */
  private static boolean isLast(Line line, List<Line> lines) {
    String id = line.cell(line.source().marks().id());
    return lines.stream()
        .filter(l -> l.cell(l.source().marks().id()).equals(id))
        .noneMatch(l -> l.knownAt().isAfter(line.knownAt()));
  }
}
