// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.pipeline.ExitCode;

/**
 * Hands out a lake in which a small demo book was run for its first day; made once, for all tests
 * that take one as a parameter.
 */
final class DemoTrial implements ParameterResolver {
  private static final double SCALE = 0.125;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DemoTrial.Lake.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    SparkSession spark = (SparkSession) new SparkTest().resolveParameter(parameter, context);
    return context
        .getRoot()
        .getStore(Namespace.create(DemoTrial.class))
        .getOrComputeIfAbsent(Lake.class, key -> run(spark), Lake.class);
  }

  private static Lake run(SparkSession spark) {
    try {
      Path folder = Files.createTempDirectory("demo-trial");
      DemoBook.of(1069, SCALE).deliver(folder.resolve("landing"), folder.resolve("truth"));
      // On the second day the tax bureau has nothing to say.
      remove(folder.resolve("landing/tax_filing/" + DemoBook.NEXT_DATE));
      TrialLake trial =
          TrialLake.of(
              spark,
              Path.of("..", "conf", "demo.yaml"),
              folder,
              "data=" + folder.resolve("landing"),
              "credit.train.min_bads=20",
              "credit.train.rounds=40",
              "credit.train.depth=4",
              "credit.periods.from=2021-01-01");
      ExitCode exit = trial.run();
      if (!List.of(ExitCode.DONE, ExitCode.GATE_REJECT).contains(exit)) {
        throw new IllegalStateException("the demo ended with " + exit);
      }
      return new Lake(folder, trial);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * The lake and the files it was filled from; removed after the last test.
   *
   * @param folder holds {@code landing}, {@code truth} and {@code lake}
   */
  record Lake(Path folder, TrialLake trial) implements AutoCloseable {

    Path landing() {
      return folder.resolve("landing");
    }

    /** What only the generator knows. */
    Path truth() {
      return folder.resolve("truth");
    }

    @Override
    public void close() throws IOException {
      remove(folder);
    }
  }
}
