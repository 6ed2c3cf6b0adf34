// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingmiao.features.define.Feature;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.models.train.CanonicalJson;
import org.qingmiao.models.train.Recipe;

/** What a model is to be, as a tree: features, trees, correction and periods; not on which day. */
final class RecipeTree {
  private static final String WORKERS = "workers";
  private static final String SAMPLE = "sample";

  private RecipeTree() {}

  /** The parameters of the trees. */
  static Recipe recipe(CreditSettings.Training t) {
    Recipe d = Recipe.DEFAULT;
    return new Recipe(
        t.rounds(),
        t.depth(),
        t.learningRate(),
        t.minChildWeight(),
        d.lambda(),
        d.maxBin(),
        d.subsample(),
        d.colsample(),
        t.seed(),
        d.threads());
  }

  /** What the registry holds of the trees: their parameters, and workers and sample if any. */
  static Map<String, Object> parameters(CreditSettings.Training t) {
    Map<String, Object> parameters = new TreeMap<>(recipe(t).parameters());
    if (t.workers() > 1) {
      parameters.put(WORKERS, t.workers());
    }
    if (t.sample() < 1) {
      parameters.put(SAMPLE, t.sample());
    }
    return parameters;
  }

  /** Tasks that grew trees together, by what the registry holds of them. */
  static int workers(Map<String, Object> parameters) {
    return ((Number) parameters.getOrDefault(WORKERS, 1)).intValue();
  }

  /** Share of TRAIN's applicants that trees were fitted on, by what the registry holds of them. */
  static double sample(Map<String, Object> parameters) {
    return ((Number) parameters.getOrDefault(SAMPLE, 1)).doubleValue();
  }

  /** Digest of all that makes a recipe. */
  static String digest(List<Feature> features, CreditSettings credit) {
    Map<String, Object> recipe = new TreeMap<>(features(features));
    recipe.put("trees", parameters(credit.training()));
    recipe.put("prior", credit.prior().name());
    recipe.put("periods", credit.periods().map(Object::toString).orElse("none"));
    recipe.put("approve_below", credit.cutoffs().approveBelow());
    recipe.put("decline_from", credit.cutoffs().declineFrom());
    recipe.put("target", credit.target());
    recipe.put("book", credit.book());
    return CanonicalJson.sha256(CanonicalJson.write(recipe));
  }

  /** The features in model order. */
  static Map<String, Object> features(List<Feature> features) {
    List<Object> list = new ArrayList<>();
    for (Feature f : features) {
      Map<String, Object> one = new TreeMap<>();
      one.put("name", f.name());
      one.put("kind", f.kind().name());
      one.put("trend", f.trend().name());
      one.put("why", f.why());
      one.put("code", f.code());
      one.put("data_code", f.dataCode());
      one.put("unit", f.unit().name());
      one.put("meaning", f.meaning());
      one.put("inputs", f.inputs());
      list.add(one);
    }
    return Map.of("features", list);
  }
}
