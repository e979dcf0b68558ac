package org.sswim;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the order of packages and the few bans that keep the modules apart. */
class ArchitectureTest {
  private static final String ROOT = "org.sswim.";

  /** For each package, in the order in which data passes through them, what it may import. */
  private static final Map<String, List<String>> MAY_IMPORT = mayImport();

  /** Related systems: their models, and what trains them. */
  private static final List<String> WING = List.of("shown", "studies", "algorithms");

  private static JavaClasses classes;

  @BeforeAll
  static void importMainClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.sswim");
  }

  @ParameterizedTest
  @MethodSource("packages")
  void importsPointUpTheListOnly(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name, "checks"), MAY_IMPORT.get(name).stream())
            .map(ArchitectureTest::andBelow)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(andBelow(name))
        .should()
        .dependOnClassesThat(resideInAPackage("org.sswim..").and(not(resideInAnyPackage(allowed))))
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void everyPackageHasItsPlaceInTheList() {
    Set<String> found =
        classes.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.substring(ROOT.length()).split("\\.", 2)[0])
            .collect(toCollection(TreeSet::new));
    assertThat(MAY_IMPORT.keySet()).containsAll(found);
    // One of each module: where the import finds nothing, the other rules here hold of nothing.
    assertThat(found)
        .contains(
            "kernel",
            "samples",
            "sampling",
            "forecasters",
            "classifiers",
            "experiments",
            "boosting",
            "cli");
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.sswim.(*)..").should().beFreeOfCycles().check(classes);
  }

  /** What several algorithms share; every other package of theirs is one algorithm. */
  private static final Set<String> SHARED_BY_ALGORITHMS = Set.of("learning", "lowbit");

  @Test
  void algorithmsKnowNothingOfEachOther() {
    String root = ROOT + "algorithms.";
    Set<String> packages =
        classes.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(root))
            .map(name -> name.substring(root.length()).split("\\.", 2)[0])
            .collect(toCollection(TreeSet::new));
    assertThat(packages).containsAll(SHARED_BY_ALGORITHMS).contains("dsr");
    for (String name : packages) {
      String[] others =
          packages.stream()
              .filter(other -> !other.equals(name) && !SHARED_BY_ALGORITHMS.contains(other))
              .map(other -> andBelow("algorithms." + other))
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(andBelow("algorithms." + name))
          .should()
          .dependOnClassesThat(resideInAnyPackage(others).or(resideInAPackage(ROOT + "algorithms")))
          .check(classes);
    }
  }

  /**
   * The wing of related systems is found at run time: a jar beside, and neither named nor needed.
   */
  @Test
  void nothingKnowsRelatedSystems() {
    String[] wing = WING.stream().map(ArchitectureTest::andBelow).toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(wing)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(wing)
        .check(classes);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        classes.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(candidate -> !isNullMarked(candidate))
            .map(JavaPackage::getName)
            .toList();
    assertThat(unmarked).isEmpty();
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackages(andBelow("cli"), andBelow("report"))
        .should(ACCESS_STANDARD_STREAMS)
        .check(classes);
  }

  @Test
  void onlyLinearAlgebraTouchesNativeCode() {
    noClasses()
        .that()
        .resideOutsideOfPackage(andBelow("linalg"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.ludovic..", "org.bytedeco..")
        .check(classes);
  }

  @Test
  void onlyBoostingKnowsItsLibraryAndNothingKnowsBoosting() {
    noClasses()
        .that()
        .resideOutsideOfPackage(andBelow("boosting"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.metarank..", "com.microsoft.ml..", andBelow("boosting"))
        .check(classes);
  }

  @Test
  void nothingUsesJavaSerialisation() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ObjectInputStream.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ObjectOutputStream.class)
        .check(classes);
    // Enumerations and exceptions are serialisable by birth.
    noClasses()
        .that()
        .areNotAssignableTo(Enum.class)
        .and()
        .areNotAssignableTo(Throwable.class)
        .should()
        .beAssignableTo(Serializable.class)
        .check(classes);
  }

  private static Set<String> packages() {
    return MAY_IMPORT.keySet();
  }

  private static Map<String, List<String>> mayImport() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    List<String> core = new ArrayList<>();
    for (String line : lines()) {
      String[] parts = line.split(":", 2);
      String name = parts[0].replace("-", "");
      List<String> allowed = new ArrayList<>();
      for (String word : parts[1].strip().split(" ", -1)) {
        switch (word) {
          case "" -> {}
          case "CORE" -> allowed.addAll(core);
          case "ALL" -> allowed.addAll(all.keySet());
          default -> allowed.add(word);
        }
      }
      all.put(name, allowed);
      if (name.equals(parts[0])) {
        core.add(name);
      }
    }
    return all;
  }

  private static List<String> lines() {
    try (InputStream in = ArchitectureTest.class.getResourceAsStream("packages.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String andBelow(String name) {
    return ROOT + name + "..";
  }

  private static boolean isNullMarked(JavaPackage candidate) {
    return candidate
        .tryGetPackageInfo()
        .filter(info -> info.isAnnotatedWith(NullMarked.class))
        .isPresent();
  }
}
