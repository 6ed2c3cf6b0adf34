// SPDX-License-Identifier: Apache-2.0
/**
 * What an installation says about itself: where its data and lake are, how its files become our
 * columns, and how its credit model is trained. Everything that changes between places stands in
 * one conf file and is bound here to records.
 */
package org.qingmiao.jobs.conf;
