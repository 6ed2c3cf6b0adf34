// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.table.Column;
import org.qingmiao.jobs.report.page.Page;

class CataloguePageTest {
  private static final Page PAGE =
      CataloguePage.of(Fixture.TEXTS, Fixture.EDITION, Fixture.catalogue());
  private static final String HTML = FixturePages.html(PAGE);

  @Test
  void showsEveryColumnOfEveryTableWithItsMeaning() {
    for (Column column : Loans.TABLE.columns()) {
      assertThat(HTML).contains(">" + column.name() + "<", column.meaning());
    }
    assertThat(PAGE.sections()).hasSize(1 + 3);
  }

  @Test
  void tracesTablesAndColumns() {
    assertThat(HTML)
        .contains("Made of: raw.loan, raw.repayment")
        .contains("Goes into: feature.credit")
        .contains("file:金额(万元)")
        .contains("Last written for 2014-12-31: 980 rows");
  }

  /** Two sources are one step that writes rows 1 and 2; the job reads both and writes row 3. */
  @Test
  void drawsWhatEachStepReadsAndWrites() {
    String wide = HTML.substring(HTML.indexOf("class=\"chart full wide z\""));
    String drawing = wide.substring(0, wide.indexOf("</svg>"));
    assertThat(drawing.split("class=\"dot\"", -1)).hasSize(1 + 3);
    assertThat(drawing.split("class=\"ring\"", -1)).hasSize(1 + 2);
  }

  @Test
  void givesEqualBytesOnEveryWrite() {
    assertThat(
            FixturePages.html(
                CataloguePage.of(Fixture.TEXTS, Fixture.EDITION, Fixture.catalogue())))
        .isEqualTo(HTML);
  }
}
