// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

class InstallationTest {

  @Test
  void refusesADateOfAnotherFormAsAnErrorOfUse() {
    assertThat(Qingmiao.run("run", "--as-of", "26.12.2023")).isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void refusesAGroupThatNeedsTheTableOfAnother() {
    Settings settings =
        Settings.read(
            Path.of("..", "conf", "demo.yaml"),
            List.of("credit.groups=[loan, enterprise]"),
            Installation.CONTRACTS);
    assertThatThrownBy(() -> Installation.of(settings))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "credit.groups: feature loan_amount_to_sales needs raw.tax_filing; add the group that reads it");
  }
}
