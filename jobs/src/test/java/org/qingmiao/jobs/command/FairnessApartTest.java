// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingmiao.features.crop.CropBorrowers;
import org.qingmiao.features.group.ShippedGroups;
import org.qingmiao.features.source.OwnerAttributes;
import org.qingmiao.features.source.ShippedSources;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Refusal;

/** What the protected attributes of owners may reach: their own table, and no model. */
class FairnessApartTest {
  private static final Path CONF = Path.of("..", "conf", "demo.yaml");

  @Test
  void noJobReadsOwnersAttributesButTheOneThatTakesThemIn() {
    assertThat(installation().pipeline().jobs())
        .filteredOn(job -> job.reads().contains(OwnerAttributes.TABLE))
        .extracting(Job::name)
        .containsExactly("ingest-owner-attribute");
  }

  @Test
  void everyInputOfAShippedFeatureMayBeUsedForCredit() {
    Map<String, List<Purpose>> purposes =
        Stream.concat(ShippedSources.ALL.stream(), Stream.of(CropBorrowers.TABLE))
            .flatMap(FairnessApartTest::purposes)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(ShippedGroups.ALL)
        .flatExtracting(group -> group.definitions())
        .allSatisfy(
            feature ->
                assertThat(feature.inputs())
                    .allSatisfy(input -> assertThat(purposes.get(input)).contains(Purpose.CREDIT)));
  }

  private static Stream<Map.Entry<String, List<Purpose>>> purposes(Table table) {
    return table.columns().stream()
        .map(column -> Map.entry(table.name() + "." + column.name(), column.purposes()));
  }

  /** Whoever asks for it all the same is refused by the role, before a row is read. */
  @ParameterizedTest
  @ValueSource(strings = {"sex", "birth_year", "residence"})
  void noModelTakesAProtectedAttribute(String column) {
    Installation careless =
        installation(
            "credit.groups=[]",
            "credit.train.when=never",
            "credit.target=label",
            "credit.book=raw.owner_attribute",
            "credit.features=[" + column + "]");
    assertThatThrownBy(careless::refuseLeaks)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(
            "QM-LEAK-1: %1$s <- raw.owner_attribute.%1$s (PROTECTED)".formatted(column));
  }

  private static Installation installation(String... overrides) {
    return Installation.of(Settings.read(CONF, List.of(overrides), Installation.CONTRACTS));
  }
}
