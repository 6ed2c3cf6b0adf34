// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code notebooks/run} as a user and CI start it: a cell that fails fails it. */
@Tag("process")
class NotebookRunTest {
  private static final String PYTHON = "/usr/bin/python3";

  @TempDir private Path folder;

  @Test
  void endsIn1AndNamesTheCellThatFails() throws IOException {
    requireClient();
    Path sound = notebook("sound", "int read = 5;", "read");
    Path thrown =
        notebook(
            "thrown",
            "int read = 5;",
            "# The balance",
            "if (read != 4 + 2) {\n  throw new AssertionError(\"5 read are not 4 + 2\");\n}",
            "System.out.println(\"went on\")");
    Path uncompiled = notebook("uncompiled", "org.qingmiao.jobs.Main.noSuchMethod();");

    Launcher.Ended ended = run(thrown.toString(), uncompiled.toString(), sound.toString());

    assertThat(ended.code()).as(ended.text()).isEqualTo(1);
    assertThat(ended.text())
        .contains(
            "notebooks/run: thrown: code cell 2 of 3, below \"The balance\", failed: java.lang.AssertionError: 5 read are not 4 + 2",
            "notebooks/run: uncompiled: code cell 1 of 1 failed: ",
            "noSuchMethod",
            "sound: every cell ran");
    Path outputs = Launcher.HOME.resolve("target/notebooks");
    assertThat(outputs.resolve("thrown.ipynb")).content().doesNotContain("\"went on\\n\"");
    assertThat(outputs.resolve("sound.ipynb")).content().contains("\"5\"");
  }

  @Test
  void endsIn127WithWhatToInstallWhereTheClientIsMissing() throws IOException {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Files.writeString(broken.resolve("nbclient.py"), "raise ImportError\n");
    Launcher.Ended ended = run(Launcher.in(folder).with("PYTHONPATH", broken.toString()));
    assertThat(ended.code()).as(ended.text()).isEqualTo(127);
    assertThat(ended.text())
        .isEqualTo(
            "notebooks/run: notebooks are executed by nbclient under /usr/bin/python3, which has none. Install it (Debian: apt install python3-nbclient).\n");
  }

  @Test
  void endsIn2WithTheNamesThatThereAre() throws IOException {
    requireClient();
    Launcher.Ended ended = run("00-none");
    assertThat(ended.code()).as(ended.text()).isEqualTo(2);
    assertThat(ended.text())
        .startsWith("notebooks/run: no notebook 00-none; there are: 01-tour-of-a-run");
  }

  private Launcher.Ended run(String... arguments) throws IOException {
    return run(Launcher.in(folder), arguments);
  }

  private Launcher.Ended run(Launcher launcher, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Launcher.HOME.resolve("notebooks/run").toString());
    command.addAll(List.of(arguments));
    Path log = folder.resolve("log.txt");
    return Launcher.ended(launcher.process(log, command).start(), log);
  }

  private void requireClient() throws IOException {
    assumeTrue(
        Files.isExecutable(Path.of(PYTHON)) && hasClient(),
        "no nbclient under " + PYTHON + "; install python3-nbclient to have notebooks tested");
  }

  private boolean hasClient() throws IOException {
    Path log = folder.resolve("client.txt");
    List<String> command = List.of(PYTHON, "-c", "import nbclient");
    return Launcher.ended(Launcher.in(folder).process(log, command).start(), log).code() == 0;
  }

  /** A notebook of Java cells, and of headings that begin with #. */
  private Path notebook(String name, String... cells) throws IOException {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("nbformat", 4).put("nbformat_minor", 4).putObject("metadata");
    ArrayNode all = root.putArray("cells");
    for (String source : cells) {
      ObjectNode cell = all.addObject().put("source", source);
      cell.putObject("metadata");
      if (source.startsWith("#")) {
        cell.put("cell_type", "markdown");
      } else {
        cell.put("cell_type", "code").putNull("execution_count").putArray("outputs");
      }
    }
    return Files.writeString(folder.resolve(name + ".ipynb"), root.toString());
  }
}
