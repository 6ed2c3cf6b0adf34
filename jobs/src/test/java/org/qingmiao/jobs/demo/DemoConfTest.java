// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.source.Repayments;
import org.qingmiao.features.source.TaxFilings;
import org.qingmiao.features.source.UtilityBills;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.Settings;

/** The shipped conf of the demo book against the files that the generator writes. */
class DemoConfTest {
  private static final List<Table> CONTRACTS =
      List.of(
          Enterprises.TABLE, Loans.TABLE, Repayments.TABLE, TaxFilings.TABLE, UtilityBills.TABLE);

  private final Settings settings =
      Settings.read(Path.of("../conf/demo.yaml"), List.of(), CONTRACTS);

  @Test
  void mapsEverySourceThatTheBookDelivers() {
    assertThat(settings.sources())
        .extracting(mapping -> mapping.source())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Source.values()).map(Source::folder).toList());
  }

  @Test
  void readsEveryColumnThatTheBookWritesAndNoOther() {
    for (Source source : Source.values()) {
      assertThat(settings.source(source.folder()).orElseThrow().sourceColumns())
          .as(source.folder())
          .containsExactlyInAnyOrderElementsOf(source.header());
    }
  }
}
