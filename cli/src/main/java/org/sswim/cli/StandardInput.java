package org.sswim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard input, or what says that there is none. */
final class StandardInput {
  private static final Path LINK = Path.of("/proc/self/fd/0");

  private StandardInput() {}

  /**
   * Standard input. Of a process that is started without one, the first file that Java opens takes
   * its place, a part of Java itself; where the system tells, that is not read as rows.
   */
  static InputStream open() {
    return isOfJava(LINK, Path.of(System.getProperty("java.home", "unknown")))
        ? new Closed()
        : System.in;
  }

  /** Whether a link leads into a folder. */
  static boolean isOfJava(Path link, Path home) {
    try {
      return Files.readSymbolicLink(link).startsWith(home.toRealPath());
    } catch (IOException | UnsupportedOperationException e) {
      return false; // A system that does not tell.
    }
  }

  private static final class Closed extends InputStream {
    @Override
    public int read() {
      return read(new byte[1], 0, 1);
    }

    @Override
    public int read(byte[] to, int from, int count) {
      throw new UnusableFileException(
          "standard input: is closed; give the name of a file, or rows through a pipe");
    }
  }
}
