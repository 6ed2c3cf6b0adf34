// SPDX-License-Identifier: Apache-2.0
/**
 * How a model comes to be: who is trained on, how its raw log-odds become a probability, and how
 * its parts are written so that their digests prove them.
 */
package org.qingmiao.models.train;
