// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.credit.ModelDigests;
import org.qingmiao.models.ledger.DeployRecords;
import org.qingmiao.models.ledger.ModelParts;
import org.qingmiao.models.ledger.ModelRegistry;

/**
 * The models that were ever trained, with the state that the deploy records give them: the last one
 * promoted is the champion, a retired one never comes back.
 */
public final class ModelStore {

  /** The tables that it is read from. */
  public static final List<Table> TABLES =
      List.of(ModelRegistry.TABLE, ModelParts.ENCODER, ModelParts.CALIBRATOR, DeployRecords.TABLE);

  private final List<StoredModel> models;

  private ModelStore(List<StoredModel> models) {
    this.models = List.copyOf(models);
  }

  /** Reads the store from a job's inputs. */
  public static ModelStore of(Inputs in) {
    Map<String, String> encoders = json(in.rows(ModelParts.ENCODER));
    Map<String, String> calibrators = json(in.rows(ModelParts.CALIBRATOR));
    Map<String, String> champions = new HashMap<>();
    Set<String> retired = new HashSet<>();
    for (Row deploy : in.rows(DeployRecords.TABLE).orderBy("at", "deploy_id").collectAsList()) {
      String model = deploy.getAs("to_model");
      if (deploy.getAs("action").equals("PROMOTE")) {
        champions.put(deploy.getAs("product_code"), model);
      } else {
        retired.add(model);
      }
    }
    List<StoredModel> models = new ArrayList<>();
    for (Row row : in.rows(ModelRegistry.TABLE).orderBy("version", "model_id").collectAsList()) {
      String id = row.getAs("model_id");
      ModelState state =
          retired.contains(id)
              ? ModelState.RETIRED
              : champions.containsValue(id) ? ModelState.CHAMPION : ModelState.CANDIDATE;
      models.add(model(row, state, encoders, calibrators));
    }
    return new ModelStore(models);
  }

  private static StoredModel model(
      Row row, ModelState state, Map<String, String> encoders, Map<String, String> calibrators) {
    ModelDigests digests =
        new ModelDigests(
            row.getAs("model_sha256"), row.getAs("encoder_sha256"), row.getAs("calibrator_sha256"));
    return new StoredModel(
        row.getAs("model_id"),
        row.<Long>getAs("version"),
        row.<Date>getAs("as_of").toLocalDate(),
        row.getAs("product_code"),
        row.getAs("recipe_sha256"),
        state,
        row.getAs("model_ubj"),
        encoders.getOrDefault(digests.encoder(), ""),
        calibrators.getOrDefault(digests.calibrator(), ""),
        digests,
        row.getAs("evaluator"),
        row.getAs("library"),
        row.getAs("parameters"));
  }

  private static Map<String, String> json(Dataset<Row> parts) {
    Map<String, String> json = new HashMap<>();
    parts
        .select("sha256", "json")
        .collectAsList()
        .forEach(row -> json.put(row.getString(0), row.getString(1)));
    return json;
  }

  /** All models, oldest first. */
  public List<StoredModel> all() {
    return models;
  }

  /** The model of that id, or the only one whose id begins so. */
  public Optional<StoredModel> model(String id) {
    List<StoredModel> found = models.stream().filter(m -> m.id().startsWith(id)).toList();
    return found.size() == 1
        ? Optional.of(found.get(0))
        : found.stream().filter(m -> m.id().equals(id)).findFirst();
  }

  /** The model in service for a product. */
  public Optional<StoredModel> champion(String product) {
    return newest(product, ModelState.CHAMPION);
  }

  /** The model that was trained for exactly this recipe, if it still may serve. */
  public Optional<StoredModel> trained(String product, String recipe) {
    return models.stream()
        .filter(m -> m.product().equals(product) && m.recipe().equals(recipe))
        .filter(m -> m.state() != ModelState.RETIRED)
        .reduce((older, newer) -> newer);
  }

  /**
   * The model that scores: the pinned one, else the champion, else the newest candidate.
   *
   * @throws Refusal where there is none, or the pinned one is retired or scores another product
   */
  public StoredModel serving(String product, Optional<String> pinned) {
    if (pinned.isPresent()) {
      return fit(named(pinned.get()), product);
    }
    return champion(product)
        .or(() -> newest(product, ModelState.CANDIDATE))
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.MODEL_REFUSED,
                    "no model for product %s; train one with train.when: missing"
                        .formatted(product)));
  }

  /**
   * The model of that id.
   *
   * @throws Refusal naming the models that there are
   */
  public StoredModel named(String id) {
    return model(id)
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.USAGE,
                    "no single model begins with \"%s\"; there are: %s"
                        .formatted(
                            id, String.join(", ", models.stream().map(StoredModel::id).toList()))));
  }

  private static StoredModel fit(StoredModel model, String product) {
    if (!model.product().equals(product)) {
      throw new Refusal(
          ExitCode.MODEL_REFUSED,
          "model %s scores product %s, expected one for %s; leave --model out for the one in service"
              .formatted(model.id(), model.product(), product));
    }
    if (model.state() == ModelState.RETIRED) {
      throw new Refusal(
          ExitCode.MODEL_REFUSED,
          "model %s is retired and scores no more; leave --model out for the one in service"
              .formatted(model.id()));
    }
    return model;
  }

  private Optional<StoredModel> newest(String product, ModelState state) {
    return models.stream()
        .filter(m -> m.product().equals(product) && m.state() == state)
        .reduce((older, newer) -> newer);
  }
}
