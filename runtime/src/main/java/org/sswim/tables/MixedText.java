package org.sswim.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8. A byte that cannot be part of it is read as one character of Windows-1252, of
 * which Latin-1 is a part. So texts in that encoding are read, too, as their letters beyond ASCII
 * hardly ever make up UTF-8.
 */
final class MixedText extends Reader {
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
