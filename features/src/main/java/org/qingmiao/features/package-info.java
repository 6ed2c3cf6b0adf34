// SPDX-License-Identifier: Apache-2.0
/**
 * What was known about a borrower on a day: table contracts, identities, tokens and the two-clock
 * join.
 *
 * <p>Everything here is a function from datasets or plain values to the same; nothing reads,
 * writes, asks the time or draws unseeded random numbers.
 */
package org.qingmiao.features;
