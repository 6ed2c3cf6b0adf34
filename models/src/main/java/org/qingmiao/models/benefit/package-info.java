// SPDX-License-Identifier: Apache-2.0
/**
 * What green loans bring: benefits of projects against a named baseline, the loan's part of them,
 * and the rules by which a project, a loan or a firm is green.
 *
 * <p>A benefit stands in a table of its own. It is never taken off a financed emission, and there
 * is no figure that mixes the two.
 */
package org.qingmiao.models.benefit;
