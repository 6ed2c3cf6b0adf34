// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.text;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;

/** The parts of a model beside its trees, as canonical JSON under their digests. */
public final class ModelParts {

  /** {@code model.encoder}: weight of evidence of every category. */
  public static final Table ENCODER = part("model.encoder", "one fitted category encoder");

  /** {@code model.calibrator}: calibration, intervals, scale, baselines and reference values. */
  public static final Table CALIBRATOR = part("model.calibrator", "one fitted calibrator");

  private ModelParts() {}

  private static Table part(String name, String grain) {
    return Table.of(name, grain, Shape.APPEND)
        .columns(
            text("sha256", "Digest of the JSON text."),
            date("as_of", "Business date of the training run."),
            text("json", "Canonical JSON: sorted keys, shortest round-trip numbers."),
            text("run_id", "Run that fitted it."))
        .key("sha256");
  }
}
