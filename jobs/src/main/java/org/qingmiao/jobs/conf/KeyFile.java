// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * The file that holds the token keys of an installation; only its owner may read it.
 *
 * <p>A lake remembers which key its tokens come from: with another one everybody in it would get a
 * new name, and what was decided about them before would be lost to them.
 */
public final class KeyFile {
  private static final String MARK = "key-id";

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private KeyFile() {}

  /**
   * The keys of an installation.
   *
   * @throws Refusal with {@link ExitCode#POLICY} where others could read them, or where the tokens
   *     of the lake come from another key
   */
  public static Keyset of(Settings settings) {
    Optional<String> marked = marked(settings.lake());
    Keyset keyset = read(settings, marked);
    String id = String.valueOf(keyset.primaryKeyId());
    if (marked.filter(of -> !of.equals(id)).isPresent()) {
      throw new Refusal(
          ExitCode.POLICY,
          "the tokens of %s come from key %s, but keyset %s holds key %s, by which everybody in it would get a new name; bring back the keyset of this lake from your copy, or begin another lake"
              .formatted(settings.lake(), marked.get(), settings.keyset(), id));
    }
    return keyset;
  }

  /** Has the lake of an installation remember its key. */
  public static void mark(Settings settings) {
    Path mark = settings.lake().resolve(MARK);
    try {
      Files.createDirectories(settings.lake());
      Files.writeString(mark, String.valueOf(of(settings).primaryKeyId()));
    } catch (IOException e) {
      throw new Refusal(ExitCode.STORAGE, "%s cannot be written: %s".formatted(mark, e), e);
    }
  }

  private static Optional<String> marked(Path lake) {
    Path mark = lake.resolve(MARK);
    try {
      return Files.exists(mark) ? Optional.of(Files.readString(mark)) : Optional.empty();
    } catch (IOException e) {
      throw new Refusal(ExitCode.STORAGE, "%s cannot be read: %s".formatted(mark, e), e);
    }
  }

  private static Keyset read(Settings settings, Optional<String> marked) {
    if (settings.keyset().equals("demo")) {
      return Keyset.demo();
    }
    Path file = Home.below(settings.keyset()).toAbsolutePath();
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (!OWNER_ONLY.containsAll(mode)) {
        throw new Refusal(
            ExitCode.POLICY,
            "%s has mode %s, expected rw-------: others could read the keys; run chmod 600 on it"
                .formatted(file, PosixFilePermissions.toString(mode)));
      }
      return Keyset.parse(Files.readString(file));
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "keyset %s cannot be read (%s); %s"
              .formatted(
                  file,
                  e.getClass().getSimpleName(),
                  marked
                      .map(
                          id ->
                              "bring it back from your copy: the tokens of %s come from its key %s, and no new one makes them again"
                                  .formatted(settings.lake(), id))
                      .orElse("make one with: ./qingmiao keyset new " + file)),
          e);
    }
  }
}
