// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

/**
 * What is recorded about where and by whom a model was trained or a decision made.
 *
 * @param codeVersion version and commit of the program
 * @param confDigest digest of the configuration
 * @param environment JDK, Spark and operating system
 * @param platform operating system and architecture
 * @param operatorToken token of the person who started it
 */
public record TrainingContext(
    String codeVersion,
    String confDigest,
    String environment,
    String platform,
    String operatorToken) {}
