// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingmiao.geo.raster.RadiometricOffset;
import org.qingmiao.geo.raster.Scale;
import org.qingmiao.jobs.command.SmallRaster;
import org.qingmiao.jobs.demo.DemoBook;

/** What the file of a scene must hold, and what its manifest must say, to be used. */
class SceneFilesTest {
  @TempDir static Path folder;
  private static Path scene;

  /** A scene of 2019, before ESA added 1,000: its darkest clear cells lie far below that. */
  @BeforeAll
  static void deliver() throws IOException {
    Path landing = folder.resolve("landing");
    DemoBook.of(1069, 0.05).only(Set.of("scene")).deliver(landing, folder.resolve("truth"));
    try (Stream<Path> files = Files.list(landing.resolve("scene").resolve("2025-06-30"))) {
      scene =
          files
              .filter(file -> file.getFileName().toString().startsWith("S2A_MSIL2A_2019"))
              .sorted()
              .filter(SceneFilesTest::showsTheGround)
              .findFirst()
              .orElseThrow();
    }
  }

  /** Four bands by whatever names; without those that are needed nothing would say so later. */
  @ParameterizedTest
  @CsvSource({
    "B02 B04 B08 SCL, ''",
    "B03 B04 B08 SCL, raster:BANDS_MISSING",
    "B02 B03 B08 SCL, raster:BANDS_MISSING",
    "B02 B04 B8A SCL, raster:BANDS_MISSING",
    "B02 B04 B08 AOT, raster:BANDS_MISSING",
    "B02 B04 B08, raster:BAND_COUNT"
  })
  void needsTheBandsThatTellWhatItsNumbersMean(String bands, String fault) {
    assertThat(open(bands, "0").fault()).isEqualTo(fault);
  }

  /** As Sentinel-2 comes, with a classification of 20 m; or of 40 m, which lies under nothing. */
  @ParameterizedTest
  @CsvSource({
    "B02.tif|B04.tif|B08.tif|SCL.tif, B02|B04|B08|SCL, ''",
    "stack.tif | SCL.tif, B02 B04 B08 | SCL, ''",
    "SCL.tif|stack.tif, SCL|B02 B04 B08, ''",
    "stack.tif|coarse.tif, B02 B04 B08|SCL, raster:RASTER_GEOREF",
    "stack.tif|SCL.tif, B02 B04 B08 SCL, raster:FILE_COUNT",
    "stack.tif|SCL.tif, B02 B04|B08 SCL, raster:BAND_COUNT",
    "stack.tif|B02.tif|SCL.tif, B02 B04 B08|B02|SCL, raster:BAND_TWICE",
    "stack.tif|gone.tif, B02 B04 B08|SCL, raster:FILE_PART_MISSING",
    "stack.tif|SCL.tif|coarse.tif, B02 B04 B08|SCL|B09, ''",
    "stack.tif|B02.tif|SCL.tif, B02 B04 B08||SCL, raster:BAND_COUNT",
    "stack.tif|SCL.tif|, B02 B04 B08|SCL|, raster:FILE_PART_MISSING"
  })
  void takesASceneInParts(String files, String bands, String fault, @TempDir Path parts)
      throws IOException {
    int[][] dark = {{30, 30}, {30, 30}};
    int[][] bright = {{200, 200}, {200, 200}};
    SmallRaster.write(parts.resolve("stack.tif"), 32_650, dark, dark, bright);
    SmallRaster.write(parts.resolve("B02.tif"), 32_650, dark);
    SmallRaster.write(parts.resolve("B04.tif"), 32_650, dark);
    SmallRaster.write(parts.resolve("B08.tif"), 32_650, bright);
    SmallRaster.write(parts.resolve("SCL.tif"), 32_650, 20, new int[][] {{4}});
    SmallRaster.write(parts.resolve("coarse.tif"), 32_650, 40, new int[][] {{4}});
    String digests =
        Stream.of(files.split(" *\\| *", -1))
            .map(parts::resolve)
            .map(file -> Files.isRegularFile(file) ? Delivery.digest(file) : "none")
            .collect(Collectors.joining("|"));
    SceneFiles scene = SceneFiles.open(parts, files, digests, bands, "0");
    assertThat(scene.fault()).isEqualTo(fault);
    assertThat(scene.bands())
        .extracting(SceneFiles.Band::name)
        .isEqualTo(fault.isEmpty() ? SceneFiles.names(bands) : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "0, ''",
    "0.0, ''",
    "-1000, ''",
    "'-1000.0 ', ''",
    "n/a, raster:OFFSET_WORD",
    "1000, raster:OFFSET_WORD",
    "-0.1, raster:OFFSET_WORD",
    "none, raster:OFFSET_WORD"
  })
  void takesNoWordForAnOffsetThatIsNone(String stated, String fault) {
    SceneFiles files = open("B02 B04 B08 SCL", stated);
    assertThat(files.fault()).isEqualTo(fault);
    if (fault.isEmpty()) {
      // As good as proven by the cells, whatever the catalogue says.
      assertThat(files.scale("B04")).isEqualTo(new Scale(1e-4, 0));
    }
  }

  private static boolean showsTheGround(Path file) {
    return open(file, "B02 B04 B08 SCL", "0")
        .offset()
        .filter(offset -> offset.evidence() == RadiometricOffset.Evidence.ABSENT)
        .isPresent();
  }

  private static SceneFiles open(String bands, String stated) {
    return open(scene, bands, stated);
  }

  private static SceneFiles open(Path file, String bands, String stated) {
    return SceneFiles.open(
        file.getParent(), file.getFileName().toString(), Delivery.digest(file), bands, stated);
  }
}
