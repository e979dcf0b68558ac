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
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
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
import org.sswim.linalg.Workers;

/** Holds the order of packages and the few bans that keep the modules apart. */
class ArchitectureTest {
  private static final String ROOT = "org.sswim.";

  /** For each package, in the order in which data passes through them, what it may import. */
  private static final Map<String, List<String>> MAY_IMPORT = new LinkedHashMap<>();

  static {
    MAY_IMPORT.put("kernel", List.of());
    MAY_IMPORT.put("network", List.of("kernel"));
    MAY_IMPORT.put("simulation", List.of("kernel", "network"));
    MAY_IMPORT.put("series", List.of());
    MAY_IMPORT.put("forecasting", List.of("kernel", "network", "simulation", "series"));
    MAY_IMPORT.put(
        "explanation", List.of("kernel", "network", "simulation", "series", "forecasting"));
    MAY_IMPORT.put("energy", List.of("kernel", "network", "simulation", "series", "forecasting"));
    MAY_IMPORT.put("model", List.of("kernel", "network", "simulation", "series", "forecasting"));
    MAY_IMPORT.put("nir", List.of("kernel", "network", "series", "forecasting", "model"));
    MAY_IMPORT.put("onnx", List.of("kernel", "network", "forecasting", "model"));
    MAY_IMPORT.put("linalg", List.of());
    MAY_IMPORT.put(
        "sampling", List.of("kernel", "network", "simulation", "series", "forecasting", "linalg"));
    MAY_IMPORT.put("training", allBefore());
    MAY_IMPORT.put("gradient", allBefore());
    MAY_IMPORT.put("evaluation", allBefore());
    MAY_IMPORT.put("ablation", allBefore());
    MAY_IMPORT.put("speed", allBefore());
    MAY_IMPORT.put("report", allBefore());
    MAY_IMPORT.put("cli", allBefore());
  }

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
        Stream.concat(Stream.of(name), MAY_IMPORT.get(name).stream())
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
    assertThat(found).contains("kernel", "sampling", "cli");
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.sswim.(*)..").should().beFreeOfCycles().check(classes);
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

  /** Else {@code --threads} would not reach all that a command does. */
  @Test
  void workersArePassedOnWhereThereAreAny() {
    List<JavaCodeUnitAccess<?>> calls =
        classes.stream()
            .filter(type -> !type.getSimpleName().equals("Converters"))
            .flatMap(type -> type.getCodeUnitCallsFromSelf().stream())
            .collect(toCollection(ArrayList::new));
    // Short forms of methods and constructors that take all processors, and their short forms.
    Set<String> shortForms = new TreeSet<>(Set.of(Workers.class.getName() + ".available()"));
    int before;
    do {
      before = shortForms.size();
      for (JavaCodeUnitAccess<?> call : calls) {
        if (shortForms.contains(call.getTarget().getFullName()) && staysInside(call)) {
          shortForms.add(call.getOrigin().getFullName());
        }
      }
    } while (shortForms.size() > before);
    assertThat(shortForms).hasSizeGreaterThan(10);
    assertThat(calls.stream())
        .filteredOn(call -> shortForms.contains(call.getTarget().getFullName()))
        .filteredOn(call -> !staysInside(call))
        // The demo has no such option.
        .filteredOn(call -> !call.getOriginOwner().getSimpleName().equals("DemoCommand"))
        .isEmpty();
  }

  private static boolean staysInside(JavaCodeUnitAccess<?> call) {
    return call.getTargetOwner().isEquivalentTo(Workers.class)
        || call.getTargetOwner().equals(call.getOriginOwner());
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
