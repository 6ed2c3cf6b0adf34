// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.qingmiao.jobs.conf.yaml.Section;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.financed.AttributionMethod;

/**
 * How the carbon side of an installation is accounted.
 *
 * @param method how emissions are computed
 * @param primary the method of attribution that the report leads with
 * @param guideSectors sections of GB/T 4754 that the bank guide's perimeter covers
 * @param green how loans and firms are judged green, where the conf has rules
 * @param stress the carbon prices that borrowers are stressed with, where the conf has any
 * @param estimate the labelled book of estimators, where the conf has one
 * @param ledgerTotal outstanding as the general ledger has it at the end of the year, CNY
 */
public record CarbonSettings(
    CarbonMethod method,
    AttributionMethod primary,
    Set<String> guideSectors,
    Optional<GreenSettings> green,
    Optional<StressSettings> stress,
    Optional<EstimateSettings> estimate,
    Optional<BigDecimal> ledgerTotal) {

  /** Refuses a primary method that nobody has attested, and tables that make no book. */
  public CarbonSettings {
    guideSectors = Set.copyOf(guideSectors);
    method.book(LocalDate.EPOCH);
    estimate.ifPresent(one -> method.potentials(one.gwpSet()));
    if (primary.asPrimary(method.kind(), method.attestations())
        instanceof Answer.Missing<AttributionMethod> missing) {
      throw new IllegalArgumentException(missing.sentence());
    }
    if (primary.balanceBasis() != AttributionMethod.BalanceBasis.YEAR_END) {
      throw new IllegalArgumentException(
          "primary is %s, which divides an average balance, and the book of the report is that at the end of the year; expected PCAF2022, the others stand beside it"
              .formatted(primary));
    }
  }

  static Optional<CarbonSettings> read(Section section) {
    CarbonMethod method = CarbonMethod.read(section);
    AttributionMethod primary =
        section.choice("primary", AttributionMethod.class, AttributionMethod.PCAF2022);
    Set<String> guideSectors = Set.copyOf(section.texts("guide_sectors"));
    Optional<GreenSettings> green = section.section("green").flatMap(GreenSettings::read);
    Optional<StressSettings> stress = section.section("stress").flatMap(StressSettings::read);
    Optional<EstimateSettings> estimate =
        section.section("estimate").flatMap(EstimateSettings::read);
    Optional<BigDecimal> ledgerTotal = section.decimal("ledger_total_cny");
    return section.bind(
        () ->
            new CarbonSettings(
                method, primary, guideSectors, green, stress, estimate, ledgerTotal));
  }

  /** Everything in the tables and rules behind it that decides results. */
  String content() {
    return method.content()
        + green.map(one -> one.catalogue().toString()).orElse("")
        + stress.map(StressSettings::toString).orElse("")
        + estimate.map(one -> new TreeMap<>(one.fuels()).toString()).orElse("");
  }
}
