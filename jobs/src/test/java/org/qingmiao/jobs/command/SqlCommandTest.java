// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingmiao.jobs.SparkTest;

@ExtendWith(SparkTest.class)
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM t",
        "DROP TABLE t",
        "INSERT INTO t SELECT 1",
        "WITH q AS (SELECT 1) INSERT INTO t SELECT * FROM q",
        "FROM q INSERT INTO t SELECT 1 INSERT INTO u SELECT 2",
        "INSERT OVERWRITE DIRECTORY '/tmp/x' USING csv SELECT 1",
        "CREATE TABLE t AS SELECT 1",
        "MERGE INTO t USING q ON t.k = q.k WHEN MATCHED THEN DELETE",
        "SET spark.sql.runSQLOnFiles = true"
      })
  void takesOnlyQuestions(String statement, SparkSession spark) throws ParseException {
    assertThat(SqlCommand.writes(spark, statement)).isTrue();
  }

  @Test
  void takesAnyQuestion(SparkSession spark) throws ParseException {
    assertThat(
            SqlCommand.writes(
                spark, "WITH q AS (SELECT 1 AS k) SELECT k FROM q UNION ALL SELECT 2"))
        .isFalse();
  }

  private static String rewritten(String sql) {
    return SqlCommand.rewritten(sql, TABLES);
  }
}
