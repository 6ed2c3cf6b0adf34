// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.publish;

import java.io.Serializable;
import java.util.List;
import org.qingmiao.models.credit.ReasonCatalogue;

/**
 * A reason of the catalogue, as it travels to Spark tasks.
 *
 * @param code of the reason
 * @param family of features that it speaks of
 * @param textZh in Chinese
 * @param textEn the same in English
 * @param isActionable whether the applicant can change it
 * @param positive code of the same family's favourable reason; empty where there is none
 */
record ReasonLine(
    String code, String family, String textZh, String textEn, boolean isActionable, String positive)
    implements Serializable {

  static List<ReasonLine> of(ReasonCatalogue catalogue) {
    return catalogue.entries().stream()
        .map(
            e ->
                new ReasonLine(
                    e.code(),
                    e.family(),
                    e.textZh(),
                    e.textEn(),
                    e.actionable(),
                    catalogue.positiveOf(e.family()).map(ReasonCatalogue.Entry::code).orElse("")))
        .toList();
  }
}
