// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.qingmiao.features.group.FinanceFeatures;
import org.qingmiao.jobs.train.RowValues;
import org.qingmiao.models.carbon.stress.DebtRatios;
import org.qingmiao.models.carbon.stress.RescoredPd;
import org.qingmiao.models.credit.CreditModel;
import org.qingmiao.models.credit.FeatureValues;
import org.qingmiao.models.credit.Scored;

/**
 * The credit model on one application, whose ratios of debt are those that it is asked about.
 *
 * <p>The ratios of today take the place of the application's as well, so that before and after the
 * price differ by the price alone; they are limited as {@link FinanceFeatures} limits them.
 */
final class ModelRatios implements RescoredPd {
  private static final Map<String, String> RATIO_OF =
      Map.of("finance_icr", "icr", "finance_dscr", "dscr", "finance_leverage", "leverage");
  private static final Map<String, ToDoubleFunction<DebtRatios>> VALUE_OF =
      Map.of(
          "finance_icr", ratios -> by(ratios.ebitda(), ratios.interest()),
          "finance_dscr", ratios -> by(ratios.ebitda(), ratios.debtService()),
          "finance_leverage", ModelRatios::leverage);

  private final CreditModel model;
  private final Row application;
  private final Set<String> ratios;

  private ModelRatios(CreditModel model, Row application, Set<String> ratios) {
    this.model = model;
    this.application = application;
    this.ratios = ratios;
  }

  /**
   * The model on an application; it knows no ratio where there is none, or where too little is
   * known of the applicant for a score.
   */
  static RescoredPd of(CreditModel model, Optional<Row> application) {
    Set<String> used =
        model.gainShares().entrySet().stream()
            .filter(feature -> feature.getValue() > 0 && RATIO_OF.containsKey(feature.getKey()))
            .map(feature -> RATIO_OF.get(feature.getKey()))
            .collect(Collectors.toUnmodifiableSet());
    return application
        .filter(row -> !used.isEmpty() && isScored(model, row))
        .map(row -> new ModelRatios(model, row, used))
        .orElseGet(() -> new ModelRatios(model, null, Set.of()));
  }

  private static boolean isScored(CreditModel model, Row application) {
    float[] vector = model.vector(new RowValues(application));
    return model.score(vector).status() == Scored.Status.SCORED;
  }

  @Override
  public Set<String> features() {
    return ratios;
  }

  @Override
  public double pd(DebtRatios ratios) {
    Map<String, Double> put =
        VALUE_OF.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, one -> one.getValue().applyAsDouble(ratios)));
    return model.score(model.vector(new Values(new RowValues(application), put))).pd();
  }

  /** A quotient as the features have it: none by what is not above 0. */
  private static double by(double upper, double lower) {
    return lower > 0 ? upper / lower : Double.NaN;
  }

  private static double leverage(DebtRatios ratios) {
    double years = by(ratios.debt(), ratios.ebitda());
    double most = FinanceFeatures.MOST_LEVERAGE;
    return Double.isNaN(years) ? (ratios.debt() > 0 ? most : 0) : Math.min(years, most);
  }

  /** An application as the model asks it, with some numbers in place of its own. */
  private record Values(FeatureValues own, Map<String, Double> put) implements FeatureValues {
    @Override
    public double number(String feature) {
      Double other = put.get(feature);
      return other == null ? own.number(feature) : other;
    }

    @Override
    public String level(String feature) {
      return own.level(feature);
    }
  }
}
