// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import java.nio.charset.StandardCharsets;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.models.train.CanonicalJson;

/**
 * What makes two runs over the same inputs the same work.
 *
 * @param codeVersion version and commit of the program
 * @param confDigest digest of the configuration
 */
public record Stamp(String codeVersion, String confDigest) {

  /** Digest of all of the conf that a job heeds. */
  public String confDigest(Job job) {
    return job.ownSettings().isEmpty()
        ? confDigest
        : CanonicalJson.sha256(
            (confDigest + "\n" + job.ownSettings()).getBytes(StandardCharsets.UTF_8));
  }
}
