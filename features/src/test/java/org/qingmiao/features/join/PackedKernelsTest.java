// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of the packed join, each against the plain way to say the same. */
class PackedKernelsTest {
  private static final String SEED = "20250630";

  /** Ranges of every width, among them those that pass 2^63. */
  @Property(tries = 300, seed = SEED)
  void packedNumbersAreReadAsWritten(@ForAll long seed) {
    Random random = new Random(seed);
    long[] numbers = new long[1 + random.nextInt(200)];
    long base = random.nextLong() >> random.nextInt(64);
    int bits = random.nextInt(65);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = base + (bits == 0 ? 0 : random.nextLong() >>> (64 - bits));
    }
    byte[] cell = new byte[PackedNumbers.bound(numbers.length) + 3];
    int end = PackedNumbers.write(numbers, 0, 1, numbers.length, cell, 3);
    PackedNumbers packed = PackedNumbers.at(cell, 3, numbers.length);
    assertThat(IntStream.range(0, numbers.length).mapToLong(packed::get).toArray())
        .isEqualTo(numbers);
    assertThat(packed.end()).isEqualTo(end);
  }

  /** 70,000 numbers need more words than fit two levels of 64. */
  @ParameterizedTest
  @ValueSource(ints = {1, 64, 65, 4_000, 5_000, 70_000, 300_000})
  void aRankSetFindsAndCountsLikeATree(int size) {
    Random random = new Random(size);
    RankSet ranks = new RankSet();
    ranks.reset(size + 1_000);
    ranks.add(size + 999);
    ranks.reset(size);
    TreeSet<Integer> tree = new TreeSet<>();
    for (int step = 0; step < 3_000; step++) {
      int rank = random.nextInt(size);
      if (tree.remove(rank)) {
        ranks.remove(rank);
      } else if (step % 3 > 0) {
        tree.add(rank);
        ranks.add(rank);
      }
      int from = random.nextInt(size);
      int to = from + random.nextInt(size - from + 1);
      Integer floor = tree.floor(to - 1);
      assertThat(ranks.floor(to - 1)).isEqualTo(floor == null ? -1 : floor);
      assertThat(ranks.count(from, to)).isEqualTo(tree.subSet(from, to).size());
      assertThat(ranks.has(rank)).isEqualTo(tree.contains(rank));
    }
  }

  /** Equal numbers keep their places, and numbers too far apart to be packed are ranked first. */
  @Property(tries = 300, seed = SEED)
  void packedOrderIsTheStableOrder(@ForAll long seed) {
    Random random = new Random(seed);
    int shift = random.nextInt(64);
    int count = 1 + random.nextInt(300);
    long[] numbers = random.longs(count).map(n -> n >> shift).toArray();
    PackedOrder order = new PackedOrder();
    order.sort(numbers, count);
    List<Integer> expected = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    expected.sort(Comparator.comparingLong(i -> numbers[i]));
    assertThat(IntStream.range(0, count).map(order::at)).containsExactlyElementsOf(expected);
  }

  /**
   * Zones with and without daylight saving, one that skipped a day, one that falls back at 0:00.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"Asia/Shanghai", "America/New_York", "Pacific/Apia", "America/Sao_Paulo", "UTC"})
  void localDaysAreThoseOfTheCalendar(String zone) {
    Random random = new Random(7);
    LocalDays days = LocalDays.ofInstants(ZoneId.of(zone));
    for (int i = 0; i < 20_000; i++) {
      long micros = (random.nextLong() % 4_000_000_000L) * 1_000_000L + random.nextInt(1_000_000);
      Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      assertThat(days.of(micros))
          .isEqualTo((int) LocalDate.ofInstant(instant, ZoneId.of(zone)).toEpochDay());
    }
  }

  /** 2025-06-30T16:00Z is July in Shanghai; a microsecond before is not. */
  @Test
  void aDayOfShanghaiBeginsAtFourInTheAfternoonOfGreenwich() {
    LocalDays days = LocalDays.ofInstants(ZoneId.of("Asia/Shanghai"));
    long midnight = Instant.parse("2025-06-30T16:00:00Z").getEpochSecond() * 1_000_000L;
    assertThat(LocalDate.ofEpochDay(days.of(midnight))).isEqualTo("2025-07-01");
    assertThat(LocalDate.ofEpochDay(days.of(midnight - 1))).isEqualTo("2025-06-30");
  }

  @Property(tries = 500, seed = SEED)
  void totalsAreThoseOfExactDecimals(@ForAll long seed) {
    Random random = new Random(seed);
    int shift = random.nextInt(60);
    int scale = random.nextInt(9);
    Totals one = new Totals();
    Totals other = new Totals();
    BigDecimal sum = BigDecimal.ZERO.setScale(scale);
    int count = 1 + random.nextInt(20);
    for (int i = 0; i < count; i++) {
      long number = random.nextLong() >> shift;
      (i % 3 == 0 ? other : one).add(number);
      sum = sum.add(BigDecimal.valueOf(number, scale));
    }
    one.add(other);
    assertThat(one.sum(scale)).isEqualTo(sum);
    assertThat(one.mean(scale))
        .isEqualTo(sum.divide(BigDecimal.valueOf(count), 6, RoundingMode.HALF_EVEN));
  }

  /** 1 / 2 x 10^-6 lies between 0 and 1 x 10^-6 and goes to the even 0, 3 / 2 to 2. */
  @Test
  void aMeanHalfwayGoesToTheEvenDigit() {
    Totals totals = new Totals();
    totals.add(0);
    totals.add(1);
    assertThat(totals.mean(6)).isEqualTo("0.000000");
    totals.clear();
    totals.add(-1);
    totals.add(-2);
    assertThat(totals.mean(6)).isEqualTo("-0.000002");
  }

  @Test
  void aSumOfWholeNumbersBeyond64BitsIsRefused() {
    Totals totals = new Totals();
    totals.add(Long.MAX_VALUE);
    totals.add(1);
    assertThatThrownBy(totals::wholeSum)
        .hasMessage(
            "a sum of whole numbers in a window is 9223372036854775808, beyond 64 bits; declare the"
                + " column as decimal");
  }

  @Test
  void keysAreNumberedByTheirBytes() {
    KeyDictionary keys = new KeyDictionary();
    List<Integer> ids = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1_000; i++) {
        byte[] key = ("-" + i).getBytes(US_ASCII);
        ids.add(keys.idOf(key, 1, key.length));
      }
    }
    assertThat(ids.subList(0, 1_000))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 1_000).boxed().toList());
    assertThat(ids.subList(1_000, 2_000)).isEqualTo(ids.subList(0, 1_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64, 200})
  void everyBucketHasKeysAndALabelOfItsOwn(int count) {
    Buckets buckets = Buckets.of(count);
    Set<Integer> met = new HashSet<>();
    Set<Integer> labels = new HashSet<>();
    new Random(1).longs(20_000).forEach(hash -> met.add(buckets.of(hash)));
    IntStream.range(0, count).forEach(bucket -> labels.add(buckets.label(bucket)));
    assertThat(met).hasSize(count).allMatch(bucket -> bucket >= 0 && bucket < count);
    assertThat(labels).hasSize(count);
  }
}
