// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.qingmiao.features.table.Shape;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * The files of one source for one business date.
 *
 * <p>Nothing outside the data folder is ever read, whatever a pattern or a link says.
 *
 * @param folder the data folder, without links
 * @param files below it, by name
 */
public record Delivery(Path folder, List<Path> files) {
  private static final String SYNTAX = "glob:";

  public Delivery {
    files = List.copyOf(files);
  }

  /**
   * Finds the files of a mapping.
   *
   * @param data the data folder; empty where the environment variable that names it is not set
   * @throws Refusal with exit 2 for a pattern that leads astray or a public file that is not there,
   *     with 20 for a delivery without files, unless events are delivered day by day
   */
  public static Delivery of(Mapping mapping, Optional<Path> data, LocalDate asOf) {
    String pattern = pattern(mapping, asOf);
    refuseStrayPattern(mapping, pattern);
    Path folder =
        data.filter(Files::isDirectory)
            .orElseThrow(() -> missing(mapping, pattern, data))
            .toAbsolutePath();
    try {
      Path root = folder.toRealPath();
      List<Path> files = matches(root, pattern);
      if (files.isEmpty() && isDaily(mapping)) {
        return new Delivery(root, files);
      }
      if (files.isEmpty()) {
        throw isPattern(mapping)
            ? new Refusal(
                ExitCode.INPUT_CONTRACT,
                "%s: no file matches %s below the data folder; deliver one for %s"
                    .formatted(mapping.source(), pattern, asOf))
            : missing(mapping, pattern, data);
      }
      for (Path file : files) {
        refuseStrayFile(mapping, root, file);
      }
      return new Delivery(root, files);
    } catch (IOException | UncheckedIOException e) {
      throw new Refusal(
          ExitCode.STORAGE, "%s: the data folder cannot be read".formatted(mapping.source()), e);
    }
  }

  /**
   * Says of all public files at once that they are not there, so that they are fetched in one go.
   * Files that a source delivers day by day are asked for when their turn comes.
   *
   * @throws Refusal with a line for each file: what it is and where the public gets it
   */
  public static void requireAll(List<Mapping> mappings, Optional<Path> data, LocalDate asOf) {
    mappings.forEach(m -> refuseStrayPattern(m, pattern(m, asOf)));
    List<String> missing =
        mappings.stream()
            .filter(m -> !isPattern(m))
            .filter(m -> data.filter(d -> Files.exists(d.resolve(pattern(m, asOf)))).isEmpty())
            .map(m -> missing(m, pattern(m, asOf), data).getMessage())
            .toList();
    if (!missing.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE, String.join("\n", missing) + "\nREADME.md says what they must look like");
    }
  }

  /** The file's name as rows and errors carry it: below the data folder. */
  public String name(Path file) {
    return folder.relativize(file).toString();
  }

  /** SHA-256 of each file, by name. */
  public Map<String, String> digests() {
    Map<String, String> digests = new TreeMap<>();
    files.forEach(f -> digests.put(name(f), digest(f)));
    return digests;
  }

  /** SHA-256 of a file, in hexadecimal. */
  static String digest(Path file) {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void refuseStrayPattern(Mapping mapping, String pattern) {
    boolean isStray =
        pattern.isBlank()
            || pattern.startsWith("/")
            || pattern.matches("[A-Za-z]:.*")
            || pattern.contains("\\")
            || pattern.indexOf('\0') >= 0
            || pattern.toLowerCase(Locale.ROOT).contains("%2e")
            || List.of(pattern.split("/")).contains("..");
    if (isStray) {
      throw new Refusal(
          ExitCode.USAGE,
          "%s: files is \"%s\", expected a path below the data folder without \"..\", links or escapes"
              .formatted(mapping.source(), pattern.replace('\0', '?')));
    }
  }

  private static void refuseStrayFile(Mapping mapping, Path root, Path file) throws IOException {
    if (!file.toRealPath().startsWith(root)) {
      throw new Refusal(
          ExitCode.USAGE,
          "%s: %s is a link out of the data folder; put the file itself there"
              .formatted(mapping.source(), root.relativize(file)));
    }
    if (!Files.isRegularFile(file)) {
      throw new Refusal(
          ExitCode.INPUT_CONTRACT,
          "%1$s: %2$s is a directory, expected a file; for the files in it write %2$s/*.%3$s"
              .formatted(
                  mapping.source(),
                  root.relativize(file),
                  mapping.layout().format().name().toLowerCase(Locale.ROOT)));
    }
  }

  private static List<Path> matches(Path root, String pattern) throws IOException {
    Path plain = root.resolve(pattern);
    if (Files.exists(plain)) {
      return List.of(plain);
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher(SYNTAX + pattern);
    Path start = root;
    for (String part : pattern.split("/")) {
      if (part.matches(".*[*?\\[{].*") || !Files.isDirectory(start.resolve(part))) {
        break;
      }
      start = start.resolve(part);
    }
    int depth = pattern.contains("**") ? Integer.MAX_VALUE : pattern.split("/").length;
    try (Stream<Path> walk = Files.walk(start, depth)) {
      return walk.filter(p -> matcher.matches(root.relativize(p)))
          .filter(p -> !Files.isDirectory(p))
          .sorted()
          .toList();
    }
  }

  private static String pattern(Mapping mapping, LocalDate asOf) {
    return mapping.files().replace("{as_of}", asOf.toString());
  }

  private static boolean isPattern(Mapping mapping) {
    return mapping.files().matches(".*[*?\\[{].*");
  }

  /** Facts that come when they happen: on some days a source has nothing to say. */
  private static boolean isDaily(Mapping mapping) {
    return mapping.table().shape() == Shape.EVENTS && mapping.files().contains("{as_of}");
  }

  private static Refusal missing(Mapping mapping, String pattern, Optional<Path> data) {
    String where =
        data.map(d -> "it is not in the data folder " + d)
            .orElse("the conf names no data folder (is QINGMIAO_DATA set?)");
    return new Refusal(
        ExitCode.USAGE,
        "%s: the file %s is needed, but %s%s"
            .formatted(
                mapping.source(),
                pattern,
                where,
                mapping.get().map(g -> "; the public gets it at " + g).orElse("")));
  }
}
