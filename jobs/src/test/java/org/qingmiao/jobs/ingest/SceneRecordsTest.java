// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingmiao.jobs.conf.Layout;

/** No line of a manifest is passed over, whatever stands in it. */
class SceneRecordsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "a.tif, '|', raster:FILE_COUNT, 1",
    "a.tif, ' ', raster:FILE_PART_MISSING, 1",
    "a.tif, '', raster:FILE_PART_MISSING, 1",
    "a.tif|b.tif, B02|, raster:FILE_COUNT, 1",
    "a.tif, B02 B04 SCL, raster:FILE_PART_MISSING, 3"
  })
  void eachLineIsARecordAtLeast(String files, String bands, String fault, int count)
      throws IOException {
    String manifest =
        "scene,file,sha256,bands,offset\nfirst,%s,00,%s,0\nlast,%s,00,%s,0\n"
            .formatted(files, bands, files, bands);
    List<String> scenes = new ArrayList<>();
    try (SceneRecords records =
        new SceneRecords(
            new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)),
            Layout.CSV,
            folder,
            folder.resolve("scenes.csv"),
            List.of("scene"))) {
      while (records.next()) {
        assertThat(records.fault()).isEqualTo(fault);
        scenes.add(records.cell(0));
      }
    }
    assertThat(scenes).hasSize(2 * count).startsWith("first").endsWith("last");
  }
}
