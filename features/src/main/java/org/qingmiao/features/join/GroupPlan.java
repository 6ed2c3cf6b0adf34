// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.io.Serializable;
import java.util.List;

/**
 * How one group is answered, as tasks need it.
 *
 * @param table the source, for refusals
 * @param ttlDays greatest age at which the winner's values are used
 * @param eventDays days of the event clock
 * @param knownDays days of the known clock
 * @param schema how facts are carried
 * @param latest carried columns whose newest values are wanted
 * @param windows what is said of windows
 */
record GroupPlan(
    String table,
    int ttlDays,
    LocalDays eventDays,
    LocalDays knownDays,
    PackedSchema schema,
    List<Integer> latest,
    WindowPlan windows)
    implements Serializable {

  /** Cells of an answer: status, age, known on, latest values, windows, would leak. */
  int cells() {
    return 4 + latest.size() + windows.cells();
  }
}
