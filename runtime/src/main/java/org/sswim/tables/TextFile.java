package org.sswim.tables;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
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

  /**
   * Text in UTF-8. A byte that cannot be part of it is read as one character of Windows-1252, of
   * which Latin-1 is a part. So texts in that encoding are read, too, as their letters beyond ASCII
   * hardly ever make up UTF-8.
   */
  private static final class MixedText extends Reader {
    private static final Charset ONE_BYTE = Charset.forName("windows-1252");

    private final InputStream in;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(1 << 13).limit(0);
    private boolean end;

    MixedText(InputStream in) {
      this.in = in;
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
      while (!chars.hasRemaining()) {
        decode();
        if (!chars.hasRemaining() && end) {
          return -1;
        }
        if (!chars.hasRemaining()) {
          fill();
        }
      }
      int count = Math.min(length, chars.remaining());
      chars.get(to, offset, count);
      return count;
    }

    private void decode() {
      chars.clear();
      while (utf8.reset().decode(bytes, chars, end).isMalformed() && chars.hasRemaining()) {
        chars.put(ONE_BYTE.decode(bytes.slice().limit(1)).get());
        bytes.position(bytes.position() + 1);
      }
      chars.flip();
    }

    private void fill() throws IOException {
      bytes.compact();
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      end = count < 0;
      bytes.position(bytes.position() + Math.max(0, count)).flip();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
