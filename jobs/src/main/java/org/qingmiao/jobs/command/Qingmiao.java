// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.run.Fault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command line: one subcommand for each thing that can be asked. */
@Command(
    name = "qingmiao",
    mixinStandardHelpOptions = true,
    versionProvider = Qingmiao.Version.class,
    description =
        "Checked tables, explained credit scores and their proof, from a lender's own files.",
    subcommands = {
      RunCommand.class,
      JobsCommand.class,
      TablesCommand.class,
      ShowCommand.class,
      SqlCommand.class,
      ExplainCommand.class,
      RescoreCommand.class,
      ModelsCommand.class,
      PromoteCommand.class,
      RetireCommand.class,
      OverrideCommand.class,
      CheckCommand.class,
      DigestCommand.class,
      KeysetCommand.class,
      TokenCommand.class,
      DraftCommand.class,
      ZonalCommand.class,
    })
public final class Qingmiao {

  private Qingmiao() {}

  /** Runs a command and returns its exit code. */
  public static int run(String... arguments) {
    return run(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        arguments);
  }

  /** Runs a command that prints to these; not all do. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    boolean isVerbose = Arrays.asList(arguments).contains("-v");
    String[] plain = Arrays.stream(arguments).filter(a -> !a.equals("-v")).toArray(String[]::new);
    CommandLine line = new CommandLine(new Qingmiao()).setOut(out).setErr(err);
    line.registerConverter(LocalDate.class, BusinessDates::day);
    line.registerConverter(BusinessDates.class, BusinessDates::parse);
    line.setExitCodeExceptionMapper(
        e -> (e instanceof ParameterException ? ExitCode.USAGE : code(e)).number());
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (!Interruption.hasCome()) {
            report(e, command.getErr(), isVerbose);
          }
          return code(e).number();
        });
    return line.execute(plain);
  }

  /** The sentence first; the trace only where it helps, and never instead of the sentence. */
  private static void report(Exception e, PrintWriter err, boolean isVerbose) {
    Optional<Refusal> refusal = Fault.refusal(e);
    if (refusal.isPresent()) {
      err.println("qingmiao: " + refusal.get().getMessage());
    } else {
      err.println(
          "qingmiao: internal fault (%s); nothing further was published. Please report it with the lines below."
              .formatted(named(e)));
    }
    if (isVerbose || (code(e) == ExitCode.INTERNAL && !(e instanceof SparkThrowable))) {
      e.printStackTrace(err);
    }
    err.flush();
  }

  /** What Spark says of a failed task may quote a row, so only its condition is repeated. */
  private static String named(Exception e) {
    return e instanceof SparkThrowable spark
        ? "%s, %s; -v shows all of it".formatted(e.getClass().getName(), spark.getCondition())
        : e.toString();
  }

  private static ExitCode code(Throwable e) {
    return Fault.refusal(e).map(Refusal::code).orElse(ExitCode.INTERNAL);
  }

  /** {@code --version}. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"qingmiao " + Build.version()};
    }
  }
}
