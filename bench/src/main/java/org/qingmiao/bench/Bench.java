// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.jobs.lake.Sessions;
import org.qingmiao.models.train.CanonicalJson;

/**
 * Runs the measurements, prints each as it is made and writes all as JSON: {@code ./mvnw verify
 * -Pbench -DskipTests}. {@code -Dbench.parts=write,ingest} makes some of them; with {@code
 * -Dbench.join=full} the join is of ten and thirty million rows. Only ratios of one run mean
 * anything; seconds tell how large the work was.
 */
public final class Bench {

  private Bench() {}

  /** What can be measured; the dearest comes last. */
  private enum Part {
    SBA,
    WRITE,
    INGEST,
    SCORE,
    FENCE,
    JOIN,
    EVALUATOR
  }

  /**
   * Runs.
   *
   * @param args the folder of the sources, the folder to write into, the size of the join (small or
   *     full), and the parts
   */
  public static void main(String[] args) throws IOException, InterruptedException, XGBoostError {
    Path home = Path.of(args[0]).toAbsolutePath();
    Path results = Files.createDirectories(Path.of(args[1])).toAbsolutePath();
    Path scratch = Files.createTempDirectory(results, "run");
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String part : args[3].split(",")) {
      parts.add(Part.valueOf(part.toUpperCase(Locale.ROOT)));
    }
    Optional<LoanRun> loans = Optional.empty();
    if (parts.contains(Part.SBA)) {
      loans = LoanRun.of(home, scratch);
      loans.ifPresentOrElse(
          run -> run.lines().forEach(System.out::println),
          () -> System.out.println("SBA from file to report: left out, QINGMIAO_DATA is not set"));
    }
    System.out.printf(
        "%n%-52s %8s %8s %7s  %5s%n", "medians, CPU s", "plain", "ours", "ratio", "bar");
    List<Paired> measured = new ArrayList<>();
    try (SparkSession spark = Sessions.open(Optional.of("local[2]"))) {
      if (parts.contains(Part.WRITE)) {
        add(measured, new WriteBench(spark, scratch).measure());
      }
      if (parts.contains(Part.INGEST)) {
        add(measured, new IngestBench(spark, scratch).measure());
      }
      if (parts.contains(Part.SCORE)) {
        add(measured, new ScoreBench(spark, home, scratch).measure());
      }
    }
    if (parts.contains(Part.FENCE)) {
      add(measured, new FenceBench().measure());
    }
    if (parts.contains(Part.JOIN)) {
      JoinBench join = new JoinBench(home, scratch);
      add(measured, args[2].equals("full") ? join.full() : join.small());
    }
    List<EvaluatorBench.Line> evaluators = List.of();
    if (parts.contains(Part.EVALUATOR)) {
      System.out.println("\nprocessor microseconds a row, one thread of " + Machine.here());
      System.out.println(EvaluatorBench.Line.HEAD);
      evaluators = EvaluatorBench.measure(line -> System.out.println(line.text()));
    }
    byte[] json = json(measured, evaluators, loans);
    Files.write(results.resolve("bench.json"), json);
    if (!evaluators.isEmpty()) {
      // docs/evaluator.svg is this picture of one run.
      Files.writeString(
          results.resolve("evaluator.svg"), EvaluatorPicture.of(CanonicalJson.read(json)));
    }
  }

  private static void add(List<Paired> measured, List<Paired> more) {
    more.forEach(pair -> System.out.println(pair.line()));
    measured.addAll(more);
  }

  private static byte[] json(
      List<Paired> measured, List<EvaluatorBench.Line> evaluators, Optional<LoanRun> loans)
      throws IOException {
    Machine machine = Machine.here();
    List<Map<String, Object>> ratios = new ArrayList<>();
    for (Paired pair : measured) {
      Map<String, Object> ratio = new LinkedHashMap<>();
      ratio.put("what", pair.what());
      ratio.put("plain_cpu_s", pair.plainSeconds());
      ratio.put("ours_cpu_s", pair.oursSeconds());
      ratio.put("ratio", pair.ratio());
      ratio.put("bar", pair.bar());
      ratios.add(ratio);
    }
    Map<String, Object> jobs = new LinkedHashMap<>();
    loans.ifPresent(run -> run.jobs().forEach(j -> jobs.put(j.job(), j.cpuSeconds())));
    return CanonicalJson.write(
        Map.of(
            "ratios",
            ratios,
            "evaluator",
            evaluators.stream().map(EvaluatorBench.Line::json).toList(),
            "machine",
            Map.of("processor", machine.processor(), "vectors", machine.vectors()),
            "sba_cpu_s",
            jobs));
  }
}
