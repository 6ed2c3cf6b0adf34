// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an item of a STAC catalogue says as a line of a manifest. */
class StacItemTest {
  private static final List<String> COLUMNS =
      List.of("scene", "file", "sha256", "bands", "offset", "eo:cloud_cover", "proj:shape", "gone");

  @TempDir private Path folder;

  /** STAC 1.1: bands of the asset, with their numbers; a stack is a scene in one file. */
  @Test
  void readsAStackAsOfVersionOnePointOne() throws IOException {
    Files.write(folder.resolve("stack.tif"), new byte[] {1});
    StacItem item =
        item(
            """
            "stack": {"href": "../stack.tif", "bands": [
              {"name": "B02"}, {"name": "x", "eo:common_name": "red", "raster:scale": 0.0001, "raster:offset": -0.1},
              {"name": "nir"}, {"name": "SCL"}, {"name": "cloud prob"}]}
            """);
    assertThat(item.next()).isTrue();
    assertThat(cells(item))
        .containsExactly(
            "S2A",
            "stack.tif",
            // SHA-256 of the byte 1, by sha256sum.
            "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a",
            "B02 B04 B08 SCL cloud_prob",
            "-1000",
            "12.5",
            "[2,3]",
            null);
    assertThat(item.next()).isFalse();
  }

  /** Counts to be added: what is stated in reflectance, divided by that of one count. */
  @ParameterizedTest
  @CsvSource({
    "'\"scale\": 0.0001, \"offset\": -0.1', -1000",
    "'\"scale\": 1e-4, \"offset\": 0', 0",
    "'\"scale\": 0.0001', ''",
    "'\"offset\": -1000', -1000",
    "'\"scale\": 0, \"offset\": 7', 7"
  })
  void takesTheOffsetOfTheRedBand(String stated, String offset) throws IOException {
    Files.write(folder.resolve("B04.tif"), new byte[] {1});
    StacItem item = item("\"red\": {\"href\": \"B04.tif\", \"raster:bands\": [{" + stated + "}]}");
    assertThat(item.unvouched()).containsExactly(folder.resolve("B04.tif"));
    assertThat(item.next()).isTrue();
    assertThat(cells(item).get(4)).isEqualTo(offset);
  }

  /** A stated digest is compared, whatever the file holds; a picture for the eye is no band. */
  @Test
  void takesEachBandOnce() throws IOException {
    for (String file : List.of("TCI.tif", "B04.tif", "B04.jp2", "AOT.tif")) {
      Files.write(folder.resolve(file), new byte[] {1});
    }
    StacItem item =
        item(
            """
            "visual": {"href": "TCI.tif", "eo:bands": [{"name": "red"}, {"name": "green"}]},
            "B04": {"href": "B04.tif", "file:checksum": "1220abcd"},
            "red-jp2": {"href": "B04.jp2", "type": "image/jp2"},
            "aot": {"href": "AOT.tif"},
            "nir": {"href": "not-fetched.tif"}
            """);
    assertThat(item.next()).isTrue();
    assertThat(cells(item).subList(1, 4)).containsExactly("B04.tif", "abcd", "B04");
    assertThat(item.unvouched()).isEmpty();
  }

  /**
   * More digits than any column holds stay as they are written, to be refused where they matter.
   */
  @Test
  void takesNoNumberForMoreThanItIs() throws IOException {
    StacItem item =
        new StacItem(
            stream(
                "{\"type\": \"Feature\", \"id\": \"S2A\", \"assets\": {}, \"properties\": {\"eo:cloud_cover\": 1e999999}}"),
            folder,
            COLUMNS);
    assertThat(item.next()).isTrue();
    assertThat(cells(item).get(5)).isEqualTo("1E+999999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\": \"Catalog\"}", "[]", "{\"type\": \"Feature\"}", ""})
  void refusesWhatIsNoItem(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(StructureFault.class)
        .hasMessageContaining("is no STAC item");
  }

  @Test
  void refusesWhatBreaksOff() {
    assertThatThrownBy(() -> read("{\"type\": \"Feature\", "))
        .isInstanceOf(StructureFault.class)
        .hasMessageContaining("is not valid JSON");
  }

  private List<String> cells(StacItem item) {
    return IntStream.range(0, COLUMNS.size()).mapToObj(item::cell).collect(Collectors.toList());
  }

  private StacItem item(String assets) throws IOException {
    return read(
        """
        {"type": "Feature", "id": "S2A", "properties": {"eo:cloud_cover": 12.5, "proj:shape": [2, 3]},
         "assets": {%s}}
        """
            .formatted(assets));
  }

  private StacItem read(String text) throws IOException {
    return new StacItem(stream(text), folder, COLUMNS);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
