// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
            Stream.concat(
                    Arrays.stream(Source.values()).map(Source::folder),
                    Stream.of(SceneArchive.FOLDER))
                .toList());
  }

  /** What is measured on a geometry is read from its one column. */
  @Test
  void readsEveryColumnThatTheBookWritesAndNoOther() {
    for (Source source : Source.values()) {
      List<String> read =
          settings.source(source.folder()).orElseThrow().sourceColumns().stream()
              .map(column -> column.replaceFirst("^geometry\\..*", "geometry"))
              .distinct()
              .toList();
      assertThat(read).as(source.folder()).containsExactlyInAnyOrderElementsOf(source.header());
    }
  }

  /** No column of a contract stays empty. */
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
