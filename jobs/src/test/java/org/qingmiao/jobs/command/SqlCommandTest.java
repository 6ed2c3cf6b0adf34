// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlCommandTest {
  private static final List<String> TABLES =
      List.of("publish.credit_score", "publish.credit_score_old", "raw.loan");

  @Test
  void namesTheViewsOfTables() {
    assertThat(
            rewritten(
                "SELECT raw.loan.amount FROM publish.credit_score_old JOIN raw.loan USING (k)"))
        .isEqualTo("SELECT raw_loan.amount FROM publish_credit_score_old JOIN raw_loan USING (k)");
  }

  @Test
  void leavesTextsAndCommentsAlone() {
    String texts = "'it\\'s raw.loan' || \"raw.loan\" /* raw.loan\n raw.loan */ -- raw.loan";
    assertThat(rewritten("SELECT " + texts + "\nFROM raw.loan"))
        .isEqualTo("SELECT " + texts + "\nFROM raw_loan");
  }

  @Test
  void leavesOtherNamesAlone() {
    assertThat(rewritten("SELECT * FROM draw.loan, raw.loans"))
        .isEqualTo("SELECT * FROM draw.loan, raw.loans");
  }

  private static String rewritten(String sql) {
    return SqlCommand.rewritten(sql, TABLES);
  }
}
