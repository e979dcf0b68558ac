package org.sswim.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.spark.Partitioner;
import org.junit.jupiter.api.Test;

/** Holds the module to its place: panels and their training below it, no command line. */
class SparkArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.sswim.spark");

  @Test
  void itStandsOnPanelsAlone() {
    classes()
        .that()
        .resideInAPackage("org.sswim.spark")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.sswim.spark",
            "org.sswim.checks",
            "org.sswim.panels",
            "org.sswim.paneltrainers",
            "org.sswim.linalg",
            "org.sswim.model",
            "org.sswim.network",
            "org.sswim.options",
            "org.sswim.series",
            "org.sswim.tables",
            "org.sswim.training",
            "org.apache.spark..",
            "scala..",
            "picocli..",
            "org.jspecify..",
            "io.soabase..",
            "java..")
        .check(CLASSES);
  }

  @Test
  void whatTravelsIsBytes() {
    // Spark serialises partitioners, functions and what these hold; all else is written as bytes.
    noClasses()
        .that()
        .areNotAssignableTo(Partitioner.class)
        .and()
        .doNotBelongToAnyOf(SparkBeside.class)
        .should()
        .implement(java.io.Serializable.class)
        .check(CLASSES);
  }
}
