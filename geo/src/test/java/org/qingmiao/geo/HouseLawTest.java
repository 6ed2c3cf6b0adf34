// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The law of the house, for this module: plain Java kernels, above everything else. */
@AnalyzeClasses(packages = "org.qingmiao.geo", importOptions = DoNotIncludeTests.class)
class HouseLawTest {

  @ArchTest
  static final ArchRule knowsNoEngineAndNoOtherModule =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..",
              "org.apache.hadoop..",
              "io.delta..",
              "org.qingmiao.features..",
              "org.qingmiao.models..",
              "org.qingmiao.jobs..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesFormNoCircle =
      slices().matching("org.qingmiao.geo.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule classesAreNamedAfterThings =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Manager|Processor|Impl|Common)")
          .allowEmptyShould(true);
}
