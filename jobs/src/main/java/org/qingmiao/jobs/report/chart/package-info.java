// SPDX-License-Identifier: Apache-2.0
/**
 * Charts as static SVG, made by hand: the same bytes on every machine, in both languages, for wide
 * and narrow pages, with every value also printed. Colours and fonts are the style sheet's
 * business.
 */
package org.qingmiao.jobs.report.chart;
