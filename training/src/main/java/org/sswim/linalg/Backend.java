package org.sswim.linalg;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import dev.ludovic.netlib.lapack.NativeLAPACK;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.slf4j.LoggerFactory;
import org.sswim.checks.Checks;

/**
 * The BLAS and LAPACK in use: OpenBLAS where it loads, plain Java code elsewhere. Loaded on the
 * first call of {@link #current()} and never before.
 *
 * <p>The OpenBLAS archive holds the library twice, once on its own and once inside a JavaCPP
 * wrapper. BLAS, LAPACK and the thread setting must all reach the same copy. So both netlib
 * properties point at the one file that JavaCPP has extracted and loaded.
 *
 * @param blas matrix products
 * @param lapack factorisations
 * @param isNative whether the two are OpenBLAS
 * @param description one line for reports: library, version, platform
 */
record Backend(BLAS blas, LAPACK lapack, boolean isNative, String description) {
  /** Set this system property to {@code false} to use the Java code even where OpenBLAS loads. */
  static final String NATIVE_PROPERTY = "org.sswim.linalg.native";

  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  // JavaCPP adds the version and the platform's ending, and links without the version.
  private static final String LIBRARY_PREFIX = "libopenblas_nolapack";

  /** Bytes that netlib's native code takes at most. */
  private static final long ROOM = 1 << 20;

  /** After this time whoever needed a copy of netlib's native code has loaded it. */
  private static final Duration LOADED = Duration.ofHours(1);

  private static final Pattern COPY =
      Pattern.compile("(lib)?netlib(blas|lapack|arpack)jni\\d+\\.(so|dylib|dll)");

  private static final String SET_THREADS_SYMBOL = "openblas_set_num_threads";

  private static final class Holder {
    static final Backend CURRENT = load();
  }

  static Backend current() {
    return Holder.CURRENT;
  }

  private static Backend load() {
    // netlib announces its choice at INFO, which the JDK prints; held in a local so that the
    // level outlives the static initialisers below.
    Logger netlib = Logger.getLogger("dev.ludovic.netlib");
    Level before = netlib.getLevel();
    netlib.setLevel(Level.WARNING);
    try {
      return Boolean.parseBoolean(System.getProperty(NATIVE_PROPERTY, "true"))
          ? loadNative()
          : java("switched off by -D" + NATIVE_PROPERTY + "=false");
    } catch (LinkageError | RuntimeException | IOException e) {
      String firstLine = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return java(e.getClass().getSimpleName() + ": " + firstLine);
    } finally {
      netlib.setLevel(before);
    }
  }

  private static Backend loadNative() throws IOException {
    keepCachePrivate();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    removeLeftovers(temporary, Instant.now());
    // Netlib unpacks its native code there; without room it would leave an empty file, too.
    Checks.that(Files.getFileStore(temporary).getUsableSpace() >= ROOM, IllegalStateException::new)
        .or("the folder of temporary files %s has no room", temporary);
    Path library = besideWrapper(Path.of(Loader.load(openblas_nolapack.class)));
    // Without the symbol JavaCPP prints a line instead of failing.
    Checks.that(Loader.addressof(SET_THREADS_SYMBOL) != null, IllegalStateException::new)
        .or("the loaded BLAS has no " + SET_THREADS_SYMBOL);
    System.setProperty("dev.ludovic.netlib.blas.nativeLibPath", library.toString());
    System.setProperty("dev.ludovic.netlib.lapack.nativeLibPath", library.toString());
    BLAS blas = NativeBLAS.getInstance();
    LAPACK lapack = NativeLAPACK.getInstance();
    // Said even though it is the number wanted: OpenBLAS takes another from the environment, and
    // the last bits with it. JavaCPP resolves the symbol in the library that netlib opened by the
    // same path.
    openblas_nolapack.blas_set_num_threads(1);
    String version = openblas_nolapack.OPENBLAS_VERSION.strip();
    return new Backend(blas, lapack, true, version + ", " + Loader.getPlatform());
  }

  /**
   * If no folder was set and the home folder cannot hold one, JavaCPP would take one below that of
   * temporary files. Other users can guess its name and fill it first. One of our own takes its
   * place, which nobody else may enter.
   */
  private static void keepCachePrivate() throws IOException {
    if (System.getProperty(CACHE) != null) {
      return;
    }
    Path home = Path.of(System.getProperty("user.home", ""), ".javacpp", "cache");
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      // Asked below.
    }
    if (Files.isDirectory(home) && Files.isWritable(home)) {
      return;
    }
    // Created for its owner alone.
    Path own = Files.createTempDirectory("sswim-native-");
    System.setProperty(CACHE, own.toString());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(own)));
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // The system clears temporary files.
    }
  }

  private static Path besideWrapper(Path wrapper) throws IOException {
    try (Stream<Path> files = Files.list(wrapper.resolveSibling(""))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(LIBRARY_PREFIX))
          .min(Comparator.naturalOrder())
          .orElseThrow(() -> new IllegalStateException("no " + LIBRARY_PREFIX + " extracted"))
          .toRealPath();
    }
  }

  private static Backend java(String reason) {
    // Otherwise netlib would look for a BLAS of the operating system, whose threads and version
    // nobody here knows. It would print to standard error where there is none.
    System.setProperty("dev.ludovic.netlib.blas.allowNative", "false");
    System.setProperty("dev.ludovic.netlib.lapack.allowNative", "false");
    LoggerFactory.getLogger(Blas.class)
        .warn("OpenBLAS is not in use ({}): linear algebra runs in Java, up to 50x slower", reason);
    LAPACK lapack = JavaLAPACK.getInstance();
    // Its first call fills static fields without a lock, the only ones that our routines read. Two
    // workers that came first would read zeros, and one of them might scale a matrix for ever.
    lapack.dlamch("E");
    return new Backend(JavaBLAS.getInstance(), lapack, false, "netlib in Java, 1 thread");
  }

  /**
   * Removes the copies of its native code that netlib leaves in the folder of temporary files where
   * a process was killed before it could remove them.
   *
   * <p>A copy is needed from its writing to its loading, a moment; whoever has loaded it keeps it
   * though its name is gone. So those of more than an hour ago go. Files of others cannot be
   * removed, and systems that lock what is loaded refuse; both stay.
   *
   * @param folder of temporary files
   */
  static void removeLeftovers(Path folder, Instant now) {
    FileTime latest = FileTime.from(now.minus(LOADED));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Backend::named)) {
      for (Path file : files) {
        remove(file, latest);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that cannot be read holds nothing that could be removed.
    }
  }

  private static boolean named(Path file) {
    return COPY.matcher(String.valueOf(file.getFileName())).matches();
  }

  private static void remove(Path file, FileTime latest) {
    try {
      boolean old =
          Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).compareTo(latest) < 0;
      if (old && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // Another one's, or in use.
    }
  }
}
