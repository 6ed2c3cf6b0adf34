// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.graph.PartyMatches;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.MatchDecisions;
import org.qingmiao.features.table.Table;

/** Companies that were traders before, of which the registry names the former code, or does not. */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatchedCountyTest {
  private TrialLake trial;
  private List<Row> pairs;

  @BeforeAll
  void takeTheLake(DemoTrial.Lake demo) {
    trial = demo.trial();
    pairs = rows(PartyMatches.TABLE).collectAsList();
  }

  /** Two firms of the county may have one name, but no two have one telephone. */
  @Test
  void findsEveryCompanyThatKeptNameAndTelephoneAndNobodyElse() {
    Map<List<String>, Set<String>> byName = new HashMap<>();
    rows(Enterprises.TABLE)
        .where("op = 'U'")
        .select("name_token", "phone_token", "enterprise_token")
        .collectAsList()
        .forEach(
            row ->
                byName
                    .computeIfAbsent(
                        List.of(row.getString(0), row.getString(1)), name -> new HashSet<>())
                    .add(row.getString(2)));
    Set<Set<String>> renamed = new HashSet<>(byName.values());
    renamed.removeIf(codes -> codes.size() != 2);
    assertThat(renamed).isNotEmpty();
    assertThat(pairs).extracting(MatchedCountyTest::codes).containsOnlyOnceElementsOf(renamed);
    assertThat(pairs).hasSameSizeAs(renamed);
  }

  /** What nobody has said anything of is a question, and joins nothing. */
  @Test
  void saysOfEachPairWhoHasSpokenOfIt() {
    Set<Set<String>> told = new HashSet<>();
    rows(Enterprises.TABLE)
        .where(col("former_token").isNotNull())
        .select("enterprise_token", "former_token")
        .collectAsList()
        .forEach(row -> told.add(Set.of(row.getString(0), row.getString(1))));
    Map<Set<String>, String> decided = new HashMap<>();
    rows(MatchDecisions.TABLE)
        .select("enterprise_token", "other_token", "ruling")
        .collectAsList()
        .forEach(row -> decided.put(Set.of(row.getString(0), row.getString(1)), row.getString(2)));
    assertThat(told).isNotEmpty();
    assertThat(decided).isNotEmpty();
    assertThat(pairs)
        .allSatisfy(
            row ->
                assertThat(row.<String>getAs("standing"))
                    .isEqualTo(
                        told.contains(codes(row))
                            ? "REGISTERED"
                            : decided.getOrDefault(codes(row), "OPEN")));
  }

  @Test
  void showsTokensAlone() {
    assertThat(pairs)
        .allSatisfy(row -> assertThat(codes(row)).allMatch(Pseudonym::isToken))
        .extracting(row -> row.<String>getAs("evidence"))
        .containsOnly("NAME+PREFECTURE+PHONE+LEGAL_PERSON");
  }

  private Dataset<Row> rows(Table table) {
    return trial.rowsOfTheDay(table);
  }

  private static Set<String> codes(Row row) {
    return Set.of(row.getAs("enterprise_token"), row.getAs("other_token"));
  }
}
