// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.qingmiao.models.Golden;
import org.qingmiao.models.RealData;

/** The rows of the U.S. facilities' combustion report of 2017, one for each unit and fuel. */
public final class GhgrpBook {

  private GhgrpBook() {}

  /** Every row, in the order of the file. */
  public static List<Golden> rows() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(RealData.file("ghgrp/ghgrp_energy_2017_part.csv.gz"))),
                StandardCharsets.UTF_8))) {
      return Golden.parse(lines.lines().toList()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cell that may be blank, which counts as nothing. */
  public static double number(Golden row, String column) {
    return row.text(column).isEmpty() ? 0 : row.number(column);
  }
}
