// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qingmiao.jobs.lake.WholeFile;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * The manifests of all runs, {@code <lake>/runs/<as_of>/<job>/<run_id>.json}: written last, whole
 * or not at all.
 */
public final class RunLog {
  private final Path folder;
  private final List<Manifest> manifests;

  private RunLog(Path folder, List<Manifest> manifests) {
    this.folder = folder;
    this.manifests = new ArrayList<>(manifests);
  }

  /**
   * Reads all manifests below a folder.
   *
   * @throws Refusal with {@link ExitCode#STORAGE}, naming the manifest that cannot be read
   */
  public static RunLog read(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new RunLog(folder, List.of());
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Manifest> manifests =
          files
              .filter(f -> f.toString().endsWith(".json"))
              .map(RunLog::parse)
              .sorted(Comparator.comparing(Manifest::runId))
              .toList();
      return new RunLog(folder, manifests);
    } catch (IOException e) {
      throw new Refusal(ExitCode.STORAGE, "%s cannot be listed: %s".formatted(folder, e), e);
    }
  }

  private static Manifest parse(Path file) {
    try {
      return Manifest.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.STORAGE,
          "%s is not a manifest (%s); restore it, or move it away to have the job run again"
              .formatted(file, e.getMessage().lines().findFirst().orElse("unreadable")),
          e);
    }
  }

  /** All manifests, oldest first. */
  public List<Manifest> all() {
    return List.copyOf(manifests);
  }

  /** All manifests of a business date, oldest first. */
  List<Manifest> of(LocalDate asOf) {
    return manifests.stream().filter(m -> m.asOf().equals(asOf.toString())).toList();
  }

  /** The newest business date for which anything is published. */
  public Optional<LocalDate> newestDate() {
    return manifests.stream()
        .filter(Manifest::isPublished)
        .map(m -> LocalDate.parse(m.asOf()))
        .max(Comparator.naturalOrder());
  }

  /** The days before one for which a job is published, oldest first. */
  List<LocalDate> daysBefore(String job, LocalDate asOf) {
    return manifests.stream()
        .filter(m -> m.isPublished() && m.job().equals(job))
        .map(m -> LocalDate.parse(m.asOf()))
        .filter(day -> day.isBefore(asOf))
        .distinct()
        .sorted()
        .toList();
  }

  /** Number of earlier attempts at a job and date. */
  public int attempts(String job, LocalDate asOf) {
    return (int) of(job, asOf).count();
  }

  /** The newest published run of a job and date. */
  public Optional<Manifest> published(String job, LocalDate asOf) {
    return of(job, asOf).filter(Manifest::isPublished).reduce((older, newer) -> newer);
  }

  /**
   * Digest of what a table holds for every business date up to a day, oldest first: {@code
   * <date>=<digest>}.
   */
  public List<String> digests(String table, LocalDate upTo) {
    java.util.Map<String, String> byDay = new java.util.TreeMap<>();
    for (Manifest manifest : manifests) {
      if (manifest.isPublished() && !LocalDate.parse(manifest.asOf()).isAfter(upTo)) {
        manifest.outputs().stream()
            .filter(o -> o.table().equals(table))
            .forEach(o -> byDay.put(manifest.asOf(), o.digest()));
      }
    }
    return byDay.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  /** Writes a manifest; from then on its run has happened. */
  public void add(Manifest manifest) {
    Path file =
        folder.resolve(manifest.asOf()).resolve(manifest.job()).resolve(manifest.runId() + ".json");
    try {
      Files.createDirectories(file.getParent());
      byte[] json = manifest.json();
      WholeFile.write(file, out -> out.write(json));
    } catch (IOException e) {
      throw new Refusal(ExitCode.STORAGE, "%s cannot be written: %s".formatted(file, e), e);
    }
    manifests.add(manifest);
  }

  private Stream<Manifest> of(String job, LocalDate asOf) {
    return of(asOf).stream().filter(m -> m.job().equals(job));
  }
}
