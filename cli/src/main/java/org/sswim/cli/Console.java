package org.sswim.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sswim.report.Figures;

/**
 * Where a command reads and prints, always UTF-8.
 *
 * @param in standard input
 * @param out results
 * @param err warnings, errors and progress
 * @param terminal whether {@code err} is a terminal, on which progress may be drawn
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {
  /** What commands belong to. */
  interface Owner {
    /** Where they read and print. */
    Console console();
  }

  /** Set by the launcher where standard error is a terminal. */
  private static final String TERMINAL = "sswim.terminal";

  /** The console of the process, printing results to a stream that keeps its failures. */
  static Console standard(StandardOutput output) {
    return new Console(
        StandardInput.open(),
        new PrintStream(output, false, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Boolean.getBoolean(TERMINAL));
  }

  /** Prints a line that is no error. */
  void warn(String message, @Nullable Object... parts) {
    tell("warning: " + text(message, parts));
  }

  /** Prints a line that is no result, but that whoever reads those should know. */
  void tell(String message, @Nullable Object... parts) {
    err.println("sswim: " + plain(text(message, parts)));
  }

  /** Prints a result for people. */
  void print(Object text) {
    out.print(plain(String.valueOf(text)));
  }

  /** As {@link #print}, ended by a line feed: a format, or plain text without parts. */
  void println(String message, @Nullable Object... parts) {
    print(text(message, parts) + "\n");
  }

  /** A format with its parts, or plain text where there are none. */
  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is of a library we do without.
  static String text(String message, @Nullable Object... parts) {
    return parts.length == 0 ? message : Figures.text(message, parts);
  }

  /**
   * The text without what would steer a terminal: names come from files and from the shell. Line
   * ends and tabs stay.
   */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\r\n\t]]|\r(?!\n)", "?");
  }

  /** Prints a line that only somebody who watches needs. */
  void note(String message, @Nullable Object... parts) {
    if (terminal) {
      tell(message, parts);
    }
  }

  /** Standard input, or what says that there is none. */
  static final class StandardInput {
    private static final Path LINK = Path.of("/proc/self/fd/0");

    private StandardInput() {}

    /**
     * Standard input. If a process is started without standard input, the first file that Java
     * opens takes its place, a part of Java itself. Where the system tells, that file is not read
     * as rows.
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

  /** Standard output that remembers why it could not be written, which a print stream hides. */
  static final class StandardOutput extends FilterOutputStream {
    private @Nullable IOException failure;

    StandardOutput() {
      super(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 13));
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw remembered(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw remembered(e);
      }
    }

    /** What went wrong; null if nothing did, or if the reader merely stopped reading. */
    @Nullable String problem() {
      IOException e = failure;
      if (e == null) {
        return null;
      }
      String message = String.valueOf(e.getMessage());
      return message.toLowerCase(Locale.ROOT).contains("pipe") ? null : message;
    }

    private IOException remembered(IOException e) {
      if (failure == null) {
        failure = e;
      }
      return e;
    }
  }
}
