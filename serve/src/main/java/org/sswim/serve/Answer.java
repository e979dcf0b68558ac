package org.sswim.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer, written as they are made and sent when the answer is whole. Only then is
 * it known that nothing went wrong. And a slow reader holds no turn to compute. Beyond the first
 * few they wait in a temporary file, so that an answer of any length takes little memory.
 */
final class Answer extends OutputStream {
  private static final int KEPT = 1 << 14;

  private final byte[] kept;
  private int end;
  private @Nullable FileChannel file;

  Answer() {
    kept = new byte[KEPT];
  }

  /** An answer that is there already. */
  Answer(byte[] whole) {
    kept = whole;
    end = whole.length;
  }

  long size() throws IOException {
    return file == null ? end : file.size();
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    if (file == null && count <= kept.length - end) {
      System.arraycopy(bytes, from, kept, end, count);
      end += count;
      return;
    }
    try {
      if (file == null) {
        file = temporary();
        Channels.newOutputStream(file).write(kept, 0, end);
      }
      Channels.newOutputStream(file).write(bytes, from, count);
    } catch (IOException e) {
      throw new HttpRefusal(503, "the answer cannot be written to the folder of temporary files");
    }
  }

  private static FileChannel temporary() throws IOException {
    Path path = Files.createTempFile("sswim-answer", null);
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Adds a text. */
  void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
  }

  /** Sends all of it. */
  void sendTo(OutputStream out) throws IOException {
    if (file == null) {
      out.write(kept, 0, end);
    } else {
      Channels.newInputStream(file.position(0)).transferTo(out);
    }
  }

  /** Lets go of it; whoever writes JSON closes what it writes to, so that is another thing. */
  void release() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
