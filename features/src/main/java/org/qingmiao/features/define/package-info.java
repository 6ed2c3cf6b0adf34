// SPDX-License-Identifier: Apache-2.0
/**
 * How a feature is declared and how it is joined as it was known on a day. No other way to build a
 * training row exists.
 */
package org.qingmiao.features.define;
