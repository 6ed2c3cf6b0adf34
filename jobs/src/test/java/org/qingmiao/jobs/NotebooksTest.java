// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What holds for every notebook: it is a lesson, reads tables through the lake, keeps no output.
 */
class NotebooksTest {
  private static final Pattern READS_FILES =
      Pattern.compile("spark\\.(read|sql)\\(|\\bFiles\\.|\\bFile(Reader|InputStream)?\\(");

  @Test
  void areLessonsWithoutOutput() throws IOException {
    List<Path> notebooks;
    try (Stream<Path> files = Files.list(Launcher.HOME.resolve("notebooks"))) {
      notebooks = files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList();
    }
    assertThat(notebooks).isNotEmpty();
    for (Path notebook : notebooks) {
      assertThat(faults(Files.readString(notebook))).as(notebook.toString()).isEmpty();
    }
  }

  @Test
  void everyFaultIsFound() throws IOException {
    String planted =
        """
        {"metadata": {"kernelspec": {"name": "python3"}},
         "cells": [
          {"cell_type": "markdown", "source": ["# Something\\n", "Just so."]},
          {"cell_type": "code", "id": "ran", "source": ["1 + 1"], "execution_count": 1, "outputs": []},
          {"cell_type": "code", "id": "shown", "source": [], "execution_count": null,
           "outputs": [{"output_type": "stream", "text": ["2"]}]},
          {"cell_type": "code", "id": "files", "source": ["spark\\n", "spark.read().json(file)"],
           "execution_count": null, "outputs": []}]}
        """;
    assertThat(faults(planted))
        .containsExactly(
            "kernel is python3, expected qingmiao",
            "the first cell does not say what the reader will learn",
            "the last cell is no exercise",
            "cell ran keeps an execution count; strip it",
            "cell shown keeps an output; strip it",
            "cell files reads files; read tables through the lake");
  }

  private static List<String> faults(String notebook) throws IOException {
    JsonNode root = new ObjectMapper().readTree(notebook);
    List<JsonNode> cells = new ArrayList<>();
    root.get("cells").forEach(cells::add);
    List<String> faults = new ArrayList<>();
    String kernel = root.at("/metadata/kernelspec/name").asText();
    if (!kernel.equals("qingmiao")) {
      faults.add("kernel is %s, expected qingmiao".formatted(kernel));
    }
    if (!text(cells.get(0)).matches("(?s)# .*\\bYou will learn\\b.*")) {
      faults.add("the first cell does not say what the reader will learn");
    }
    if (!text(cells.get(cells.size() - 1)).startsWith("## Exercise")) {
      faults.add("the last cell is no exercise");
    }
    for (JsonNode cell : cells) {
      if (isCode(cell)) {
        faults(cell, faults);
      }
    }
    return faults;
  }

  private static void faults(JsonNode cell, List<String> faults) {
    String id = cell.path("id").asText();
    if (!cell.get("execution_count").isNull()) {
      faults.add("cell %s keeps an execution count; strip it".formatted(id));
    }
    if (!cell.get("outputs").isEmpty()) {
      faults.add("cell %s keeps an output; strip it".formatted(id));
    }
    if (READS_FILES.matcher(source(cell)).find()) {
      faults.add("cell %s reads files; read tables through the lake".formatted(id));
    }
  }

  /** What a cell of text says; nothing where it is code. */
  private static String text(JsonNode cell) {
    return isCode(cell) ? "" : source(cell);
  }

  private static boolean isCode(JsonNode cell) {
    return cell.get("cell_type").asText().equals("code");
  }

  private static String source(JsonNode cell) {
    // A whole text, or its lines.
    StringBuilder source = new StringBuilder(cell.get("source").asText());
    cell.get("source").forEach(line -> source.append(line.asText()));
    return source.toString();
  }
}
