package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several threads that make the first calls of a process at the same time, in Java code: its LAPACK
 * finds the constants of the machine on the first call and keeps them without a lock. A thread that
 * saw some of them still 0 scaled a matrix for ever.
 */
class FirstCallsTest {
  private static final int THREADS = 2;
  private static final int TRIALS = 60;
  private static final int SECONDS = 60;

  /** A first call of everything that could meet such constants. */
  public static final class Calls implements Callable<double[]> {
    @Override
    public double[] call() {
      double[] a = {4, 1, 0.5, 1, 3, 0.25, 0.5, 0.25, 2};
      double[] eigenvalues = Lapack.eigenSymmetric(3, a.clone());
      Lapack.cholesky(3, a);
      return new double[] {eigenvalues[0], eigenvalues[1], eigenvalues[2], a[0], a[8]};
    }
  }

  /** Loads the backend, as a product does; then nothing is left to load but LAPACK. */
  public static final class Load implements Callable<Boolean> {
    @Override
    public Boolean call() {
      return Backend.current().isNative();
    }
  }

  /** Makes first calls many times, each in classes that are loaded anew. */
  public static void main(String[] args) throws Exception {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.add(Path.of(entry).toUri().toURL());
    }
    double[] expected = new Calls().call();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            });
    for (int trial = 0; trial < TRIALS; trial++) {
      ClassLoader fresh =
          new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
      make(fresh, Load.class).call();
      AtomicInteger waiting = new AtomicInteger(THREADS);
      List<Future<?>> results = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        Callable<?> calls = make(fresh, Calls.class);
        results.add(
            threads.submit(
                () -> {
                  waiting.decrementAndGet();
                  while (waiting.get() > 0) {
                    Thread.onSpinWait();
                  }
                  return calls.call();
                }));
      }
      for (Future<?> result : results) {
        double[] got = (double[]) result.get(SECONDS / 3, TimeUnit.SECONDS);
        if (!Arrays.equals(got, expected)) {
          throw new IllegalStateException(
              "trial " + trial + ": " + Arrays.toString(got) + Arrays.toString(expected));
        }
      }
    }
  }

  private static Callable<?> make(ClassLoader loader, Class<?> type) throws Exception {
    return (Callable<?>) loader.loadClass(type.getName()).getDeclaredConstructor().newInstance();
  }

  @Tag("long")
  @Test
  void findTheConstantsOfTheMachine(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("output");
    // Interpreted, constants take longer to find: a hang came within 15 trials, else within 63.
    // Verifying the classes, which are the same in each, would take most of a trial.
    List<String> options =
        List.of(
            "-Xint",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            "-D" + Backend.NATIVE_PROPERTY + "=false");
    Process process = ChildProcess.start(FirstCallsTest.class, options, Map.of(), output);
    try {
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      String said =
          String.join(
              "\n",
              Files.readAllLines(output).stream().filter(l -> !l.startsWith("SLF4J")).toList());
      assertThat(ended).as("ends: " + said).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
