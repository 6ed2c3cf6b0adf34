// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.qingmiao.features.graph.StandingSpans.Standing;
import org.qingmiao.features.graph.StandingSpans.Version;

/**
 * Answers all questions in one sweep over their days, from rows of {@link PartyRows#SHAPE} in which
 * the versions of a fact stand together.
 *
 * <p>Two graphs are swept side by side: one in which links count from the day on which they had
 * happened and were known, and one of the days on which they happened, as they are known at last.
 * Only the first answers; the second says which answers a one-clock join would have got wrong.
 */
final class PartySweep {
  /**
   * Most rows that a task takes (our default): a million of them, in the graphs of both clocks,
   * were seen to take 400 MB.
   */
  static final int MOST_LINKS = 3_000_000;

  private static final Comparator<String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
  private static final StandingSpans<Content> SPANS =
      new StandingSpans<>(
          Comparator.comparing(Content::from, TEXT)
              .thenComparing(Content::to, TEXT)
              .thenComparing(Content::isPerson)
              .thenComparingLong(Content::amount)
              .thenComparing(Content::last));

  private final int most;
  private final PartyGraph.Growing known = new PartyGraph.Growing();
  private final PartyGraph.Growing happened = new PartyGraph.Growing();
  private final List<Question> questions = new ArrayList<>();
  private LocalDate lastKnown = LocalDate.MIN;

  PartySweep() {
    this(MOST_LINKS);
  }

  /** A sweep that refuses more rows than this. */
  PartySweep(int most) {
    this.most = most;
  }

  /** What a version says. */
  private record Content(String from, String to, boolean isPerson, long amount, LocalDate last) {}

  private record Question(String enterprise, LocalDate day) {}

  /** The answers to the questions among the rows, by day and enterprise. */
  Iterator<Row> answers(Iterator<Row> rows) {
    read(rows);
    questions.sort(Comparator.comparing(Question::day).thenComparing(Question::enterprise));
    PartyTimeline byBoth = new PartyTimeline(known.graph(), ControlRule.DEFAULT);
    PartyTimeline byEvent = new PartyTimeline(happened.graph(), ControlRule.DEFAULT);
    return questions.stream()
        .flatMap(
            question -> {
              byBoth.turnTo(question.day());
              byEvent.turnTo(question.day());
              PartyId party = PartyId.enterprise(question.enterprise());
              return versions(question, byBoth.standing(party), byEvent.standing(party));
            })
        .iterator();
  }

  private Stream<Row> versions(Question question, PartyStanding standing, PartyStanding later) {
    Row answer = row(question, question.day(), 0, standing);
    return standing.equals(later)
        ? Stream.of(answer)
        : Stream.of(answer, row(question, lastKnown, 1, later));
  }

  private static Row row(
      Question question, LocalDate knownOn, long version, PartyStanding standing) {
    return RowFactory.create(
        question.enterprise(),
        (int) question.day().toEpochDay(),
        (int) knownOn.toEpochDay(),
        version,
        (long) standing.ringSize(),
        standing.ringFen(),
        (long) standing.guaranteeReach(),
        standing.hasController() ? 1L : 0L,
        (long) standing.otherBorrowers(),
        (long) standing.otherSued(),
        standing.suppliedFen(),
        standing.relatedFen());
  }

  private void read(Iterator<Row> rows) {
    List<Version<Content>> versions = new ArrayList<>();
    String kind = PartyRows.QUESTION;
    String fact = "";
    int count = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.getString(0).equals(PartyRows.QUESTION)) {
        questions.add(new Question(row.getString(2), LocalDate.ofEpochDay(row.getInt(7))));
        continue;
      }
      count++;
      if (count > most) {
        throw new IllegalStateException(
            "a graph of parties takes at most %d rows of guarantees, shares, entries, papers, applications and cases, and there are more; name the group network no longer, or deliver fewer of them"
                .formatted(most));
      }
      if (!row.getString(0).equals(kind) || !row.getString(1).equals(fact)) {
        add(kind, versions);
        versions.clear();
        kind = row.getString(0);
        fact = row.getString(1);
      }
      versions.add(version(row));
    }
    add(kind, versions);
  }

  private Version<Content> version(Row row) {
    LocalDate knownOn = LocalDate.ofEpochDay(row.getInt(8));
    if (knownOn.isAfter(lastKnown)) {
      lastKnown = knownOn;
    }
    return new Version<>(
        row.getLong(11),
        LocalDate.ofEpochDay(row.getInt(7)),
        knownOn,
        row.getLong(9),
        row.getLong(10),
        row.getBoolean(12),
        new Content(
            row.getString(2),
            row.getString(3),
            row.getBoolean(4),
            row.getLong(5),
            row.isNullAt(6) ? Span.OPEN : LocalDate.ofEpochDay(row.getInt(6))));
  }

  private void add(String name, List<Version<Content>> versions) {
    if (!versions.isEmpty()) {
      LinkKind kind = LinkKind.valueOf(name);
      SPANS.of(versions).forEach(s -> add(kind, s, known));
      SPANS.ofOneClock(versions).ifPresent(s -> add(kind, s, happened));
    }
  }

  /**
   * A version that names nobody on one side has taken the place of those before it all the same.
   */
  private static void add(LinkKind kind, Standing<Content> standing, PartyGraph.Growing graph) {
    Content content = standing.version().content();
    LocalDate first = standing.span().first();
    LocalDate last =
        content.last().isBefore(standing.span().last()) ? content.last() : standing.span().last();
    if (content.from() != null && content.to() != null && !last.isBefore(first)) {
      PartyId from =
          content.isPerson() ? PartyId.person(content.from()) : PartyId.enterprise(content.from());
      PartyId to = PartyId.enterprise(content.to());
      graph.add(new PartyLink(kind, from, to, content.amount(), new Span(first, last)));
    }
  }
}
