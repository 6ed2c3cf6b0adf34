// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Section;
import org.qingmiao.jobs.run.Manifest;

class RunPageTest {
  private static final RunFacts RUN = Fixture.run();

  @Test
  void saysFirstWhatFailedAndWhy() {
    String html = html(RUN);
    assertThat(html)
        .contains("Of 2 jobs that ran 1 are published")
        .contains("build-credit ended with 21")
        .contains("raw.loan: 3 rows break a rule.");
    assertThat(html.indexOf("ended with 21")).isLessThan(html.indexOf("<table"));
  }

  @Test
  void showsEveryCountReasonJoinRuleDigestAndFile() {
    assertThat(html(RUN))
        .contains(">1,000<", ">980<", ">15<", "amount:type", ">12<", "v1:980:01:02", ">31<")
        .contains("amount.drift", "100.0%", "loan/2014-12-31/loans.csv", "facadefacade")
        // 2.5 s from beginning to end, 3.4 + 2.1 s of processor time.
        .contains(">2.5<", "5.5 seconds of processor time");
  }

  @Test
  void leavesOutWhatDidNotHappen() {
    Manifest published = RUN.runs().get(0);
    RunFacts calm = new RunFacts(RUN.asOf(), List.of(published), List.of());
    Page page = RunPage.of(Fixture.TEXTS, Fixture.EDITION, calm);
    assertThat(page.sections())
        .extracting(Section::id)
        .containsExactly("outcome", "jobs", "rows", "rules", "tables", "files");
    assertThat(html(calm)).contains("All jobs that ran are published").doesNotContain("ended with");
  }

  /** The way back by an id leads to a table of reports, in which this page has no row. */
  @Test
  void leadsBackToTheAuditTables() {
    assertThat(html(RUN)).contains("audit.run").doesNotContain("data-figure");
  }

  private static String html(RunFacts facts) {
    return FixturePages.html(RunPage.of(Fixture.TEXTS, Fixture.EDITION, facts));
  }
}
