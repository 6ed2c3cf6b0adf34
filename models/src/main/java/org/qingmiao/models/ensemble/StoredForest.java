// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.models.train.CanonicalJson;
import org.qingmiao.models.train.ModelRefusal;
import org.qingmiao.models.train.Stored;

/**
 * The trees of a stored model in the order in which the library adds them up.
 *
 * @param names of the features, in model order
 * @param baseScore the probability before the first tree, as it was stored
 * @param trees none where an obstacle makes them unreadable
 * @param obstacle why this evaluator cannot serve the model; empty where it can
 */
record StoredForest(
    List<String> names, double baseScore, List<StoredTree> trees, Optional<String> obstacle) {

  private static final String OBJECTIVE = "binary:logistic";

  StoredForest {
    names = List.copyOf(names);
    trees = List.copyOf(trees);
  }

  /**
   * The model in UBJSON, as the registry has it.
   *
   * @throws ModelRefusal naming the digest of bytes that are no model
   */
  static StoredForest read(byte[] model) {
    try {
      return of(new Stored("learner", new Stored("model", Ubjson.read(model)).object("learner")));
    } catch (IllegalArgumentException e) {
      throw new ModelRefusal(
          ModelRefusal.Code.SCHEMA,
          "the model with SHA-256 %s is damaged (%s); restore it from a backup of the registry"
              .formatted(CanonicalJson.sha256(model), e.getMessage()),
          e);
    }
  }

  private static StoredForest of(Stored learner) {
    Stored parameters = new Stored("learner_model_param", learner.object("learner_model_param"));
    Stored booster = new Stored("gradient_booster", learner.object("gradient_booster"));
    Stored objective = new Stored("objective", learner.object("objective"));
    List<String> names = texts(learner, "feature_names");
    double baseScore = baseScore(parameters.text("base_score"));
    Optional<String> obstacle =
        differs("booster", booster.text("name"), "gbtree")
            .or(() -> differs("objective", objective.text("name"), OBJECTIVE))
            .or(() -> differs("number of targets", parameters.text("num_target"), "1"));
    if (obstacle.isPresent()) {
      return new StoredForest(names, baseScore, List.of(), obstacle);
    }
    List<StoredTree> trees = trees(new Stored("model", booster.object("model")), names.size());
    return new StoredForest(
        names,
        baseScore,
        trees,
        trees.stream().flatMap(tree -> tree.obstacle().stream()).findFirst());
  }

  @SuppressWarnings("unchecked") // keys of objects are always text
  private static List<StoredTree> trees(Stored model, int features) {
    Stored parameters = new Stored("gbtree_model_param", model.object("gbtree_model_param"));
    List<StoredTree> trees = new ArrayList<>();
    for (Object tree : list(model, "trees")) {
      if (!(tree instanceof Map<?, ?> fields)) {
        throw new IllegalArgumentException("a tree that is no object");
      }
      trees.add(new StoredTree((Map<String, Object>) fields, features));
    }
    if (!parameters.text("num_trees").equals(Integer.toString(trees.size()))) {
      throw new IllegalArgumentException(
          "%d trees, but num_trees %s".formatted(trees.size(), parameters.text("num_trees")));
    }
    return trees;
  }

  private static Optional<String> differs(String what, String came, String served) {
    return came.equals(served)
        ? Optional.empty()
        : Optional.of("%s %s, served is %s".formatted(what, came, served));
  }

  /** A probability, alone or in a list of one: {@code 1.4E-1} or {@code [1.4E-1]}. */
  private static double baseScore(String text) {
    return Double.parseDouble(text.replaceAll("[\\[\\]]", ""));
  }

  private static List<String> texts(Stored learner, String field) {
    return list(learner, field).stream()
        .map(
            one -> {
              if (one instanceof String text) {
                return text;
              }
              throw new IllegalArgumentException(
                  "%s holds something else than text".formatted(field));
            })
        .toList();
  }

  private static List<?> list(Stored object, String field) {
    if (object.fields().get(field) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("%s: %s is no list".formatted(object.what(), field));
  }
}
