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
    Job score = new IdleJob("score", List.of(FEATURE), List.of(SCORE));
    Job build = new IdleJob("build", List.of(RAW), List.of(FEATURE));
    Job ingest = new IdleJob("ingest", List.of(), List.of(RAW));

    assertThat(Pipeline.of(List.of(score, build, ingest), List.of()).jobs())
        .extracting(Job::name)
        .containsExactly("ingest", "build", "score");
  }

  @Test
  void aJobMayReadItsOwnTableAsItStoodBefore() {
    Job register = new IdleJob("register", List.of(SCORE), List.of(SCORE));

    assertThat(Pipeline.of(List.of(register), List.of()).jobs()).containsExactly(register);
  }

  @Test
  void aTableThatCommandsWriteNeedsNoJob() {
    Job score = new IdleJob("score", List.of(FEATURE), List.of(SCORE));

    assertThat(Pipeline.of(List.of(score), List.of(FEATURE)).jobs()).containsExactly(score);
  }

  @Test
  void aCircleIsRefusedByTheNamesOfItsJobs() {
    Job there = new IdleJob("there", List.of(RAW), List.of(FEATURE));
    Job back = new IdleJob("back", List.of(FEATURE), List.of(RAW));

    assertThatThrownBy(() -> Pipeline.of(List.of(there, back), List.of()))
        .hasMessage("jobs form a circle: back, there");
  }

  @Test
  void twoWritersAndAReadNobodyWritesAreRefusedTogether() {
    Job one = new IdleJob("one", List.of(), List.of(RAW));
    Job two = new IdleJob("two", List.of(FEATURE), List.of(RAW));

    assertThatThrownBy(() -> Pipeline.of(List.of(one, two), List.of()))
        .hasMessage("one and two both write raw.a\ntwo reads feature.b, which no job writes");
  }

  private static Table table(String name) {
    return Table.of(name, "one row", Shape.SNAPSHOT)
        .columns(Column.date("as_of", "Business date."))
        .key("as_of");
  }
}
