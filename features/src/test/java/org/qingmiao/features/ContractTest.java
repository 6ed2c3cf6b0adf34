// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qingmiao.features.table.ContractFaults;
import org.qingmiao.features.table.Table;

/**
 * Every contract that this module declares as a constant is found and tested, without a list of
 * them.
 */
class ContractTest {

  @TestFactory
  Stream<DynamicTest> contractsHaveNoFaults() {
    return new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests()).importPackages("org.qingmiao.features").stream()
            .flatMap(c -> c.getFields().stream())
            .filter(f -> f.getModifiers().contains(JavaModifier.STATIC))
            .filter(f -> f.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(f -> f.getRawType().isEquivalentTo(Table.class))
            .map(ContractTest::constant)
            .map(
                t ->
                    DynamicTest.dynamicTest(
                        t.name(), () -> assertThat(ContractFaults.of(t)).isEmpty()));
  }

  private static Table constant(JavaField field) {
    try {
      return (Table) field.reflect().get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field.getFullName() + " cannot be read", e);
    }
  }
}
