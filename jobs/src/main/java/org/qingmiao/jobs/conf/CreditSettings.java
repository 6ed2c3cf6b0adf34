// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.jobs.conf.yaml.Section;

/**
 * How the credit model of an installation is trained and read.
 *
 * @param book the table of loans, such as {@code raw.sba_loan}
 * @param target how a loan becomes bad: {@code label} where a column of that role says it
 * @param groups feature groups that are joined to the book; none for a flat table
 * @param product code of the loan product
 * @param applicantType such as MICRO_ENTERPRISE
 * @param periods which approvals are fitted and which are kept for the out-of-time test; empty for
 *     a table without dates
 * @param prior how the sample is led back to the population
 * @param cutoffs probabilities of default at which the hints change
 * @param training how the booster is fitted
 * @param ablation whether the validation says what each feature group adds; trains once for each
 * @param waivers columns that the leak guard may let pass
 * @param features the model's inputs; empty for all columns of role feature that the mapping does
 *     not exclude
 * @param freshness oldest age in days at which a source still speaks, by group
 * @param contact who answers for the model, as the model card prints it
 */
public record CreditSettings(
    String book,
    String target,
    List<String> groups,
    String product,
    String applicantType,
    Optional<Periods> periods,
    Prior prior,
    Cutoffs cutoffs,
    Training training,
    boolean ablation,
    List<Waiver> waivers,
    List<String> features,
    Map<String, Integer> freshness,
    Optional<String> contact) {

  /** How a sample with other shares of bad loans is led back to the population. */
  public enum Prior {
    /** Case weights enter the training; nothing is corrected afterwards. */
    CASE_WEIGHTS,
    /** Training is unweighted and the probability is corrected afterwards. */
    OFFSET
  }

  /**
   * Days of approval, all inclusive.
   *
   * @param from the first that is fitted
   * @param ootFrom the first of the out-of-time test
   * @param until the last of it
   */
  public record Periods(LocalDate from, LocalDate ootFrom, LocalDate until) {
    public Periods {
      if (!from.isBefore(ootFrom) || ootFrom.isAfter(until)) {
        throw new IllegalArgumentException(
            "periods: expected from < oot_from <= until, came %s, %s, %s"
                .formatted(from, ootFrom, until));
      }
    }
  }

  /**
   * Where the hints change.
   *
   * @param approveBelow probability of default below which the hint is APPROVE
   * @param declineFrom probability from which it is DECLINE; REVIEW lies between
   */
  public record Cutoffs(double approveBelow, double declineFrom) {
    /** Five and twenty per cent (our defaults). */
    public static final Cutoffs DEFAULT = new Cutoffs(0.05, 0.20);

    public Cutoffs {
      if (!(0 < approveBelow && approveBelow <= declineFrom && declineFrom < 1)) {
        throw new IllegalArgumentException(
            "cutoffs: expected 0 < approve_below <= decline_from < 1, came %s and %s"
                .formatted(approveBelow, declineFrom));
      }
    }
  }

  /**
   * How the booster is fitted.
   *
   * @param when a new model is made
   * @param minBads fewest bad loans in TRAIN
   * @param workers 1 for one process and the same bytes every time; more for as many tasks of a
   *     cluster, whose bytes may differ between trainings
   * @param sample share of the applicants of TRAIN that is fitted on, in (0, 1]; the same ones each
   *     time
   * @param rounds number of trees
   * @param depth of a tree, at most 4
   * @param learningRate shrinkage of each tree
   * @param minChildWeight smallest weight of rows in a leaf
   * @param seed of all random choices
   */
  public record Training(
      When when,
      int minBads,
      int workers,
      double sample,
      int rounds,
      int depth,
      double learningRate,
      double minChildWeight,
      int seed) {
    /** The defaults of the credit method (ours). */
    public static final Training DEFAULT =
        new Training(When.MISSING, 200, 1, 1, 200, 4, 0.05, 20, 7);

    public Training {
      if (minBads < 1 || workers < 1 || rounds < 1) {
        throw new IllegalArgumentException("train: min_bads, workers and rounds must be 1 or more");
      }
      if (!(sample > 0 && sample <= 1)) {
        throw new IllegalArgumentException(
            "train: sample is %s, expected a share above 0 and at most 1".formatted(sample));
      }
      if (depth < 1 || depth > 4) {
        throw new IllegalArgumentException(
            "train: depth is %d, expected 1 to 4: reasons of deeper trees cannot be read"
                .formatted(depth));
      }
    }
  }

  /** When a new model is made. */
  public enum When {
    /** When there is none yet for this conf and these training data. */
    MISSING,
    /** In every run. */
    ALWAYS,
    /** Never; a run without a model is refused. */
    NEVER
  }

  /**
   * Leave for one suspect column, printed on the first page of the validation report.
   *
   * @param column that the guard suspects
   * @param operator who answers for it
   * @param reason why it does not leak
   * @param until the last day on which it holds
   */
  public record Waiver(String column, String operator, String reason, LocalDate until) {}

  public CreditSettings {
    groups = List.copyOf(groups);
    waivers = List.copyOf(waivers);
    features = List.copyOf(features);
    freshness = Map.copyOf(freshness);
  }

  static Optional<CreditSettings> read(Section section) {
    String book = section.text("book");
    String target = section.text("target", "label");
    List<String> groups = section.texts("groups");
    String product = section.text("product");
    String applicantType = section.text("applicant_type", "MICRO_ENTERPRISE");
    Optional<Periods> periods = section.section("periods").flatMap(CreditSettings::periods);
    Prior prior = section.choice("prior", Prior.class, Prior.CASE_WEIGHTS);
    Cutoffs cutoffs =
        section.section("cutoffs").flatMap(CreditSettings::cutoffs).orElse(Cutoffs.DEFAULT);
    Training training =
        section.section("train").flatMap(CreditSettings::training).orElse(Training.DEFAULT);
    boolean ablation = section.isOn("ablation");
    List<Waiver> waivers =
        section.sections("waivers").stream().flatMap(w -> waiver(w).stream()).toList();
    List<String> features = section.texts("features");
    Map<String, Integer> freshness = new LinkedHashMap<>();
    section
        .section("freshness")
        .ifPresent(f -> f.keys().forEach(k -> freshness.put(k, f.whole(k, 0))));
    Optional<String> contact =
        section.has("contact") ? Optional.of(section.text("contact")) : Optional.empty();
    return section.bind(
        () ->
            new CreditSettings(
                book,
                target,
                groups,
                product,
                applicantType,
                periods,
                prior,
                cutoffs,
                training,
                ablation,
                waivers,
                features,
                freshness,
                contact));
  }

  private static Optional<Periods> periods(Section section) {
    Optional<LocalDate> from = requiredDay(section, "from");
    Optional<LocalDate> ootFrom = requiredDay(section, "oot_from");
    Optional<LocalDate> until = requiredDay(section, "until");
    return section.bind(
        () -> new Periods(from.orElseThrow(), ootFrom.orElseThrow(), until.orElseThrow()));
  }

  private static Optional<Cutoffs> cutoffs(Section section) {
    double approveBelow = section.real("approve_below", Cutoffs.DEFAULT.approveBelow());
    double declineFrom = section.real("decline_from", Cutoffs.DEFAULT.declineFrom());
    return section.bind(() -> new Cutoffs(approveBelow, declineFrom));
  }

  private static Optional<Training> training(Section section) {
    Training d = Training.DEFAULT;
    When when = section.choice("when", When.class, d.when());
    int minBads = section.whole("min_bads", d.minBads());
    int workers = section.whole("workers", d.workers());
    double sample = section.real("sample", d.sample());
    int rounds = section.whole("rounds", d.rounds());
    int depth = section.whole("depth", d.depth());
    double learningRate = section.real("learning_rate", d.learningRate());
    double minChildWeight = section.real("min_child_weight", d.minChildWeight());
    int seed = section.whole("seed", d.seed());
    return section.bind(
        () ->
            new Training(
                when, minBads, workers, sample, rounds, depth, learningRate, minChildWeight, seed));
  }

  private static Optional<Waiver> waiver(Section section) {
    String column = section.text("column");
    String operator = section.text("operator");
    String reason = section.text("reason");
    Optional<LocalDate> until = requiredDay(section, "until");
    return section.bind(() -> new Waiver(column, operator, reason, until.orElseThrow()));
  }

  private static Optional<LocalDate> requiredDay(Section section, String key) {
    Optional<LocalDate> day = section.day(key);
    if (!section.has(key)) {
      section.fault(key, "\"%s\" is missing, expected a date such as 2025-06-30".formatted(key));
    }
    return day;
  }
}
