// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.train.CanonicalJson;

/**
 * The right of one process to write for one job and date: a file {host, pid, started, fence}.
 *
 * <p>The fence grows by one with every holder, so that Delta refuses the late commit of one that
 * was taken for dead. A lease whose process is gone on the same host is taken over; on another host
 * nobody can tell, so the run ends with a sentence that names the holder.
 */
public final class Lease implements AutoCloseable {
  private final Path file;
  private final long fence;

  private Lease(Path file, long fence) {
    this.file = file;
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
      long fence = lastFence(counter) + 1;
      try {
        appear(file, fence);
      } catch (FileAlreadyExistsException held) {
        fence = takeOver(file, job, asOf, fence);
      }
      Path next = folder.resolve(counter.getFileName() + "." + UUID.randomUUID());
      Files.writeString(next, Long.toString(fence));
      Files.move(next, counter, StandardCopyOption.ATOMIC_MOVE);
      return new Lease(file, fence);
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

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts our lease there, whole from its first moment on, unless there is one. */
  private static void appear(Path file, long fence) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    try {
      Files.write(written, owner(fence), StandardOpenOption.CREATE_NEW);
      Files.createLink(file, written);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static long takeOver(Path file, String job, LocalDate asOf, long next)
      throws IOException {
    byte[] found = Files.readAllBytes(file);
    Map<String, Object> holder = holder(found);
    String host = String.valueOf(holder.get("host"));
    long pid = number(holder.get("pid"));
    if (!host.equals(hostName()) || isAlive(pid, number(holder.get("started")))) {
      throw new Refusal(
          ExitCode.LEASE_HELD,
          "%s for %s is being run by process %d on %s; wait for it to end, or delete %s if that process is gone"
              .formatted(job, asOf, pid, host, file));
    }
    long fence = Math.max(next, number(holder.get("fence")) + 1);
    // Only one of several heirs can rename the dead owner's file away.
    Path grave = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    try {
      Files.move(file, grave, StandardCopyOption.ATOMIC_MOVE);
      if (!Arrays.equals(Files.readAllBytes(grave), found)) {
        // Another heir was here first, and this is its lease.
        Files.move(grave, file, StandardCopyOption.ATOMIC_MOVE);
        throw new FileAlreadyExistsException(file.toString());
      }
      appear(file, fence);
    } catch (NoSuchFileException | FileAlreadyExistsException lost) {
      throw new Refusal(
          ExitCode.LEASE_HELD,
          "%s for %s was taken over by another run at the same moment; try again"
              .formatted(job, asOf));
    }
    Files.deleteIfExists(grave);
    return fence;
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
