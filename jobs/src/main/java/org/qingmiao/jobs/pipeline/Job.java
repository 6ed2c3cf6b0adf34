// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.qingmiao.features.table.Table;

/**
 * A step of the pipeline: tables in, tables out.
 *
 * <p>A job touches no storage and no clock. The {@link Runner} reads for it, checks contracts,
 * commits what it returns and logs; so a job can be run on any tables, and again on the same.
 */
public interface Job {

  /** Unique name, in kebab-case. */
  String name();

  /** The tables it reads. */
  List<Table> reads();

  /** The tables it writes; {@link #run} returns rows for each of them. */
  List<Table> writes();

  /**
   * Digests of what it reads beside tables, such as delivered files, by name; two runs with the
   * same digests do the same work.
   */
  default Map<String, String> files(LocalDate asOf) {
    return Map.of();
  }

  /** What the headers of its deliveries show, without reading a row. */
  default Outlook outlook(LocalDate asOf) {
    return Outlook.CLEAR;
  }

  /**
   * What of the conf this job alone heeds, such as the language of reports; empty for most. The
   * digest of a run leaves it out, so that changing it does not do all other work anew.
   */
  default String ownSettings() {
    return "";
  }

  /**
   * Makes the rows of every written table from the rows of every read one.
   *
   * @throws Refusal when the input or the model forbids to go on
   */
  Outputs run(Inputs in);
}
