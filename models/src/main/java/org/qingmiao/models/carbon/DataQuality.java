// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The data-quality score of a footprint: a function of five facts and nothing else, so that nobody
 * can type a score.
 *
 * <p>Scores are those of PCAF Part A (2022), Table 5-7 and footnotes 92 and 102. Ours are stricter
 * where an energy figure has no evidence, a quantity was modelled or only seen from above, land was
 * not compared with its polygon, and for trained models, which never get better than 4.
 */
public sealed interface DataQuality {

  /** How well the activity is proven, best first. */
  enum Evidence {
    /** By a third party. */
    VERIFIED,
    /** By a meter, an invoice or an authority. */
    PRIMARY,
    /** By the borrower's word. */
    BORROWER,
    /** From above only. */
    SATELLITE,
    /** By a model. */
    MODEL
  }

  /** How declared land compares with its polygon. */
  enum AreaCheck {
    /** No land is involved. */
    NA,
    /** They agree. */
    AGREE,
    /** There is no polygon. */
    UNCHECKED,
    /** They do not agree. */
    DISAGREE
  }

  /** What a loan's share of the borrower was computed with. */
  enum AfBasis {
    /** Equity and debt. */
    EQUITY_DEBT,
    /** Total assets, since equity or debt is not known. */
    TOTAL_ASSETS,
    /** Nothing usable. */
    UNKNOWN
  }

  /** Scopes as PCAF scores them. */
  enum ScoredScope {
    /** Own emissions. */
    S1,
    /** Bought energy. */
    S2,
    /** The chain. */
    S3
  }

  /**
   * A score.
   *
   * @param score 1 (best) to 5
   * @param option of PCAF, 1a to 3c
   * @param reasons that made it worse, in a fixed order
   */
  record Scored(int score, String option, List<String> reasons) implements DataQuality {
    public Scored {
      reasons = List.copyOf(reasons);
    }
  }

  /** A combination that PCAF does not allow: energy figures say nothing about scope 3. */
  record NotAllowed(String reason) implements DataQuality {}

  /** No denominator: the loan must fall to a method by assets or turnover, or be excluded. */
  record NoAttribution(String reason) implements DataQuality {}

  /** The only score that these facts allow. */
  static DataQuality of(
      FootprintMethod method, Evidence evidence, AreaCheck area, AfBasis af, ScoredScope scope) {
    return switch (method) {
      case ASSET -> new Scored(5, "3b", List.of());
      case TURNOVER, ML_OTHER -> new Scored(5, "3c", List.of());
      case REVENUE, ML_REVENUE ->
          af == AfBasis.UNKNOWN ? new Scored(5, "3c", List.of()) : scored(4, "3a", List.of(), af);
      case REPORTED, ENERGY, PRODUCT ->
          af == AfBasis.UNKNOWN
              ? new NoAttribution("AF_UNKNOWN")
              : physical(method, evidence, area, af, scope);
    };
  }

  private static DataQuality physical(
      FootprintMethod method, Evidence evidence, AreaCheck area, AfBasis af, ScoredScope scope) {
    if (method == FootprintMethod.REPORTED) {
      return evidence == Evidence.VERIFIED
          ? scored(1, "1a", List.of(), af)
          : scored(2, "1b", List.of(), af);
    }
    boolean energy = method == FootprintMethod.ENERGY;
    if (energy && scope == ScoredScope.S3) {
      return new NotAllowed("2A_SCOPE3");
    }
    String option = energy ? "2a" : "2b";
    if (evidence == Evidence.SATELLITE || evidence == Evidence.MODEL) {
      return scored(4, option, List.of("NOT_PRIMARY"), af);
    }
    if (energy) {
      return evidence == Evidence.BORROWER
          ? scored(3, option, List.of("UNEVIDENCED"), af)
          : scored(2, option, List.of(), af);
    }
    if (area == AreaCheck.DISAGREE) {
      return scored(4, option, List.of("AREA_MISMATCH"), af);
    }
    return area == AreaCheck.UNCHECKED && evidence == Evidence.BORROWER
        ? scored(4, option, List.of("AREA_UNCHECKED"), af)
        : scored(3, option, List.of(), af);
  }

  private static Scored scored(int score, String option, List<String> reasons, AfBasis af) {
    List<String> all = new ArrayList<>(reasons);
    if (af == AfBasis.TOTAL_ASSETS) {
      all.add("AF_TOTAL_ASSETS");
    }
    return new Scored(score, option, all);
  }

  /** The score of several lines in one scope: the worst governs. */
  static Scored worst(List<Scored> scores) {
    return scores.stream()
        .max(Comparator.comparingInt(Scored::score))
        .orElseThrow(() -> new IllegalArgumentException("no scores, expected one at least"));
  }
}
