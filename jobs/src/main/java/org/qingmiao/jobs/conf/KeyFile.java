// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/** The file that holds the token keys of an installation; only its owner may read it. */
public final class KeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private KeyFile() {}

  /**
   * The keys of an installation.
   *
   * @throws Refusal with {@link ExitCode#POLICY} where others could read them
   */
  public static Keyset of(Settings settings) {
    if (settings.keyset().equals("demo")) {
      return Keyset.demo();
    }
    Path file = Home.below(settings.keyset());
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
          "keyset %1$s cannot be read (%2$s); make one with: ./qingmiao keyset new %1$s"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }
}
