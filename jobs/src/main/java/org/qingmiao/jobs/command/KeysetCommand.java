// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./qingmiao keyset new FILE}: the secret keys by which identifiers become tokens. */
@Command(
    name = "keyset",
    mixinStandardHelpOptions = true,
    description = "Makes a new keyset that only its owner may read: keyset new FILE.")
final class KeysetCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "new", description = "What to do: new.")
  private String action;

  @Parameters(index = "1", paramLabel = "FILE", description = "Where to write it.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!action.equals("new")) {
      throw new Refusal(
          ExitCode.USAGE, "keyset %s: expected \"keyset new FILE\"".formatted(action));
    }
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[Keyset.KEY_BYTES];
    random.nextBytes(key);
    Keyset keyset = Keyset.create(random.nextInt(1, Integer.MAX_VALUE), key);
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, keyset.secretJson(), StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new Refusal(
          ExitCode.USAGE, "%s exists; a keyset is never overwritten".formatted(file), e);
    } catch (IOException e) {
      throw new Refusal(ExitCode.STORAGE, "%s cannot be written: %s".formatted(file, e), e);
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s holds key %d. Keep it safe and apart: who has it can read every token, and without it none.%n",
            file, keyset.primaryKeyId());
    return 0;
  }
}
