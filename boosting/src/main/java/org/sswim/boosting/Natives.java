package org.sswim.boosting;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Loads the native library of LightGBM, once and not before it is asked for. */
final class Natives {
  private static final String FOLDER = "java.io.tmpdir";

  private Natives() {}

  private static final class Loaded {
    static final @Nullable String PROBLEM = load();
  }

  /** Why there is no native library; null if there is one. */
  static @Nullable String problem() {
    return Loaded.PROBLEM;
  }

  /**
   * Loads it; to be called before any class of the binding is touched.
   *
   * @throws IllegalStateException if there is none
   */
  static void require() {
    String problem = problem();
    if (problem != null) {
      throw new IllegalStateException("LightGBM is not there: " + problem);
    }
  }

  /**
   * It is unpacked into a folder of its own. By itself the binding writes to one name for all, over
   * a library that another process may run.
   */
  private static synchronized @Nullable String load() {
    String shared = System.getProperty(FOLDER);
    try {
      holdEnd();
      Path own = Files.createTempDirectory("sswim-lightgbm");
      System.setProperty(FOLDER, own.toString());
      try {
        if (LGBMBooster.isNativeLoaded()) {
          return null;
        }
      } finally {
        System.setProperty(FOLDER, shared);
        remove(own);
      }
      return nothingFor();
    } catch (IOException e) {
      return "its native library cannot be unpacked into " + shared + " (" + e + ")";
    } catch (LinkageError | RuntimeException e) {
      return nothingFor() + " (" + e + ")";
    }
  }

  /** The end of the program waits for a load that has begun, and after a signal none begins. */
  private static void holdEnd() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(Natives::waitForLoad));
    } catch (IllegalStateException e) {
      // Java refuses while it shuts down. Whoever asks would say that there is no library.
      while (true) {
        LockSupport.park();
      }
    }
  }

  private static synchronized void waitForLoad() {
    // Returns once a load that has begun has removed its copy.
  }

  private static String nothingFor() {
    return ("its native library does not load on %s, %s; it needs room in %s, and OpenMP (libgomp or"
            + " libomp)")
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty(FOLDER));
  }

  /** A library that is loaded needs no file, but on Windows, where it stays. */
  private static void remove(Path folder) {
    File[] files = folder.toFile().listFiles();
    if (files != null) {
      Arrays.stream(files).forEach(File::delete);
      folder.toFile().delete();
    }
  }
}
