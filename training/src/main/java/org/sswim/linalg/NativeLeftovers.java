package org.sswim.linalg;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The copies of its native code that netlib leaves in the folder of temporary files where a process
 * was killed before it could remove them.
 *
 * <p>A copy is needed from its writing to its loading, a moment; whoever has loaded it keeps it
 * though its name is gone. So those of more than an hour ago go. Files of others cannot be removed,
 * and systems that lock what is loaded refuse; both stay.
 */
final class NativeLeftovers {
  private static final Duration LOADED = Duration.ofHours(1);
  private static final Pattern NAME =
      Pattern.compile("(lib)?netlib(blas|lapack|arpack)jni\\d+\\.(so|dylib|dll)");

  private NativeLeftovers() {}

  /**
   * Removes what is old enough.
   *
   * @param folder of temporary files
   */
  static void remove(Path folder, Instant now) {
    FileTime latest = FileTime.from(now.minus(LOADED));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NativeLeftovers::named)) {
      for (Path file : files) {
        remove(file, latest);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that cannot be read holds nothing that could be removed.
    }
  }

  private static boolean named(Path file) {
    return NAME.matcher(String.valueOf(file.getFileName())).matches();
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
