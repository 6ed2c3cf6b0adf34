// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The law of the house, for the whole program: imports flow one way, and one class knows Delta. */
@AnalyzeClasses(packages = "org.qingmiao", importOptions = DoNotIncludeTests.class)
class JobsLawTest {

  @ArchTest
  static final ArchRule geoKnowsNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage("org.qingmiao.geo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.qingmiao.features..", "org.qingmiao.models..", "org.qingmiao.jobs..");

  @ArchTest
  static final ArchRule featuresKnowNoModels =
      noClasses()
          .that()
          .resideInAPackage("org.qingmiao.features..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.qingmiao.models..", "org.qingmiao.jobs..");

  @ArchTest
  static final ArchRule modelsKnowNoJobs =
      noClasses()
          .that()
          .resideInAPackage("org.qingmiao.models..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.qingmiao.jobs..");

  @ArchTest
  static final ArchRule packagesFormNoCircle =
      slices().matching("org.qingmiao.jobs.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule classesAreNamedAfterThings =
      noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Manager|Processor|Impl|Common)");

  @ArchTest
  static final ArchRule onlyTheLakeKnowsDelta =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.qingmiao.jobs.lake..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..");

  /** Delta is asked for by the name of its format, so whoever reads or writes tables knows it. */
  @ArchTest
  static final ArchRule onlyTheLakeReadsAndWritesTables =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.qingmiao.jobs.lake..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.apache\\.spark\\.sql\\.(.*\\.)?(DataFrameReader|DataFrameWriter.*)");

  @ArchTest
  static final ArchRule onlyGeoKnowsGeoTools =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.qingmiao.geo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.geotools..");

  /** The assembled jar holds GeoTools with a Guava of its own, behind that of a cluster. */
  @ArchTest
  static final ArchRule nobodyCountsOnAGuava =
      noClasses().should().dependOnClassesThat().resideInAPackage("com.google.common..");

  /** What the generator knows of its firms must not reach a feature or a model. */
  @ArchTest
  static final ArchRule onlyTheDemoDeliveryKnowsTheGenerator =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.qingmiao.jobs.demo..")
          .and()
          .doNotHaveFullyQualifiedName("org.qingmiao.jobs.command.DemoDelivery")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.qingmiao.jobs.demo..");

  /** It may ask for the files and for the truth to be written, and for nothing that is in them. */
  @ArchTest
  static final ArchRule theGeneratorKeepsItsTruthToItself =
      classes()
          .that()
          .resideInAPackage("org.qingmiao.jobs.demo..")
          .and()
          .areTopLevelClasses()
          .and()
          .doNotHaveSimpleName("DemoBook")
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule noJobAsksWhatTimeItIs =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.qingmiao.jobs.build..",
              "org.qingmiao.jobs.carbon..",
              "org.qingmiao.jobs.crop..",
              "org.qingmiao.jobs.ingest..",
              "org.qingmiao.jobs.train..",
              "org.qingmiao.jobs.publish..",
              "org.qingmiao.jobs.report..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.Instant.class, "now");
}
