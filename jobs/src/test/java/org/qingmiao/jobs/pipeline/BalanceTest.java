// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.qingmiao.features.table.Gate;

class BalanceTest {

  @ParameterizedTest(name = "{0} {8}")
  @CsvFileSource(resources = "/golden/platform_conservation.csv", numLinesToSkip = 1)
  void verdictFollowsTheGoldenFile(
      String caseId,
      long read,
      long published,
      long quarantined,
      long duplicate,
      long outOfScope,
      double gatePercent,
      int exit,
      String why) {
    Balance balance = new Balance(caseId, read, published, quarantined, duplicate, outOfScope);
    assertThat(balance.verdict(new Gate(gatePercent / 100, 1)).number()).as(why).isEqualTo(exit);
  }
}
