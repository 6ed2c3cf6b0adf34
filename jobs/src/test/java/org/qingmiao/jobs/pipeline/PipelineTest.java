// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;

class PipelineTest {
  private static final Table RAW = table("raw.a");
  private static final Table FEATURE = table("feature.b");
  private static final Table SCORE = table("publish.c");

  @Test
  void jobsFollowTheWritersOfWhatTheyRead() {
    Job score = job("score", List.of(FEATURE), List.of(SCORE));
    Job build = job("build", List.of(RAW), List.of(FEATURE));
    Job ingest = job("ingest", List.of(), List.of(RAW));

    assertThat(Pipeline.of(List.of(score, build, ingest), List.of()).jobs())
        .extracting(Job::name)
        .containsExactly("ingest", "build", "score");
  }

  @Test
  void aJobMayReadItsOwnTableAsItStoodBefore() {
    Job register = job("register", List.of(SCORE), List.of(SCORE));

    assertThat(Pipeline.of(List.of(register), List.of()).jobs()).containsExactly(register);
  }

  @Test
  void aTableThatCommandsWriteNeedsNoJob() {
    Job score = job("score", List.of(FEATURE), List.of(SCORE));

    assertThat(Pipeline.of(List.of(score), List.of(FEATURE)).jobs()).containsExactly(score);
  }

  @Test
  void aCircleIsRefusedByTheNamesOfItsJobs() {
    Job there = job("there", List.of(RAW), List.of(FEATURE));
    Job back = job("back", List.of(FEATURE), List.of(RAW));

    assertThatThrownBy(() -> Pipeline.of(List.of(there, back), List.of()))
        .hasMessage("jobs form a circle: back, there");
  }

  @Test
  void twoWritersAndAReadNobodyWritesAreRefusedTogether() {
    Job one = job("one", List.of(), List.of(RAW));
    Job two = job("two", List.of(FEATURE), List.of(RAW));

    assertThatThrownBy(() -> Pipeline.of(List.of(one, two), List.of()))
        .hasMessage("one and two both write raw.a\ntwo reads feature.b, which no job writes");
  }

  private static Table table(String name) {
    return Table.of(name, "one row", Shape.SNAPSHOT)
        .columns(Column.date("as_of", "Business date."))
        .key("as_of");
  }

  private static Job job(String name, List<Table> reads, List<Table> writes) {
    return new Job() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Table> reads() {
        return reads;
      }

      @Override
      public List<Table> writes() {
        return writes;
      }

      @Override
      public Outputs run(Inputs in) {
        return Outputs.none();
      }
    };
  }
}
