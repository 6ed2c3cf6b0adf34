// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.List;
import java.util.Map;
import org.qingmiao.features.define.Feature;
import org.qingmiao.models.ensemble.Evaluator;
import org.qingmiao.models.ensemble.Registration;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.CalibSet;
import org.qingmiao.models.train.Calibration;
import org.qingmiao.models.train.Calibrator;
import org.qingmiao.models.train.ClusterRows;
import org.qingmiao.models.train.Evidence;
import org.qingmiao.models.train.FittedTrees;
import org.qingmiao.models.train.LeakGuard;
import org.qingmiao.models.train.ModelRefusal;
import org.qingmiao.models.train.PdInterval;
import org.qingmiao.models.train.Prior;
import org.qingmiao.models.train.Recipe;
import org.qingmiao.models.train.Sample;
import org.qingmiao.models.train.TrainSet;

/**
 * The making of a credit model, from rows to a model that scores and explains.
 *
 * <p>A function of its arguments: the same rows and settings give the same bytes, where one process
 * grows the trees. Encoder, trees and reference see TRAIN only, the calibrator CALIB only; TEST
 * serves the leak guard, which fits nothing that is kept.
 */
public final class CreditTraining {

  /** Refits behind the interval of a PD (credit 3.2). */
  private static final int REFITS = 200;

  private CreditTraining() {}

  /**
   * What the conf says about training.
   *
   * @param recipe of the trees
   * @param prior how class shares become those of the population
   * @param scale of the score
   * @param cutoffs of the hint
   * @param leaks waivers and the day on which they must count
   */
  public record Settings(
      Recipe recipe, Prior prior, ScoreScale scale, Cutoffs cutoffs, LeakGuard.Settings leaks) {}

  /**
   * A model and how it came about.
   *
   * @param model to be closed by the caller
   * @param baseScore probability from which the first tree starts
   * @param evalLog TRAIN log-loss after each round, nats
   * @param library name and version of the training library
   * @param calibrators that were tried
   * @param evidence of the leak guard
   */
  public record Outcome(
      CreditModel model,
      double baseScore,
      List<Double> evalLog,
      String library,
      List<Calibration.Candidate> calibrators,
      List<Evidence> evidence) {
    public Outcome {
      evalLog = List.copyOf(evalLog);
      calibrators = List.copyOf(calibrators);
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * Makes a model in this process.
   *
   * @throws ModelRefusal when the rows cannot carry one, are too many, or a feature is suspect
   */
  public static Outcome train(TrainSet train, CalibSet calib, Sample test, Settings settings) {
    BoostedTrees.requireSize(train.sample().size(), train.sample().features().size());
    Populations populations = Populations.of(train, calib, settings.prior());
    FittedTrees fitted = FittedTrees.of(train, settings.recipe());
    try {
      List<Evidence> evidence =
          LeakGuard.require(train, test, fitted, settings.recipe(), settings.leaks());
      return finish(fitted, populations, settings, evidence);
    } catch (RuntimeException e) {
      fitted.close();
      throw e;
    }
  }

  /**
   * Makes a model whose trees grow on a cluster.
   *
   * @param rows all of TRAIN
   * @param workers tasks that grow the trees together
   * @param train as many rows of TRAIN as one process holds: for the leak guard, which compares
   *     trees that one process grows, and for the population that reasons compare with
   * @throws ModelRefusal when the rows cannot carry one, or a feature is suspect
   */
  public static Outcome train(
      ClusterRows rows,
      int workers,
      TrainSet train,
      CalibSet calib,
      Sample test,
      Settings settings) {
    Populations populations = Populations.of(train, calib, settings.prior());
    List<Evidence> evidence;
    try (FittedTrees alone = FittedTrees.of(train, settings.recipe())) {
      evidence = LeakGuard.require(train, test, alone, settings.recipe(), settings.leaks());
    }
    FittedTrees fitted = FittedTrees.of(rows, settings.recipe(), workers);
    try {
      return finish(fitted, populations, settings, evidence);
    } catch (RuntimeException e) {
      fitted.close();
      throw e;
    }
  }

  /** The rows with the weights of their population, known to be right before anything is fitted. */
  private record Populations(Sample train, Sample calib) {
    static Populations of(TrainSet train, CalibSet calib, Prior prior) {
      return new Populations(prior.population(train.sample()), prior.population(calib.sample()));
    }
  }

  private static Outcome finish(
      FittedTrees fitted, Populations populations, Settings settings, List<Evidence> evidence) {
    Map<String, Double> gain = requireSplits(fitted.fit().trees().gainShares());
    Calibrated calibrated = calibrate(fitted, populations.calib(), settings);
    List<Feature> features = populations.train().features();
    byte[] model = fitted.fit().trees().bytes();
    Evaluator evaluator = Registration.of(fitted.fit().trees());
    Reference reference =
        Reference.of(
            evaluator,
            features,
            calibrated.rating(),
            fitted.encoder().encode(populations.train()).matrix(),
            populations.train().weights());
    BoostedTrees.Fit fit = fitted.fit();
    return new Outcome(
        new CreditModel(
            features, fitted.encoder(), model, evaluator, calibrated.rating(), reference, gain),
        fit.baseScore(),
        fit.evalLog(),
        fit.library(),
        calibrated.candidates(),
        evidence);
  }

  private record Calibrated(Rating rating, List<Calibration.Candidate> candidates) {}

  private static Calibrated calibrate(FittedTrees fitted, Sample calib, Settings settings) {
    double step = settings.prior().logOdds();
    double[] margins = fitted.margins(calib);
    for (int row = 0; row < margins.length; row++) {
      margins[row] += step;
    }
    boolean[] bad = calib.bads();
    double[] weight = calib.weights();
    Calibration.Fit fit = Calibration.fit(margins, bad, weight, calib.buckets());
    List<Calibrator> refits =
        Calibration.refits(
            fit.chosen().kind(), margins, bad, weight, REFITS, settings.recipe().seed());
    Rating rating =
        new Rating(
            step,
            fit.chosen(),
            PdInterval.of(fit.chosen(), refits),
            settings.scale(),
            settings.cutoffs());
    return new Calibrated(rating, fit.candidates());
  }

  private static Map<String, Double> requireSplits(Map<String, Double> gain) {
    if (gain.values().stream().allMatch(share -> share == 0)) {
      throw new ModelRefusal(
          ModelRefusal.Code.FIT,
          "the trees found nothing to split on in features %s; bring features that differ between good and bad rows"
              .formatted(gain.keySet()));
    }
    return gain;
  }
}
