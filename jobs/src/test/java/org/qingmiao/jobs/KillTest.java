// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed at any moment and started again ends as if nothing had happened.
 *
 * <p>{@code -Dqingmiao.kills=10} kills more often than the three times of every build.
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
    Random random = new Random(SEED);
    for (int i = 0; i < KILLS; i++) {
      kill(killed, random.nextLong(whole));
    }
    Launcher.Ended last = killed.run();

    assertThat(last.code()).as(last.text()).isIn(0, 4);
    assertThat(Bakery.digests(killed.lake())).isEqualTo(Bakery.digests(calm.lake()));
    assertThat(killed.lake().resolve(".staging"))
        .satisfiesAnyOf(s -> assertThat(s).doesNotExist(), s -> assertThat(s).isEmptyDirectory());
  }

  /** The launcher becomes the JVM, so killing it kills the driver. */
  private void kill(Bakery bakery, long afterNanos) throws IOException, InterruptedException {
    Path log = folder.resolve("killed.txt");
    Process run = Launcher.in(folder).start(log, bakery.arguments());
    run.waitFor(afterNanos, TimeUnit.NANOSECONDS);
    run.destroyForcibly().waitFor();
  }
}
