// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What tests remember of a book: its firms and loans, and of its lines all but the many. */
final class Gathered {
  private final List<Dossier> dossiers = new ArrayList<>();
  private final Map<Source, Integer> firstLines = new EnumMap<>(Source.class);
  private final Map<Source, List<Line>> nextLines = new EnumMap<>(Source.class);
  private final Map<Source, List<Sower.Planted>> planted = new EnumMap<>(Source.class);

  /** A book, walked through once. */
  static Gathered of(DemoBook book) {
    Gathered gathered = new Gathered();
    try {
      book.walk(gathered::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return gathered;
  }

  private void add(Dossier dossier, Map<Source, Sower.Sown> sown) {
    dossiers.add(dossier);
    sown.forEach(
        (source, field) -> {
          List<Line> next = field.lines().stream().filter(l -> !l.isInFirstDelivery()).toList();
          nextLines.computeIfAbsent(source, s -> new ArrayList<>()).addAll(next);
          firstLines.merge(source, field.lines().size() - next.size(), Integer::sum);
          planted.computeIfAbsent(source, s -> new ArrayList<>()).addAll(field.planted());
        });
  }

  List<Dossier> dossiers() {
    return dossiers;
  }

  List<Firm> firms() {
    return dossiers.stream().map(Dossier::firm).toList();
  }

  List<DemoLoan> loans() {
    return dossiers.stream().flatMap(d -> d.loans().stream()).toList();
  }

  /** How many lines the first delivery of a source has. */
  int firstLines(Source source) {
    return firstLines.get(source);
  }

  /** The lines of the second delivery. */
  List<Line> nextLines(Source source) {
    return nextLines.get(source);
  }

  /** What was planted in one source. */
  List<Sower.Planted> planted(Source source) {
    return planted.get(source);
  }
}
