// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The demo book: what two dozen institutions deliver about a fictitious county of 2,000 firms and
 * 1,000 farms.
 *
 * <p>The first delivery is a bank's history up to {@link #BUSINESS_DATE}; the second brings what
 * came to be known on {@link #NEXT_DATE}, among it twelve new applications, and some lines that
 * missed the first. Everything follows from a seed and a scale: the same two give the same bytes on
 * every machine, in every locale and zone. Enterprises are made and written one by one, so memory
 * does not grow with the scale.
 */
public final class DemoBook {
  /** Day of the first delivery. */
  public static final LocalDate BUSINESS_DATE = LocalDate.of(2025, 6, 30);

  /** Day of the second delivery. */
  public static final LocalDate NEXT_DATE = BUSINESS_DATE.plusDays(1);

  /** Applications of the last days before the first delivery, still undecided. */
  static final int OPEN_APPLICATIONS = 60;

  /** Applications of the day of the second delivery. */
  static final int APPLICATIONS_OF_NEXT_DAY = 12;

  /** The last instant that the first delivery covers. */
  static final LocalDateTime FIRST_END = BUSINESS_DATE.atTime(LocalTime.MAX);

  private static final LocalDateTime LAST_END = NEXT_DATE.atTime(LocalTime.MAX);

  private final County county;
  private final List<Source> sources;
  private final boolean isSeen;

  private DemoBook(County county, List<Source> sources, boolean isSeen) {
    this.county = county;
    this.sources = sources;
    this.isSeen = isSeen;
  }

  /**
   * The book of a seed.
   *
   * @param scale factor on the number of enterprises, loans and messes, 0.05 to 1000; below 0.1 a
   *     source may have no room for its messes, which {@link #deliver} refuses by name
   */
  public static DemoBook of(long seed, double scale) {
    return new DemoBook(new County(seed, scale), List.of(Source.values()), true);
  }

  /**
   * The same county, of which only some institutions write. What each of them writes stays the
   * same.
   *
   * @param names of sources, as a conf names them; others are of no account
   */
  public DemoBook only(Set<String> names) {
    return new DemoBook(
        county,
        Arrays.stream(Source.values()).filter(s -> names.contains(s.folder())).toList(),
        names.contains(SceneArchive.FOLDER));
  }

  /**
   * Writes both deliveries as {@code <source>/<as_of>/<file>}, scenes among them, and apart from
   * them what only the generator knows: the nature of every enterprise, the fate of every loan, who
   * is linked to whom, what does not add up and every planted mess. That is for tests and reports
   * marked SYNTHETIC; no part of the pipeline reads it.
   *
   * @param landing folder to fill; files of an earlier book in it are replaced
   * @param truth folder that must not be there yet; where it stands, the deliveries are complete
   */
  public void deliver(Path landing, Path truth) throws IOException {
    Path aside = truth.resolveSibling("." + truth.getFileName());
    try (Landing files = new Landing(landing);
        Truth told = new Truth(aside)) {
      walk(
          (dossier, sown) -> {
            for (Sower.Sown field : sown.values()) {
              for (Line line : field.lines()) {
                files.add(line);
              }
            }
            told.add(dossier, sown);
          });
      if (isSeen) {
        SceneArchive archive = new SceneArchive(county);
        told.add(archive.deliver(landing));
        archive.fields(told::add);
      }
    }
    Files.move(aside, truth);
  }

  /** What is done with each enterprise. */
  interface Visitor {

    /** Takes an enterprise and what each institution writes about it, messes included. */
    void visit(Dossier dossier, Map<Source, Sower.Sown> sown) throws IOException;
  }

  /** Makes the enterprises one by one, in their order. */
  void walk(Visitor visitor) throws IOException {
    Map<Source, Sower> sowers = new EnumMap<>(Source.class);
    for (Source source : sources) {
      sowers.put(source, new Sower(county, source));
    }
    for (int index = 0; index < county.size(); index++) {
      Dossier dossier = Dossier.of(county, index);
      Map<Source, Sower.Sown> sown = new EnumMap<>(Source.class);
      for (Source source : sources) {
        List<Line> lines = new ArrayList<>(source.lines(dossier));
        lines.removeIf(line -> line.knownAt().isAfter(LAST_END));
        sown.put(source, sowers.get(source).sow(index, lines));
      }
      visitor.visit(dossier, sown);
    }
    sowers.values().forEach(Sower::requireAllSown);
  }
}
