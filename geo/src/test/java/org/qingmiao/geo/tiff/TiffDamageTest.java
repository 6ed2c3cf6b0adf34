// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qingmiao.geo.Refusal;

/**
 * A damaged file is refused with a code, or read as if nothing had happened.
 *
 * <p>Cells are packed with DEFLATE, whose checksum sees any change in them. A change in the
 * directory can give other cells, which no reader can notice; so that is tested apart.
 */
class TiffDamageTest {
  private static final int TRIALS = 500;
  private static final byte[] GOOD =
      TiffWriter.of(SampleType.UINT16)
          .tiles(128, 128)
          .predictor(2)
          .write(513, 511, 2, (b, r, c) -> (r * 31L + c * 17L + b * 1000L) % 10_000);
  private static final Picture CELLS = read(GOOD).orElseThrow();

  @Test
  void flippedBytesGiveTheSameCellsOrARefusal() {
    SplittableRandom random = new SplittableRandom(1069);
    int refused = 0;
    for (int i = 0; i < TRIALS; i++) {
      byte[] damaged = GOOD.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) random.nextInt(1, 256);
      refused += sameOrRefused(damaged) ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(TRIALS / 2);
  }

  @Test
  void cutFilesAreRefused() {
    SplittableRandom random = new SplittableRandom(1070);
    for (int i = 0; i < TRIALS; i++) {
      byte[] cut = Arrays.copyOf(GOOD, random.nextInt(GOOD.length));
      assertThat(sameOrRefused(cut)).isFalse();
    }
  }

  @Test
  void anyByteOfHeaderAndDirectoryMayBeWrong() {
    byte[] small = TiffWriter.of(SampleType.UINT16).write(40, 40, 2, (b, r, c) -> r * 40L + c + b);
    SplittableRandom random = new SplittableRandom(1071);
    int last = small.length - 1;
    int first = last - 400;
    for (int i = 0; i < 8 * TRIALS; i++) {
      byte[] damaged = small.clone();
      int at = i % 9 == 0 ? random.nextInt(8) : random.nextInt(first, last + 1);
      damaged[at] ^= (byte) random.nextInt(1, 256);
      withinTwoSeconds(damaged);
    }
  }

  private static boolean sameOrRefused(byte[] file) {
    Optional<Picture> picture = withinTwoSeconds(file);
    picture.ifPresent(p -> assertThat(p.bands()).isDeepEqualTo(CELLS.bands()));
    return picture.isPresent();
  }

  private static Optional<Picture> withinTwoSeconds(byte[] file) {
    return assertTimeoutPreemptively(Duration.ofSeconds(2), () -> read(file));
  }

  /** The cells, or nothing where the reader refuses; any other exception fails the test. */
  private static Optional<Picture> read(byte[] file) {
    try {
      TiffImage image = TiffFile.open("damaged.tif", MemoryRead.of(file)).image();
      return Optional.of(Picture.of(image));
    } catch (Refusal refusal) {
      return Optional.empty();
    }
  }
}
