// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.pipeline.ExitCode;

/**
 * Hands out a lake in which a small demo book was run for its first day; all tests of a process
 * that take one as a parameter share it.
 */
public final class DemoTrial implements ParameterResolver {
  private static final double SCALE = 0.125;

  /** What is set otherwise than in the demo's conf, since the book is so small. */
  public static final List<String> SETTINGS =
      List.of(
          "credit.train.min_bads=20",
          "credit.train.rounds=40",
          "credit.train.depth=4",
          "credit.periods.from=2021-01-01");

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
        .getOrComputeIfAbsent(Lake.class, key -> copy(spark), Lake.class);
  }

  private static Lake copy(SparkSession spark) {
    try {
      Path folder = Files.createTempDirectory("demo-trial");
      MadeOnce.copy("demo-trial", folder, making -> run(spark, making));
      return new Lake(folder, trial(spark, folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(SparkSession spark, Path folder) throws IOException {
    DemoBook.of(1069, SCALE).deliver(folder.resolve("landing"), folder.resolve("truth"));
    // On the second day the tax bureau has nothing to say.
    MadeOnce.remove(folder.resolve("landing/tax_filing/" + DemoBook.NEXT_DATE));
    TrialLake trial = trial(spark, folder);
    ExitCode exit = trial.run();
    Files.writeString(folder.resolve("printed.txt"), trial.printed());
    if (!List.of(ExitCode.DONE, ExitCode.GATE_REJECT).contains(exit)) {
      throw new IllegalStateException("the demo ended with " + exit);
    }
  }

  private static TrialLake trial(SparkSession spark, Path folder) {
    List<String> settings = new ArrayList<>(SETTINGS);
    settings.add("data=" + folder.resolve("landing"));
    return TrialLake.of(
        spark, Path.of("..", "conf", "demo.yaml"), folder, settings.toArray(String[]::new));
  }

  /**
   * The lake and the files it was filled from; removed after the last test.
   *
   * @param folder holds {@code landing}, {@code truth}, {@code lake}, and what the run printed
   */
  public record Lake(Path folder, TrialLake trial) implements AutoCloseable {

    public Path landing() {
      return folder.resolve("landing");
    }

    /** What the run of the first day printed. */
    String printed() throws IOException {
      return Files.readString(folder.resolve("printed.txt"));
    }

    /** What only the generator knows. */
    Path truth() {
      return folder.resolve("truth");
    }

    @Override
    public void close() throws IOException {
      MadeOnce.remove(folder);
    }
  }
}
