// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import org.qingmiao.jobs.conf.ReportSettings;
import org.qingmiao.jobs.report.text.Currency;
import org.qingmiao.jobs.report.text.Language;

/**
 * For whom an installation's pages are made.
 *
 * @param language in which pages open; both are in every file
 * @param decisions how many rows of the queue get a page of their own
 * @param rows how many rows of a long table a page shows
 * @param currency of all money columns
 * @param data whether the rows are of real borrowers
 */
public record Edition(
    Language language, int decisions, int rows, Currency currency, DataKind data) {

  /** Whose data a report shows. */
  public enum DataKind {
    /** Real loans. */
    REAL,
    /** A generator's; every page says so first. */
    SYNTHETIC,
    /** Made up by whoever published them; every page says so first. */
    FICTITIOUS
  }

  /** The edition that a conf asks for. */
  public static Edition of(ReportSettings settings, DataKind data) {
    return new Edition(
        Language.of(settings.language()),
        settings.decisions(),
        settings.rows(),
        new Currency(settings.currency()),
        data);
  }
}
