// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.inventory;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.MeasureUnit;
import org.qingmiao.models.carbon.PeerMedian;
import org.qingmiao.models.carbon.UnitTable;

/**
 * The readings of one enterprise that count, and those that must not (green 5).
 *
 * <p>A row is refused for a negative quantity, an unknown unit, an end that is not after the start,
 * a period that overlaps another of the same source, or a quantity a thousand times that of its
 * peers. Of two sources for one meter and day the better counts; the other stays where it is.
 *
 * @param counted without overlaps, by meter and day
 * @param refused each with its reason
 */
record CheckedReadings(List<Reading> counted, List<Refused> refused) {

  CheckedReadings {
    counted = List.copyOf(counted);
    refused = List.copyOf(refused);
  }

  /**
   * Checks the readings.
   *
   * @param peers medians by {@link #peersOf}
   */
  static CheckedReadings of(
      List<Reading> readings, UnitTable units, Map<String, PeerMedian> peers) {
    List<Reading> sound = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (Reading reading : ordered(readings)) {
      fault(reading, units, peers)
          .or(() -> overlap(reading, readings))
          .ifPresentOrElse(refused::add, () -> sound.add(reading));
    }
    List<Reading> counted =
        sound.stream().filter(one -> sound.stream().noneMatch(b -> beats(b, one))).toList();
    return new CheckedReadings(counted, refused);
  }

  /** Who is compared, in base units of the dimension a day: all who tell of one activity. */
  static String peersOf(String activityCode, String dimension) {
    return activityCode + "/" + dimension;
  }

  private static List<Reading> ordered(List<Reading> readings) {
    return readings.stream()
        .sorted(
            Comparator.comparing(Reading::siteId)
                .thenComparing(Reading::activityCode)
                .thenComparing(Reading::start)
                .thenComparing(Reading::readingId))
        .toList();
  }

  private static Optional<Refused> fault(
      Reading reading, UnitTable units, Map<String, PeerMedian> peers) {
    if (!(reading.quantity() >= 0) || !reading.start().isBefore(reading.end())) {
      String sentence =
          "%s of %s to %s: expected 0 or more and an end after the start"
              .formatted(reading.quantity(), reading.start(), reading.end());
      return Optional.of(refused(reading, Gap.OUT_OF_RANGE, sentence));
    }
    Answer<Double> checked =
        units
            .convert(reading.quantity(), reading.unit(), reading.unit())
            .then(
                known -> units.named(reading.unit()).then(unit -> likePeers(reading, unit, peers)));
    return checked instanceof Answer.Missing<Double> missing
        ? Optional.of(refused(reading, missing.why(), missing.sentence()))
        : Optional.empty();
  }

  private static Answer<Double> likePeers(
      Reading reading, MeasureUnit unit, Map<String, PeerMedian> peers) {
    double daily =
        reading.quantity()
            * unit.toBase().doubleValue()
            / ChronoUnit.DAYS.between(reading.start(), reading.end());
    PeerMedian median = peers.get(peersOf(reading.activityCode(), unit.dimension()));
    // A meter may stand still: nothing used is no slip of a unit.
    return median == null || daily == 0 ? Answer.of(daily) : median.check(daily);
  }

  private static Optional<Refused> overlap(Reading reading, List<Reading> all) {
    return all.stream()
        .filter(other -> !other.readingId().equals(reading.readingId()))
        .filter(other -> other.source() == reading.source() && other.overlaps(reading))
        .min(Comparator.comparing(Reading::readingId))
        .map(
            other ->
                new Refused(
                    reading.readingId(),
                    Refused.OVERLAP,
                    Gap.QUARANTINED,
                    "%s to %s overlaps row %s of the same source; one meter has one reading a day"
                        .formatted(reading.start(), reading.end(), other.readingId())));
  }

  private static Refused refused(Reading reading, Gap why, String sentence) {
    return new Refused(reading.readingId(), why.name(), why, sentence);
  }

  /** Whether a better source speaks of the same meter and day. */
  private static boolean beats(Reading better, Reading reading) {
    return better.source().compareTo(reading.source()) < 0 && better.overlaps(reading);
  }
}
