// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qingmiao.jobs.pipeline.ExitCode;

class InstallationTest {

  @Test
  void refusesADateOfAnotherFormAsAnErrorOfUse() {
    assertThat(Qingmiao.run("run", "--as-of", "26.12.2023")).isEqualTo(ExitCode.USAGE.number());
  }
}
