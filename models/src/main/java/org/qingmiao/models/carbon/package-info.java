// SPDX-License-Identifier: Apache-2.0
/**
 * Footprints: units, emission factors, energy and farm emissions, their intervals and the quality
 * of their data.
 *
 * <p>Nothing here has a default for a number that is not known. A function either gives a value
 * with the factors behind it, or a {@link org.qingmiao.models.carbon.Gap} and a sentence.
 */
package org.qingmiao.models.carbon;
