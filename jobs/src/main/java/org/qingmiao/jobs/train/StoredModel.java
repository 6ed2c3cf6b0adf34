// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.qingmiao.models.credit.CreditModel;
import org.qingmiao.models.credit.ModelDigests;
import org.qingmiao.models.ensemble.Registered;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.CanonicalJson;

/** A model as the registry holds it: bytes and digests, ready to travel to Spark tasks. */
public final class StoredModel implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final long version;
  private final LocalDate trainedOn;
  private final String product;
  private final String recipe;
  private final ModelState state;
  private final byte[] trees;
  private final String encoder;
  private final String calibrator;
  private final String[] digests;
  private final String evaluator;
  private final String library;
  private final String parameters;

  StoredModel(
      String id,
      long version,
      LocalDate trainedOn,
      String product,
      String recipe,
      ModelState state,
      byte[] trees,
      String encoder,
      String calibrator,
      ModelDigests digests,
      String evaluator,
      String library,
      String parameters) {
    this.id = id;
    this.version = version;
    this.trainedOn = trainedOn;
    this.product = product;
    this.recipe = recipe;
    this.state = state;
    this.trees = trees.clone();
    this.encoder = encoder;
    this.calibrator = calibrator;
    this.digests = new String[] {digests.model(), digests.encoder(), digests.calibrator()};
    this.evaluator = evaluator;
    this.library = library;
    this.parameters = parameters;
  }

  /** Product and digest. */
  public String id() {
    return id;
  }

  /** Running number within the lake, from 1. */
  public long version() {
    return version;
  }

  /** Business date of the run that trained it. */
  public LocalDate trainedOn() {
    return trainedOn;
  }

  /** Product whose applicants it scores. */
  public String product() {
    return product;
  }

  /** Digest of what it was to be trained as. */
  public String recipe() {
    return recipe;
  }

  /** What it may be used for now. */
  public ModelState state() {
    return state;
  }

  /** Digests of its parts as registered. */
  public ModelDigests digests() {
    return new ModelDigests(digests[0], digests[1], digests[2]);
  }

  /** How its trees were grown: hyper-parameters, seed, and workers and sample where there were. */
  public Map<String, Object> parameters() {
    return CanonicalJson.read(parameters.getBytes(StandardCharsets.UTF_8));
  }

  /** How it is evaluated, ever since it was registered. */
  public Registered evaluator() {
    return Registered.of(evaluator);
  }

  /**
   * Refuses to have another native library decide than the one that the model was registered with;
   * our own evaluator needs none.
   *
   * @throws org.qingmiao.models.train.ModelRefusal QM-ENV-1, naming both versions
   */
  public void requireLibrary() {
    if (evaluator() instanceof Registered.Native) {
      BoostedTrees.requireLibrary(library);
    }
  }

  /**
   * The model itself, to be closed by the caller.
   *
   * @param threads of the native library, where that is the evaluator
   * @throws org.qingmiao.models.train.ModelRefusal naming a part whose bytes were altered
   */
  public CreditModel open(int threads) {
    return CreditModel.from(
        trees,
        encoder.getBytes(StandardCharsets.UTF_8),
        calibrator.getBytes(StandardCharsets.UTF_8),
        digests(),
        evaluator(),
        threads);
  }
}
