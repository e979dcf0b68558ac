package org.sswim.kafka;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the module to its place: forecasters below it, no training, no command line. */
class KafkaArchitectureTest {
  @Test
  void itStandsOnForecastersAlone() {
    classes()
        .that()
        .resideInAPackage("org.sswim.kafka")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.sswim.kafka",
            "org.sswim.checks",
            "org.sswim.forecasting",
            "org.sswim.model",
            "org.sswim.series",
            "org.sswim.stored",
            "com.fasterxml.jackson.core..",
            "com.fasterxml.jackson.jr..",
            "org.apache.kafka..",
            "org.jspecify..",
            "java..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.sswim.kafka"));
  }
}
