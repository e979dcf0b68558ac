package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The backend is chosen once per process, so each case runs {@link #main} in a process of its own.
 */
class BackendTest {

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  /** Prints the backend, then every result on a line: of {@link #results()}, or of large ones. */
  public static void main(String[] args) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(Backend.current().isNative() + " " + Blas.description());
    Arrays.stream(args.length > 1 ? largeResults() : results())
        .mapToObj(Double::toString)
        .forEach(lines::add);
    Files.write(Path.of(args[0]), lines);
  }

  /** Every operation of the package on a small case. */
  private static double[] results() {
    Random random = new Random(20);
    int m = 7;
    int n = 5;
    int k = 3;
    double[] a = Matrices.random(random, m, k);
    double[] b = Matrices.random(random, k, n);
    double[] c = new double[m * n];
    Blas.gemmNN(m, n, k, 1, a, b, 0, c);
    double[] gram = new double[n * n];
    Blas.syrk(m, n, 1, c, 0, gram);
    double[] d = new double[n * k];
    Blas.gemmTN(n, k, m, 1, c, a, 0, d);
    double[] f = new double[n * k];
    Blas.symm(n, k, 1, gram, d, 0, f);
    double[] eigenvalues = Lapack.eigenSymmetric(n, gram.clone());

    Samples training = Samples.random(21, 40, 8, 4, 1, 0);
    Samples validation = Samples.random(22, 20, 8, 4, 1, 0.3);
    double[] penalties = {1e-3, 1};
    GroupedRidge ridge =
        new GroupedRidge(
            training.equations(),
            List.of(),
            List.of(validation.equations()),
            List.of(
                new FeatureGroup(5, FeatureGroup.Unit.DEVIATIONS, penalties),
                new FeatureGroup(3, FeatureGroup.Unit.DEVIATIONS, penalties)),
            0,
            GroupedRidge.alike(4),
            Workers.of(1));
    GroupedRidge.Choice choice = ridge.choose();
    RidgeWeights solution = ridge.solve(choice.penalties());
    return Stream.of(
            c,
            gram,
            d,
            f,
            eigenvalues,
            choice.penalties(),
            new double[] {choice.error() / validation.rows()},
            solution.weights(),
            solution.intercept())
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  /** Hashes of all bits, at a size at which OpenBLAS would use as many threads as it may. */
  private static double[] largeResults() {
    Random random = new Random(23);
    int rows = 500;
    int p = 300;
    double[] f = Matrices.random(random, rows, p);
    double[] gram = new double[p * p];
    Blas.syrk(rows, p, 1, f, 0, gram);
    double[] product = new double[p * p];
    Blas.gemmTN(p, p, rows, 1, f, f, 0, product);
    for (int i = 0; i < p; i++) {
      gram[i * p + i] += 1;
    }
    double[] eigenvalues = Lapack.eigenSymmetric(p, gram.clone());
    double[] factor = gram.clone();
    Lapack.cholesky(p, factor);
    return Stream.of(gram, product, eigenvalues, factor).mapToDouble(Arrays::hashCode).toArray();
  }

  /** Either the wish for Java, or a platform for which no OpenBLAS exists. */
  @ParameterizedTest
  @ValueSource(
      strings = {"-D" + Backend.NATIVE_PROPERTY + "=false", "-Dorg.bytedeco.javacpp.platform=none"})
  void javaCodeGivesTheSameResults(String property) throws Exception {
    List<String> lines = run(property);
    assertThat(lines.get(0)).startsWith("false netlib in Java");
    double[] inJava = lines.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
    assertThat(inJava).containsExactly(results(), within(1e-10));
    assertThat(errors().lines().filter(line -> !line.startsWith("SLF4J"))).isEmpty();
  }

  @Test
  void theEnvironmentDoesNotChangeABit() throws Exception {
    assumeTrue(Backend.current().isNative(), "OpenBLAS does not load here");
    List<String> expected = new ArrayList<>(List.of("true " + Blas.description()));
    Arrays.stream(largeResults()).mapToObj(Double::toString).forEach(expected::add);
    environment.put("OPENBLAS_NUM_THREADS", "4");
    assertThat(run("-D" + Backend.NATIVE_PROPERTY + "=true", "large")).isEqualTo(expected);
  }

  @Test
  void openBlasLoadsWithoutAWord() throws Exception {
    assumeTrue(Backend.current().isNative(), "OpenBLAS does not load here");
    List<String> lines = run("-D" + Backend.NATIVE_PROPERTY + "=true");
    assertThat(lines.get(0)).startsWith("true ").contains("OpenBLAS");
    assertThat(errors()).isEmpty();
  }

  /** With two copies in memory, thread settings would reach the one that nobody computes with. */
  @Test
  void oneCopyOfOpenBlasServesEverything() throws IOException {
    assumeTrue(Backend.current().isNative(), "OpenBLAS does not load here");
    Path maps = Path.of("/proc/self/maps");
    assumeTrue(Files.isReadable(maps), "only Linux lists the libraries of a process");
    Lapack.cholesky(1, new double[] {1});
    assertThat(
            Files.readAllLines(maps).stream()
                .map(line -> line.replaceFirst(".*/", ""))
                .filter(
                    file -> file.matches("libopenblas.*|libblas.*|liblapack.*|libjniopenblas.*"))
                .distinct())
        // The wrapper of about 300 kB that links to it, and the library itself.
        .containsExactlyInAnyOrder("libjniopenblas_nolapack.so", "libopenblas_nolapack.so.0");
  }

  private List<String> run(String property, String... arguments) throws Exception {
    Path results = folder.resolve("results");
    List<String> all = new ArrayList<>(List.of(results.toString()));
    all.addAll(List.of(arguments));
    Process process =
        ChildProcess.start(
            BackendTest.class,
            List.of(property),
            environment,
            folder.resolve("errors"),
            all.toArray(String[]::new));
    assertThat(process.waitFor()).as(errors()).isZero();
    return Files.readAllLines(results);
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("errors"));
  }
}
