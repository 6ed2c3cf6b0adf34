// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.train.ModelRefusal;

/** How the refusal of a model ends a run. */
public final class ModelRefusals {

  private ModelRefusals() {}

  /** Two corrections of the prior at once are a fault of the conf, everything else of the data. */
  public static Refusal asRefusal(ModelRefusal refusal) {
    ExitCode code =
        refusal.code() == ModelRefusal.Code.PRIOR ? ExitCode.USAGE : ExitCode.MODEL_REFUSED;
    return new Refusal(code, refusal.getMessage(), refusal);
  }
}
