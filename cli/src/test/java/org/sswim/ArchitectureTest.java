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
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
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
  private static final Map<String, List<String>> MAY_IMPORT = new LinkedHashMap<>();

  /** What is of files, series and their forecasters, which S-SWIM itself knows nothing of. */
  private static final Set<String> NOT_OF_THE_CORE =
      Set.of(
          "tables",
          "sequences",
          "sound",
          "spiketrains",
          "classification",
          "series",
          "moments",
          "forecasting",
          "explanation",
          "energy",
          "panels",
          "model",
          "shown",
          "clocked",
          "singlespike",
          "studies",
          "nir",
          "onnx",
          "serve");

  static {
    // What arguments must meet, which every package may say.
    MAY_IMPORT.put("checks", List.of());
    // What records say of how files keep them.
    MAY_IMPORT.put("stored", List.of());
    MAY_IMPORT.put("kernel", List.of());
    MAY_IMPORT.put("network", List.of("stored", "kernel"));
    MAY_IMPORT.put("simulation", List.of("stored", "kernel", "network"));
    MAY_IMPORT.put("samples", List.of());
    MAY_IMPORT.put("tables", List.of());
    MAY_IMPORT.put("sequences", List.of("stored", "tables"));
    MAY_IMPORT.put("sound", List.of("sequences"));
    MAY_IMPORT.put("spiketrains", List.of("network", "simulation"));
    MAY_IMPORT.put(
        "classification",
        List.of("stored", "kernel", "network", "simulation", "samples", "sequences"));
    MAY_IMPORT.put("series", List.of("stored", "tables"));
    MAY_IMPORT.put("moments", List.of("stored", "kernel", "network", "simulation", "series"));
    MAY_IMPORT.put(
        "forecasting", List.of("stored", "kernel", "network", "simulation", "series", "moments"));
    MAY_IMPORT.put(
        "explanation",
        List.of("kernel", "network", "simulation", "series", "moments", "forecasting"));
    MAY_IMPORT.put(
        "energy",
        List.of(
            "kernel",
            "network",
            "simulation",
            "sequences",
            "classification",
            "series",
            "moments",
            "forecasting"));
    MAY_IMPORT.put(
        "panels",
        List.of("stored", "kernel", "network", "simulation", "tables", "series", "moments"));
    MAY_IMPORT.put(
        "model",
        List.of(
            "stored",
            "kernel",
            "network",
            "simulation",
            "sequences",
            "classification",
            "series",
            "moments",
            "forecasting",
            "panels"));
    MAY_IMPORT.put(
        "nir",
        List.of(
            "sequences",
            "kernel",
            "network",
            "simulation",
            "tables",
            "series",
            "forecasting",
            "classification",
            "model"));
    MAY_IMPORT.put("onnx", List.of("kernel", "network", "simulation", "forecasting", "model"));
    MAY_IMPORT.put(
        "serve",
        List.of(
            "kernel",
            "network",
            "series",
            "classification",
            "forecasting",
            "explanation",
            "panels"));
    // Models of related systems, which the runtime finds by service files and never names.
    MAY_IMPORT.put(
        "shown",
        List.of("stored", "network", "samples", "sequences", "classification", "energy", "model"));
    MAY_IMPORT.put(
        "clocked",
        List.of(
            "stored",
            "kernel",
            "network",
            "samples",
            "sequences",
            "classification",
            "energy",
            "model",
            "shown"));
    MAY_IMPORT.put(
        "singlespike",
        List.of(
            "stored",
            "network",
            "samples",
            "sequences",
            "classification",
            "energy",
            "model",
            "shown"));
    MAY_IMPORT.put(
        "studies",
        List.of("stored", "network", "sequences", "clocked", "shown", "series", "model"));
    MAY_IMPORT.put("options", List.of("kernel"));
    MAY_IMPORT.put("linalg", List.of("options"));
    MAY_IMPORT.put("sampling", coreBefore());
    MAY_IMPORT.put("features", coreBefore());
    MAY_IMPORT.put("readout", coreBefore());
    MAY_IMPORT.put("training", coreBefore());
    MAY_IMPORT.put("lowbit", coreBefore());
    // The state of a training is saved as the arrays of a model are.
    MAY_IMPORT.put("descent", Stream.concat(coreBefore().stream(), Stream.of("model")).toList());
    MAY_IMPORT.put("gradient", Stream.concat(coreBefore().stream(), Stream.of("model")).toList());
    MAY_IMPORT.put(
        "comparison", Stream.concat(coreBefore().stream(), Stream.of("energy")).toList());
    List<String> core = coreBefore();
    MAY_IMPORT.put("stages", Stream.concat(core.stream(), Stream.of("moments", "series")).toList());
    MAY_IMPORT.put("forecasters", allBefore());
    MAY_IMPORT.put("evaluation", allBefore());
    MAY_IMPORT.put(
        "paneltrainers",
        Stream.concat(core.stream(), Stream.of("moments", "stages", "panels", "series", "model"))
            .toList());
    // What forecasters are for series, these are for sequences; the two know nothing of each other.
    MAY_IMPORT.put(
        "classifiers",
        Stream.concat(core.stream(), Stream.of("sequences", "classification", "energy")).toList());
    // What other modules add: described here, found by service files.
    MAY_IMPORT.put(
        "catalogue",
        Stream.concat(
                core.stream(),
                Stream.of(
                    "model",
                    "sequences",
                    "classification",
                    "classifiers",
                    "series",
                    "forecasters",
                    "evaluation"))
            .toList());
    MAY_IMPORT.put("spikedata", core);
    MAY_IMPORT.put(
        "spiketrainers", Stream.concat(core.stream(), Stream.of("spiketrains")).toList());
    MAY_IMPORT.put(
        "algorithms",
        Stream.concat(
                core.stream(),
                Stream.of(
                    "model",
                    "sequences",
                    "classification",
                    "shown",
                    "clocked",
                    "singlespike",
                    "classifiers",
                    "catalogue",
                    "series",
                    "forecasters",
                    "evaluation",
                    "studies"))
            .toList());
    MAY_IMPORT.put("experiments", allBefore());
    MAY_IMPORT.put(
        "boosting",
        List.of(
            "options",
            "linalg",
            "samples",
            "readout",
            "training",
            "comparison",
            "series",
            "forecasters",
            "evaluation",
            "panels",
            "paneltrainers"));
    MAY_IMPORT.put("report", allBefore());
    MAY_IMPORT.put("cli", allBefore());
  }

  /** Related systems: their models, and what trains them. */
  private static final List<String> WING =
      List.of("shown", "clocked", "singlespike", "studies", "algorithms");

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
  private static final Set<String> SHARED_BY_ALGORITHMS = Set.of("layers", "learning", "lowbit");

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

  private static List<String> allBefore() {
    return List.copyOf(MAY_IMPORT.keySet());
  }

  private static List<String> coreBefore() {
    return allBefore().stream().filter(name -> !NOT_OF_THE_CORE.contains(name)).toList();
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
