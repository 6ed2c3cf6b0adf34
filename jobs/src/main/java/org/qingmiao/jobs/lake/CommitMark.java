// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import java.time.LocalDate;
import java.util.Map;
import org.qingmiao.models.train.CanonicalJson;

/**
 * What a commit carries so that its writer knows it again: an unknown outcome is settled by looking
 * for the run in Delta's log, never by guessing.
 *
 * @param job job that writes
 * @param asOf business date
 * @param runId run that writes
 * @param fence number of the lease's holder; Delta skips a number that it has seen
 */
public record CommitMark(String job, LocalDate asOf, String runId, long fence) {

  /** The mark as the commit's metadata. */
  String json(String digest) {
    return new String(
        CanonicalJson.write(Map.of("run_id", runId, "job", job, "digest", digest)),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Whether a commit's metadata carries this run. */
  boolean isOn(String metadata) {
    return metadata != null && metadata.contains("\"run_id\":\"" + runId + "\"");
  }
}
