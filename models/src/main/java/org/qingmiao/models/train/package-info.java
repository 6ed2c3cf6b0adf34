// SPDX-License-Identifier: Apache-2.0
/**
 * How a model comes to be: who is trained on, which features must not be, how trees grow and their
 * log-odds become a probability, and how the parts are written so that their digests prove them.
 */
package org.qingmiao.models.train;
