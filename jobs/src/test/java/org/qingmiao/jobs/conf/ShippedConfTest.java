// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Role;

class ShippedConfTest {
  private static final Path CONF = Path.of("..", "conf");

  @Test
  void sbaMapsEveryColumnOfTheFile() {
    Mapping loans = settings("sba.yaml").source("sba_loan").orElseThrow();
    // 26 columns: specs platform 6.3 and the header of the file
    assertThat(loans.sourceColumns()).hasSize(26);
  }

  @Test
  void sbaTakesTheFeaturesOfTheReferenceRecipe() {
    Mapping loans = settings("sba.yaml").source("sba_loan").orElseThrow();
    // recipe sba_mono of golden/credit_reference.csv
    assertThat(loans.features())
        .extracting(Feature::name)
        .containsExactlyInAnyOrder(
            "no_emp",
            "new_exist",
            "create_job",
            "retained_job",
            "franchise",
            "urban_rural",
            "revline",
            "lowdoc",
            "gr_appv",
            "portion",
            "same_state",
            "naics_sector",
            "state",
            "bank_state");
    assertThat(
            loans.features().stream()
                .filter(f -> f.trend() == Trend.FALLING)
                .map(Feature::name)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("portion", "gr_appv", "no_emp");
  }

  @Test
  void sbaFeaturesAndLabelAreTracedToTheFile() {
    Mapping loans = settings("sba.yaml").source("sba_loan").orElseThrow();
    assertThat(loans.derivations())
        .containsEntry("portion", List.of("gr_appv", "sba_appv"))
        .containsEntry("gr_appv", List.of("file:GrAppv"))
        .containsEntry("charged_off", List.of("file:MIS_Status"))
        .containsEntry("case_weight", List.of("file:MIS_Status"));
  }

  @Test
  void germanKeepsProtectedAttributesFromTheModel() {
    Mapping applicants = settings("german.yaml").source("german_credit").orElseThrow();
    assertThat(applicants.features()).hasSize(17);
    assertThat(
            applicants.table().columns().stream()
                .filter(c -> c.role() == Role.PROTECTED)
                .map(c -> c.name()))
        .containsExactly("status_and_sex", "age_years", "foreign_worker");
  }

  private static Settings settings(String file) {
    return Settings.read(CONF.resolve(file), List.of(), List.of());
  }
}
