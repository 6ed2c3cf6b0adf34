// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.build;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.graph.PartyMatches;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.MatchDecisions;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;

/** Lists the codes that may be one party's, for people to decide: {@code feature.party_match}. */
public final class MatchParties implements Job {
  private final Pseudonym pseudonym;

  private MatchParties(Pseudonym pseudonym) {
    this.pseudonym = pseudonym;
  }

  /** The job, where an installation has the registry and takes decisions in; empty elsewhere. */
  public static Optional<MatchParties> among(Collection<Table> sources, Pseudonym pseudonym) {
    return Enterprises.TABLE.isAmong(sources) && MatchDecisions.TABLE.isAmong(sources)
        ? Optional.of(new MatchParties(pseudonym))
        : Optional.empty();
  }

  @Override
  public String name() {
    return "match-parties";
  }

  @Override
  public List<Table> reads() {
    return List.of(Enterprises.TABLE, MatchDecisions.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(PartyMatches.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    Dataset<Row> pairs =
        PartyMatches.of(in.rows(Enterprises.TABLE), in.rows(MatchDecisions.TABLE), pseudonym);
    return Outputs.of(PartyMatches.TABLE, in.stamped(pairs, PartyMatches.TABLE));
  }
}
