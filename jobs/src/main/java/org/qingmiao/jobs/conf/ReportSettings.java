// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.conf.yaml.Section;

/**
 * How reports are written.
 *
 * @param language zh or en, the one shown first
 * @param currency ISO 4217 code of all amounts
 * @param decisions how many decision pages are written
 * @param rows how many rows a queue shows
 * @param data whose the data are
 */
public record ReportSettings(String language, String currency, int decisions, int rows, Data data) {

  /** Whose data a book holds. */
  public enum Data {
    /** Of borrowers that there are. */
    REAL,
    /** Made up by whoever published them, which every page must say. */
    FICTITIOUS
  }

  private static final List<String> LANGUAGES = List.of("zh", "en");

  /** Chinese, yuan, fifty decision pages and a queue of two hundred (our defaults). */
  public static final ReportSettings DEFAULT = new ReportSettings("zh", "CNY", 50, 200, Data.REAL);

  public ReportSettings {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException(
          "language is \"%s\", expected zh or en".formatted(language));
    }
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(c -> c.getCurrencyCode().equals(currency))) {
      throw new IllegalArgumentException(
          "currency is \"%s\", expected an ISO 4217 code such as CNY".formatted(currency));
    }
    if (decisions < 0 || rows < 1) {
      throw new IllegalArgumentException("decisions must be 0 or more and rows 1 or more");
    }
  }

  static Optional<ReportSettings> read(Section section) {
    String language = section.text("language", DEFAULT.language);
    String currency = section.text("currency", DEFAULT.currency);
    int decisions = section.whole("decisions", DEFAULT.decisions);
    int rows = section.whole("rows", DEFAULT.rows);
    Data data = section.choice("data", Data.class, DEFAULT.data);
    return section.bind(() -> new ReportSettings(language, currency, decisions, rows, data));
  }
}
