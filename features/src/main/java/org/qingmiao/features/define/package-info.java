// SPDX-License-Identifier: Apache-2.0
/**
 * How features are declared: what is taken of which source, and what it depends on. They are joined
 * as they were known on a day by {@code features.join}; no other way to build a training row
 * exists.
 */
package org.qingmiao.features.define;
