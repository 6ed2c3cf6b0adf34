// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real standalone cluster on loopback: a master and two workers as processes of their own, from
 * the jars that Maven fetched.
 */
final class Cluster implements AutoCloseable {
  private static final Path TARGET = Launcher.HOME.resolve("jobs/target");
  private static final String LOOPBACK = "127.0.0.1";

  private final Path folder;
  private final Launcher surroundings;
  private final Path home;
  private final String master;
  private final List<Process> processes = new ArrayList<>();

  private Cluster(Launcher surroundings) throws IOException {
    this.surroundings = surroundings;
    this.folder = surroundings.folder();
    this.home = home(folder);
    this.master = "spark://%s:%d".formatted(LOOPBACK, freePort());
  }

  /**
   * Starts a cluster that keeps its logs and work in a folder.
   *
   * @param surroundings that folder, and the environment of all processes
   * @param cores of each of the two workers
   */
  static Cluster start(Launcher surroundings, int cores) throws IOException {
    Cluster cluster = new Cluster(surroundings);
    // A submission finds what is shipped below the folder that it is made from.
    Files.createSymbolicLink(cluster.folder.resolve("conf"), Launcher.HOME.resolve("conf"));
    String port = cluster.master.substring(cluster.master.lastIndexOf(':') + 1);
    cluster.daemon("master", "master.Master", "--host", LOOPBACK, "--port", port);
    for (String worker : List.of("worker-1", "worker-2")) {
      String work = cluster.folder.resolve(worker).toString();
      cluster.daemon(
          worker,
          "worker.Worker",
          "--host",
          LOOPBACK,
          "--cores",
          Integer.toString(cores),
          "--memory",
          "1g",
          "--work-dir",
          work,
          cluster.master);
    }
    return cluster;
  }

  /**
   * Submits the assembled jar, as the README says, and waits for its end.
   *
   * @param partitions of a shuffle
   */
  Launcher.Ended submit(int partitions, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("--master", master));
    line.addAll(List.of("--class", "org.qingmiao.jobs.Main"));
    for (String setting :
        List.of(
            "spark.driver.host=" + LOOPBACK,
            "spark.executor.memory=1g",
            "spark.sql.shuffle.partitions=" + partitions,
            "spark.ui.enabled=false")) {
      line.addAll(List.of("--conf", setting));
    }
    line.add(TARGET.resolve("qingmiao-jobs-all.jar").toString());
    line.addAll(List.of(arguments));
    Path log = folder.resolve("submit.txt");
    String[] all = line.toArray(String[]::new);
    return Launcher.ended(
        java(log, "1500m", "org.apache.spark.deploy.SparkSubmit", all).start(), log);
  }

  @Override
  public void close() throws IOException {
    processes.forEach(Process::destroy);
    processes.forEach(process -> process.onExit().join());
    try (Stream<Path> links = Files.list(home.resolve("jars"))) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
  }

  private void daemon(String name, String type, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("--webui-port", "0"));
    line.addAll(List.of(arguments));
    String main = "org.apache.spark.deploy." + type;
    processes.add(
        java(folder.resolve(name + ".txt"), "512m", main, line.toArray(String[]::new)).start());
  }

  /** A JVM with Spark and Delta and nothing of ours, as on the machines of a cluster. */
  private ProcessBuilder java(Path log, String heap, String main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Launcher.HOME.resolve("conf/spark.jvm"),
                "-Xmx" + heap,
                "-Dlog4j2.configurationFile=file:"
                    + Launcher.HOME.resolve("conf/log4j2.properties"),
                "-cp",
                home.resolve("jars") + "/*",
                main));
    command.addAll(List.of(arguments));
    return surroundings
        .with("SPARK_HOME", home.toString())
        .with("SPARK_SCALA_VERSION", "2.13")
        .with("SPARK_LOCAL_IP", LOOPBACK)
        .process(log, command);
  }

  /** A Spark installation: its jars in one folder, where workers look for them. */
  private static Path home(Path folder) throws IOException {
    Path home = folder.resolve("spark");
    Path jars = Files.createDirectories(home.resolve("jars"));
    String classPath = Files.readString(TARGET.resolve("classpath-cluster")).trim();
    for (String jar : classPath.split(File.pathSeparator)) {
      Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
    }
    return home;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
