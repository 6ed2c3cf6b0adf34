// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A file that a job wants to stand below the reports of its business date; the runner writes it
 * aside and renames it, so that nobody meets half a page.
 *
 * @param path relative, with forward slashes
 * @param body what the file holds
 */
public record OutputFile(String path, Body body) {

  /** The content of a file, written when it is asked for. */
  @FunctionalInterface
  public interface Body {
    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  public OutputFile {
    if (path.startsWith("/") || path.contains("..") || path.contains("\\")) {
      throw new IllegalArgumentException(
          "report file \"%s\": expected a relative path without \"..\"".formatted(path));
    }
  }
}
