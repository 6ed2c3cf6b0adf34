// SPDX-License-Identifier: Apache-2.0
/**
 * How good a model is, with intervals, and the gates that may say no.
 *
 * <p>Plain values in, plain values out; nothing here knows how a model is trained or stored.
 */
package org.qingmiao.models.evaluate;
