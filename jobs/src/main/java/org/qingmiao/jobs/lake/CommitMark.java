// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import org.qingmiao.models.train.CanonicalJson;

/**
 * What a commit carries so that its writer knows it again: an unknown outcome is settled by looking
 * for the run in Delta's log, never by guessing.
 *
 * @param job job that writes
 * @param asOf business date
 * @param runId run that writes
 * @param fence number of the lease's holder, where a late commit of an earlier one must be skipped;
 *     Delta then looks for numbers that it has seen through all that the table holds
 */
public record CommitMark(String job, LocalDate asOf, String runId, OptionalLong fence) {

  /** The mark of the holder of a lease. */
  public static CommitMark fenced(String job, LocalDate asOf, String runId, long fence) {
    return new CommitMark(job, asOf, runId, OptionalLong.of(fence));
  }

  /** The mark of the quarantine and of the runner's records, which no job reads. */
  public static CommitMark unfenced(String job, LocalDate asOf, String runId) {
    return new CommitMark(job, asOf, runId, OptionalLong.empty());
  }

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
