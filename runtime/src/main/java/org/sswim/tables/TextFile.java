package org.sswim.tables;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Opens texts, plain or gzipped: in UTF-16 where they begin with its mark, else in UTF-8 or
 * Windows-1252.
 */
public final class TextFile {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP = 0x1f8b;
  private static final int BIG_ENDIAN_MARK = 0xfeff;
  private static final int LITTLE_ENDIAN_MARK = 0xfffe;

  private TextFile() {}

  /** The bytes of a file or pipe, out of gzip where they are in it. */
  public static InputStream open(Path file) throws IOException {
    // A stream of channels asks pipes for their position, which some JDKs refuse.
    boolean pipe = Files.exists(file) && !Files.isRegularFile(file);
    InputStream in = pipe ? new FileInputStream(file.toFile()) : Files.newInputStream(file);
    try {
      return unpacked(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** The characters of a stream of {@link #open}, or of another stream, gzipped or not. */
  public static Reader reader(InputStream raw) throws IOException {
    InputStream in = unpacked(raw);
    int start = start(in);
    boolean marked = start == BIG_ENDIAN_MARK || start == LITTLE_ENDIAN_MARK;
    return marked ? new InputStreamReader(in, StandardCharsets.UTF_16) : new MixedText(in);
  }

  /** The name of a file without folder and suffix, that of compression included. */
  public static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    int dot = plain.lastIndexOf('.');
    return dot > 0 ? plain.substring(0, dot) : plain;
  }

  private static InputStream unpacked(InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw, BUFFER);
    return start(in) == GZIP
        ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER)
        : in;
  }

  /** The first two bytes, which stay to be read. */
  private static int start(InputStream in) throws IOException {
    in.mark(2);
    int start = in.read() << Byte.SIZE | in.read();
    in.reset();
    return start;
  }
}
