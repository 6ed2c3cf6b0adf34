// SPDX-License-Identifier: Apache-2.0
/**
 * A page as a small tree of records, and the templates that turn it into one HTML file without
 * script, without a request and in two languages.
 */
package org.qingmiao.jobs.report.page;
