// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The assembled jar on a real standalone cluster: a master and two workers as processes of their
 * own, from the jars that Maven fetched, on loopback.
 */
@Tag("process")
class ClusterTest {
  private static final Path TARGET = Launcher.HOME.resolve("jobs/target");
  private static final String LOOPBACK = "127.0.0.1";

  @TempDir private Path folder;
  private final List<Process> cluster = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : cluster) {
      process.destroy();
    }
    for (Process process : cluster) {
      process.waitFor();
    }
  }

  @Test
  void givesTheDigestsOfOneMachine() throws IOException {
    String[] demo = {
      "run",
      "-c",
      Launcher.HOME.resolve("conf/demo.yaml").toString(),
      "--set",
      "demo.scale=0.3",
      "--set",
      "credit.train.min_bads=50"
    };
    Path alone = folder.resolve("alone");
    Launcher.Ended local = Launcher.in(folder).run(with(demo, alone, "--master", "local[2]"));
    assertThat(local.code()).as(local.text()).isIn(0, 4);

    Path many = folder.resolve("many");
    Launcher.Ended submitted = submit(start(), with(demo, many));
    assertThat(submitted.code()).as(submitted.text()).isEqualTo(local.code());

    assertThat(Bakery.digests(many)).isNotEmpty().isEqualTo(Bakery.digests(alone));
  }

  private static String[] with(String[] demo, Path lake, String... more) {
    return Stream.of(
            Stream.of(demo),
            Stream.of("--set", "lake=" + lake, "--set", "data=" + lake.resolve("landing")),
            Stream.of(more))
        .flatMap(s -> s)
        .toArray(String[]::new);
  }

  /** Starts the cluster and returns its address. */
  private String start() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String master = "spark://%s:%d".formatted(LOOPBACK, port);
    spark(
        "master",
        "org.apache.spark.deploy.master.Master",
        "--host",
        LOOPBACK,
        "--port",
        "" + port,
        "--webui-port",
        "0");
    for (String worker : List.of("worker-1", "worker-2")) {
      spark(
          worker,
          "org.apache.spark.deploy.worker.Worker",
          "--host",
          LOOPBACK,
          "--cores",
          "1",
          "--memory",
          "1g",
          "--webui-port",
          "0",
          "--work-dir",
          folder.resolve(worker).toString(),
          master);
    }
    return master;
  }

  private void spark(String name, String main, String... arguments) throws IOException {
    cluster.add(java(folder.resolve(name + ".txt"), "512m", main, arguments).start());
  }

  private Launcher.Ended submit(String master, String... arguments) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                "--master",
                master,
                "--class",
                "org.qingmiao.jobs.Main",
                "--conf",
                "spark.driver.host=" + LOOPBACK,
                "--conf",
                "spark.executor.memory=1g",
                "--conf",
                "spark.sql.shuffle.partitions=4",
                "--conf",
                "spark.ui.enabled=false",
                TARGET.resolve("qingmiao-jobs-all.jar").toString()));
    line.addAll(List.of(arguments));
    Path log = folder.resolve("submit.txt");
    return Launcher.ended(
        java(log, "1500m", "org.apache.spark.deploy.SparkSubmit", line.toArray(String[]::new))
            .start(),
        log);
  }

  /** A JVM with Spark and Delta and nothing of ours, as on the machines of a cluster. */
  private ProcessBuilder java(Path log, String heap, String main, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Launcher.HOME.resolve("conf/spark.jvm"),
                "-Xmx" + heap,
                "-Dlog4j2.configurationFile=file:"
                    + Launcher.HOME.resolve("conf/log4j2.properties"),
                "-cp",
                home().resolve("jars") + "/*",
                main));
    command.addAll(List.of(arguments));
    return Launcher.in(folder)
        .with("SPARK_HOME", home().toString())
        .with("SPARK_SCALA_VERSION", "2.13")
        .with("SPARK_LOCAL_IP", LOOPBACK)
        .process(log, command);
  }

  /** A Spark installation: its jars in one folder, where workers look for them. */
  private Path home() throws IOException {
    Path home = folder.resolve("spark");
    if (Files.notExists(home)) {
      Path jars = Files.createDirectories(home.resolve("jars"));
      String classPath = Files.readString(TARGET.resolve("classpath-cluster")).trim();
      for (String jar : classPath.split(File.pathSeparator)) {
        Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
      }
    }
    return home;
  }
}
