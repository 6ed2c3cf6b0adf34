// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

/**
 * What makes two runs over the same inputs the same work.
 *
 * @param codeVersion version and commit of the program
 * @param confDigest digest of the configuration
 */
public record Stamp(String codeVersion, String confDigest) {}
