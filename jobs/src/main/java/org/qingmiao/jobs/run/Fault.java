// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.train.ModelRefusals;
import org.qingmiao.models.train.ModelRefusal;

/**
 * Why something was thrown. What happens in a task, or when rows are read long after they were
 * asked for, arrives wrapped in the engine's exceptions.
 */
public final class Fault {
  private static final String UNREADABLE = "FAILED_READ_FILE";

  private Fault() {}

  /** The refusal behind an exception; empty where it is a fault of the program. */
  public static Optional<Refusal> refusal(Throwable thrown) {
    return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
        .flatMap(cause -> known(cause).stream())
        .findFirst();
  }

  private static Optional<Refusal> known(Throwable cause) {
    if (cause instanceof Refusal refusal) {
      return Optional.of(refusal);
    }
    if (cause instanceof ModelRefusal refusal) {
      return Optional.of(ModelRefusals.asRefusal(refusal));
    }
    return isOfStorage(cause)
        ? Optional.of(
            new Refusal(
                ExitCode.STORAGE,
                "the storage failed: %s; check the disk and its permissions, then run again"
                    .formatted(String.valueOf(cause.getMessage()).lines().findFirst().orElse("")),
                cause))
        : Optional.empty();
  }

  private static boolean isOfStorage(Throwable cause) {
    if (cause instanceof SparkThrowable spark) {
      return String.valueOf(spark.getCondition()).startsWith(UNREADABLE);
    }
    return cause instanceof IOException
        && !(cause instanceof ObjectStreamException)
        && !(cause instanceof JacksonException)
        && !(cause instanceof CharacterCodingException);
  }
}
