// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.jobs.lake.Sessions;
import org.qingmiao.models.train.CanonicalJson;

/**
 * Runs the measurements, prints their table and writes it as JSON: {@code ./mvnw verify -Pbench
 * -DskipTests}, and with {@code -Dbench.join=full} the join of ten and thirty million rows. Only
 * ratios of one run mean anything; seconds tell how large the work was.
 */
public final class Bench {

  private Bench() {}

  /**
   * Runs.
   *
   * @param args the folder of the sources, the folder to write into, and the size of the join:
   *     small or full
   */
  public static void main(String[] args) throws IOException, InterruptedException, XGBoostError {
    Path home = Path.of(args[0]).toAbsolutePath();
    Path results = Files.createDirectories(Path.of(args[1])).toAbsolutePath();
    Path scratch = Files.createTempDirectory(results, "run");
    Optional<LoanRun> loans = LoanRun.of(home, scratch);
    List<EvaluatorBench.Line> evaluators = EvaluatorBench.measure();
    List<Paired> measured = new ArrayList<>(new FenceBench().measure());
    try (SparkSession spark = Sessions.open(Optional.of("local[2]"))) {
      measured.addAll(new WriteBench(spark, scratch).measure());
      measured.addAll(new IngestBench(spark, scratch).measure());
    }
    JoinBench join = new JoinBench(home, scratch);
    measured.addAll(args[2].equals("full") ? join.full() : join.small());
    System.out.println("\nprocessor microseconds a row, one thread\n" + EvaluatorBench.Line.HEAD);
    evaluators.forEach(line -> System.out.println(line.text()));
    System.out.printf(
        "%n%-52s %8s %8s %7s  %5s%n", "medians, CPU s", "plain", "ours", "ratio", "bar");
    measured.forEach(p -> System.out.println(p.line()));
    loans.ifPresentOrElse(
        run -> run.lines().forEach(System.out::println),
        () -> System.out.println("SBA from file to report: left out, QINGMIAO_DATA is not set"));
    Files.write(results.resolve("bench.json"), json(measured, evaluators, loans));
  }

  private static byte[] json(
      List<Paired> measured, List<EvaluatorBench.Line> evaluators, Optional<LoanRun> loans) {
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
            "sba_cpu_s",
            jobs));
  }
}
