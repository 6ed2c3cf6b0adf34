// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed at any moment and started again ends as if nothing had happened.
 *
 * <p>The first is killed when it has committed a table and not yet said so, the others at random
 * times; {@code -Dqingmiao.kills=10} kills more often than the three times of every build.
 */
@Tag("process")
class KillTest {
  private static final int KILLS = Integer.getInteger("qingmiao.kills", 3);
  private static final long SEED = 1069;
  private static final int LOANS = 3_000;

  @TempDir private Path folder;

  @Test
  void killedRunsLeaveTheDigestsOfAnUndisturbedOne() throws Exception {
    Bakery calm =
        Bakery.open(Files.createDirectory(folder.resolve("calm")), LOANS, Bakery.Fate.STEADY);
    long start = System.nanoTime();
    Launcher.Ended undisturbed = calm.run();
    assertThat(undisturbed.code()).as(undisturbed.text()).isIn(0, 4);
    long whole = System.nanoTime() - start;

    Bakery killed =
        Bakery.open(Files.createDirectory(folder.resolve("killed")), LOANS, Bakery.Fate.STEADY);
    // The rows are there and no manifest tells of them, so that the next run writes them once more.
    Path rows = killed.lake().resolve("feature/credit/_delta_log/00000000000000000000.json");
    kill(killed, () -> Files.exists(rows));
    Random random = new Random(SEED);
    for (int i = 1; i < KILLS; i++) {
      long end = System.nanoTime() + random.nextLong(whole);
      kill(killed, () -> System.nanoTime() - end >= 0);
    }
    Launcher.Ended last = killed.run();

    assertThat(last.code()).as(last.text()).isIn(0, 4);
    assertThat(Bakery.digests(killed.lake())).isEqualTo(Bakery.digests(calm.lake()));
    assertThat(killed.lake().resolve(".staging"))
        .satisfiesAnyOf(s -> assertThat(s).doesNotExist(), s -> assertThat(s).isEmptyDirectory());
  }

  /** The launcher becomes the JVM, so killing it kills the driver. */
  private void kill(Bakery bakery, BooleanSupplier isTime)
      throws IOException, InterruptedException {
    Path log = folder.resolve("killed.txt");
    Process run = Launcher.in(folder).start(log, bakery.arguments());
    while (run.isAlive() && !isTime.getAsBoolean()) {
      Thread.sleep(2);
    }
    run.destroyForcibly().waitFor();
  }
}
