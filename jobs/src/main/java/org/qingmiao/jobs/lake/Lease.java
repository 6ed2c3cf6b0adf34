// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.train.CanonicalJson;

/**
 * The right of one process to write for one job and date: a file {host, pid, started, fence}.
 *
 * <p>The fence grows by one with every holder, so that Delta skips the late commit of a job's table
 * by one that was taken for dead. A lease whose process is gone on the same host is taken over; on
 * another host nobody can tell, so the run ends with a sentence that names the holder.
 */
public final class Lease implements AutoCloseable {
  /** The lock under which leases are taken; the system frees it when its holder dies. */
  private static final String DOOR = ".door";

  private final Path file;
  private final byte[] ours;
  private final long fence;

  private Lease(Path file, byte[] ours, long fence) {
    this.file = file;
    this.ours = ours;
    this.fence = fence;
  }

  /**
   * Takes the lease of a job and date.
   *
   * @throws Refusal with {@link ExitCode#LEASE_HELD} while a living process holds it
   */
  public static Lease take(Path folder, String job, LocalDate asOf) {
    Path file = folder.resolve(job + "." + asOf + ".lease");
    Path counter = folder.resolve(job + "." + asOf + ".fence");
    try {
      Files.createDirectories(folder);
      // One starter at a time: what it finds stays so until its own lease is there.
      try (FileChannel door = FileChannel.open(folder.resolve(DOOR), CREATE, WRITE);
          FileLock key = door.lock()) {
        long fence = Math.max(lastFence(counter), fenceOfTheDead(file, job, asOf)) + 1;
        byte[] ours = owner(fence);
        byte[] number = Long.toString(fence).getBytes(StandardCharsets.US_ASCII);
        WholeFile.write(file, out -> out.write(ours));
        WholeFile.write(counter, out -> out.write(number));
        return new Lease(file, ours, fence);
      }
    } catch (OverlappingFileLockException neighbour) {
      throw new Refusal(
          ExitCode.LEASE_HELD,
          "%s for %s: another run is starting at this moment; try again".formatted(job, asOf),
          neighbour);
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.STORAGE,
          "%s: cannot take the lease (%s); check that the folder is writable and has room"
              .formatted(file, e),
          e);
    }
  }

  /** Number of this holder; greater than that of every holder before. */
  public long fence() {
    return fence;
  }

  /** Gives it back, unless it is no longer ours. */
  @Override
  public void close() {
    try {
      if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), ours)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fence of a holder that is gone, 0 where there was none; refuses one that may live. */
  private static long fenceOfTheDead(Path file, String job, LocalDate asOf) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    Map<String, Object> holder = holder(Files.readAllBytes(file));
    String host = String.valueOf(holder.get("host"));
    long pid = number(holder.get("pid"));
    if (!host.equals(hostName()) || isAlive(pid, number(holder.get("started")))) {
      throw new Refusal(
          ExitCode.LEASE_HELD,
          "%s for %s is being run by process %d on %s; wait for it to end, or delete %s if that process is gone"
              .formatted(job, asOf, pid, host, file));
    }
    return number(holder.get("fence"));
  }

  private static Map<String, Object> holder(byte[] lease) {
    try {
      return CanonicalJson.read(lease);
    } catch (IllegalArgumentException torn) {
      // Leases appear whole, so only a fault of the disk can have torn this one.
      return Map.of("host", hostName(), "pid", -1L, "started", 0L, "fence", 0L);
    }
  }

  private static byte[] owner(long fence) {
    ProcessHandle self = ProcessHandle.current();
    return CanonicalJson.write(
        Map.of("host", hostName(), "pid", self.pid(), "started", started(self), "fence", fence));
  }

  /** A process number is used again after a while; the start tells two processes apart. */
  private static boolean isAlive(long pid, long started) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(p -> started == 0 || started(p) == 0 || started(p) == started)
        .orElse(false);
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }

  private static long number(Object value) {
    return value instanceof Number n ? n.longValue() : 0L;
  }

  private static long lastFence(Path counter) throws IOException {
    return Files.exists(counter) ? Long.parseLong(Files.readString(counter).trim()) : 0;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (java.net.UnknownHostException e) {
      return "localhost";
    }
  }
}
