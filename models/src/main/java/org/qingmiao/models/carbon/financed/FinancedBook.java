// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.DataQuality;
import org.qingmiao.models.carbon.Footprint;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.Scope;

/**
 * A book of loans under one method: every loan is either financed or excluded, exactly once.
 *
 * @param method of attribution
 * @param financed one row for each loan and scope, by loan and scope
 * @param excluded one row for each other loan, by loan
 * @param review what the shares that need review would have given, in no total
 */
public record FinancedBook(
    AttributionMethod method,
    List<FinancedEmission> financed,
    List<Exclusion> excluded,
    List<FinancedEmission> review) {

  public FinancedBook {
    financed = List.copyOf(financed);
    excluded = List.copyOf(excluded);
    review = List.copyOf(review);
  }

  /**
   * The book of all borrowers.
   *
   * @param footprints of each borrower, or why it has none
   * @throws IllegalArgumentException naming loans that stand twice, in one class or in two
   */
  public static FinancedBook of(
      AttributionMethod method,
      Perimeter perimeter,
      List<Position> positions,
      Map<String, Answer<List<Footprint>>> footprints) {
    requireOneRowEach(positions);
    Map<String, List<Position>> byBorrower =
        positions.stream()
            .collect(
                Collectors.groupingBy(
                    p -> p.loan().enterpriseId(), TreeMap::new, Collectors.toList()));
    Parts parts = new Parts(method);
    byBorrower.forEach(
        (borrower, loans) ->
            parts.add(
                perimeter,
                loans,
                footprints.getOrDefault(
                    borrower, Answer.none(Gap.NO_FOOTPRINT, "the borrower has no footprint"))));
    return parts.book();
  }

  /** The loans of one borrower; what a job does for each of its groups. */
  public static FinancedBook ofBorrower(
      AttributionMethod method,
      Perimeter perimeter,
      List<Position> positions,
      Answer<List<Footprint>> footprints) {
    requireOneRowEach(positions);
    Parts parts = new Parts(method);
    parts.add(perimeter, positions, footprints);
    return parts.book();
  }

  /** How much of the book is covered. */
  public Coverage coverage() {
    return Coverage.of(this);
  }

  private static void requireOneRowEach(List<Position> positions) {
    Map<String, Integer> rows = new TreeMap<>();
    positions.forEach(
        p -> rows.merge(p.loan().loanId() + " on " + p.loan().asOf(), 1, Integer::sum));
    List<String> twice =
        rows.entrySet().stream().filter(e -> e.getValue() > 1).map(Map.Entry::getKey).toList();
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "loans that stand more than once: %s; a loan has one row and one class a date"
              .formatted(String.join(", ", twice)));
    }
  }

  /** The parts of a book while it grows. */
  private static final class Parts {
    private final AttributionMethod method;
    private final List<FinancedEmission> financed = new ArrayList<>();
    private final List<Exclusion> excluded = new ArrayList<>();
    private final List<FinancedEmission> review = new ArrayList<>();

    Parts(AttributionMethod method) {
      this.method = method;
    }

    FinancedBook book() {
      Comparator<FinancedEmission> order =
          Comparator.comparing((FinancedEmission f) -> f.loan().loanId())
              .thenComparing(FinancedEmission::scope);
      financed.sort(order);
      review.sort(order);
      excluded.sort(Comparator.comparing(e -> e.loan().loanId()));
      return new FinancedBook(method, financed, excluded, review);
    }

    void add(Perimeter perimeter, List<Position> positions, Answer<List<Footprint>> footprints) {
      footprints.known().ifPresent(Parts::requireOneFootprintEach);
      Map<Position, Attribution> shares = new LinkedHashMap<>();
      for (Position position : positions) {
        Optional<Gap> outside = perimeter.leavesOut(position);
        if (outside.isPresent()) {
          exclude(position, outside.get(), "outside the guide's perimeter");
          continue;
        }
        Answer<Attribution> share =
            method.of(position.loan(), position.borrower(), position.project());
        share.known().ifPresent(known -> shares.put(position, known));
        if (share instanceof Answer.Missing<Attribution> missing) {
          withoutShare(position, missing);
        }
      }
      boolean tooMuch = overOne(shares);
      shares.forEach(
          (position, share) -> {
            if (footprints instanceof Answer.Missing<List<Footprint>> missing) {
              exclude(position, missing.why().asExclusion(), missing.sentence());
            } else {
              share(position, share, footprints.known().orElseThrow(), tooMuch);
            }
          });
    }

    private void share(
        Position position, Attribution share, List<Footprint> footprints, boolean tooMuch) {
      List<FinancedEmission> rows = new ArrayList<>();
      for (Footprint footprint : footprints) {
        if (footprint.quality(share.basis()) instanceof DataQuality.Scored quality) {
          rows.add(
              new FinancedEmission(
                  position.loan(),
                  method,
                  footprint.emissions().scope(),
                  footprint.emissions().tco2e().times(share.factor()),
                  quality));
        }
      }
      if (rows.stream().noneMatch(row -> row.scope().isOwnOrBought())) {
        exclude(position, Gap.NO_FOOTPRINT, "neither scope 1 nor scope 2 is known");
      } else if (!share.isSound() || tooMuch) {
        exclude(
            position,
            Gap.AF_REVIEW,
            share.isSound()
                ? "our shares of the borrower add to more than 1"
                : "share is %s, expected above 0 and at most 1".formatted(share.factor()));
        if (share.balance().signum() > 0) {
          review.addAll(rows);
        }
      } else {
        financed.addAll(rows);
      }
    }

    private void withoutShare(Position position, Answer.Missing<Attribution> missing) {
      Optional<SectorEstimate> direct =
          missing.why() == Gap.NO_DENOMINATOR ? position.direct() : Optional.empty();
      if (direct.isEmpty()) {
        exclude(position, missing.why(), missing.sentence());
        return;
      }
      DataQuality quality =
          DataQuality.of(
              direct.get().method(),
              DataQuality.Evidence.MODEL,
              DataQuality.AreaCheck.NA,
              DataQuality.AfBasis.UNKNOWN,
              DataQuality.ScoredScope.S1);
      financed.add(
          new FinancedEmission(
              position.loan(),
              method,
              direct.get().scope(),
              direct.get().tco2e(),
              (DataQuality.Scored) quality));
    }

    private void exclude(Position position, Gap code, String detail) {
      excluded.add(new Exclusion(position.loan(), method, code, detail));
    }

    /** What business loans to one borrower have in common. */
    private record Divided(Attribution.DenominatorType type, BigDecimal denominator) {}

    /** Whether our business loans to one borrower finance more than all of it. */
    private static boolean overOne(Map<Position, Attribution> shares) {
      Map<Divided, BigDecimal> balances = new LinkedHashMap<>();
      shares.forEach(
          (position, share) -> {
            if (position.loan().assetClass() == AssetClass.BUSINESS_LOAN
                && share.balance().signum() > 0) {
              balances.merge(
                  new Divided(share.type(), share.denominator()), share.balance(), BigDecimal::add);
            }
          });
      return balances.entrySet().stream()
          .anyMatch(one -> one.getValue().compareTo(one.getKey().denominator) > 0);
    }

    private static void requireOneFootprintEach(List<Footprint> footprints) {
      Map<Scope, Integer> rows = new TreeMap<>();
      footprints.forEach(f -> rows.merge(f.emissions().scope(), 1, Integer::sum));
      if (rows.values().stream().anyMatch(n -> n > 1)) {
        throw new IllegalArgumentException(
            "borrower %s has footprints by scope %s, expected one each"
                .formatted(footprints.get(0).enterpriseId(), rows));
      }
    }
  }
}
