// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.UUID;

/**
 * The law of the house, for this module: imports and data flow one way, and nothing touches
 * storage.
 */
@AnalyzeClasses(packages = "org.qingmiao.features", importOptions = DoNotIncludeTests.class)
class HouseLawTest {

  @ArchTest
  static final ArchRule importsFlowOneWay =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.qingmiao.models..", "org.qingmiao.jobs..");

  @ArchTest
  static final ArchRule packagesFormNoCircle =
      slices().matching("org.qingmiao.features.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule classesAreNamedAfterThings =
      noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Manager|Processor|Impl|Common)");

  @ArchTest
  static final ArchRule nothingTouchesStorage =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.nio\\.file\\..*|java\\.io\\.(File.*|RandomAccessFile)")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("org\\.apache\\.spark\\.sql\\.(DataFrameReader|DataFrameWriter.*)");

  @ArchTest
  static final ArchRule nothingAsksWhatTimeItIs =
      noClasses()
          .should()
          .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule nothingIsLeftToChance =
      noClasses()
          .should()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.security\\.SecureRandom|.*ThreadLocalRandom");
}
