// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.source.ShippedSources;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.report.text.Texts;

/** The shipped conf of the demo county against the files that the generator writes. */
class DemoConfTest {
  private final Settings settings =
      Settings.read(Path.of("../conf/demo.yaml"), List.of(), ShippedSources.ALL);

  @Test
  void mapsEverySourceThatTheBookDelivers() {
    assertThat(settings.sources())
        .extracting(Mapping::source)
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

  /** But for the mended outlines and other work of geo, no column of a contract stays empty. */
  @Test
  void fillsEveryColumnOfEveryContract() {
    for (Mapping mapping : settings.sources()) {
      Table table = mapping.table();
      assertThat(mapping.columns().keySet())
          .as(table.name())
          .containsExactlyInAnyOrderElementsOf(table.columnNames());
    }
  }

  @Test
  void namesEverySourceInBothLanguages() {
    assertThat(Texts.read(Path.of("../conf/texts")).keys())
        .containsAll(settings.sources().stream().map(m -> "source." + m.source()).toList());
  }
}
