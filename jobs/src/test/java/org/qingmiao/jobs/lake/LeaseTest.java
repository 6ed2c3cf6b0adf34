// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

class LeaseTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

  @TempDir private Path folder;

  @Test
  void everyHolderHasAGreaterFenceThanTheLast() {
    long first;
    try (Lease lease = Lease.take(folder, "build", DAY)) {
      first = lease.fence();
    }
    try (Lease lease = Lease.take(folder, "build", DAY)) {
      assertThat(lease.fence()).isGreaterThan(first);
    }
  }

  @Test
  void aLivingHolderKeepsOthersOutAndIsNamed() {
    try (Lease held = Lease.take(folder, "build", DAY)) {
      assertThat(held.fence()).isPositive();
      assertThatThrownBy(() -> Lease.take(folder, "build", DAY))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.code()).isEqualTo(ExitCode.LEASE_HELD))
          .hasMessageContaining(
              "build for 2025-06-30 is being run by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void leasesOfOtherDatesAreApart() {
    try (Lease today = Lease.take(folder, "build", DAY);
        Lease tomorrow = Lease.take(folder, "build", DAY.plusDays(1))) {
      assertThat(today.fence()).isEqualTo(tomorrow.fence());
    }
  }

  @Test
  void theLeaseOfADeadProcessIsTakenOverWithTheNextFence() throws IOException {
    // No process has this number: Linux gives at most 2^22.
    Files.writeString(
        folder.resolve("build.2025-06-30.lease"),
        "{\"fence\":7,\"host\":\"%s\",\"pid\":99999999,\"started\":1}"
            .formatted(InetAddress.getLocalHost().getHostName()));

    try (Lease heir = Lease.take(folder, "build", DAY)) {
      assertThat(heir.fence()).isEqualTo(8);
    }
    assertThat(folder.resolve("build.2025-06-30.lease")).doesNotExist();
  }

  @Test
  void aHolderOnAnotherHostIsNeverTakenForDead() throws IOException {
    Files.writeString(
        folder.resolve("build.2025-06-30.lease"),
        "{\"fence\":7,\"host\":\"elsewhere\",\"pid\":99999999,\"started\":1}");

    assertThatThrownBy(() -> Lease.take(folder, "build", DAY))
        .hasMessageContaining("process 99999999 on elsewhere");
  }

  @Test
  void aTornLeaseIsTakenOverWithTheNextFence() throws IOException {
    long before;
    try (Lease held = Lease.take(folder, "build", DAY)) {
      before = held.fence();
    }
    Files.writeString(folder.resolve("build.2025-06-30.lease"), "");

    try (Lease heir = Lease.take(folder, "build", DAY)) {
      assertThat(heir.fence()).isEqualTo(before + 1);
    }
  }

  @Test
  void ofManyStartersAtOnceOneHoldsTheLease() throws Exception {
    Files.writeString(
        folder.resolve("build.2025-06-30.lease"),
        "{\"fence\":7,\"host\":\"%s\",\"pid\":99999999,\"started\":1}"
            .formatted(InetAddress.getLocalHost().getHostName()));
    int starters = 16;
    CyclicBarrier start = new CyclicBarrier(starters);
    List<Callable<Boolean>> all =
        Collections.nCopies(
            starters,
            () -> {
              start.await();
              try {
                Lease.take(folder, "build", DAY);
                return true;
              } catch (Refusal refused) {
                return false;
              }
            });
    ExecutorService pool = Executors.newFixedThreadPool(starters);
    int holders = 0;
    for (Future<Boolean> one : pool.invokeAll(all)) {
      holders += one.get() ? 1 : 0;
    }
    pool.shutdown();
    assertThat(holders).isEqualTo(1);
  }
}
