// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import org.qingmiao.models.train.CanonicalJson;
import org.qingmiao.models.train.ModelRefusal;

/**
 * The SHA-256 of the three stored parts of a model, by which every decision names them.
 *
 * @param model of the trees' bytes
 * @param encoder of the encoder's JSON
 * @param calibrator of the calibrator's JSON
 */
public record ModelDigests(String model, String encoder, String calibrator) {

  static ModelDigests of(byte[] model, byte[] encoder, byte[] calibrator) {
    return new ModelDigests(
        CanonicalJson.sha256(model),
        CanonicalJson.sha256(encoder),
        CanonicalJson.sha256(calibrator));
  }

  /** Refuses parts that are not the ones registered, naming the first that differs. */
  void requireEqual(ModelDigests stored) {
    require("model", model, stored.model);
    require("encoder", encoder, stored.encoder);
    require("calibrator", calibrator, stored.calibrator);
  }

  private static void require(String part, String registered, String stored) {
    if (!registered.equals(stored)) {
      throw new ModelRefusal(
          ModelRefusal.Code.SCHEMA,
          "the stored %s has SHA-256 %s, expected %s; its bytes were altered, restore them from a backup"
              .formatted(part, stored, registered));
    }
  }
}
