// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import java.util.List;
import org.qingmiao.features.table.Table;

/** A job of which only name and tables are looked at; it makes nothing. */
public record IdleJob(String name, List<Table> reads, List<Table> writes) implements Job {
  @Override
  public Outputs run(Inputs in) {
    return Outputs.none();
  }
}
