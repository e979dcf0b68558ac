package org.sswim.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of an answer, kept until it is whole: whoever reads slowly holds them, and no turn to
 * compute. Beyond the first few they count in a part of the heap.
 */
final class Answer extends OutputStream {
  /** Bytes of an answer that are not counted, so that small ones are always given. */
  private static final int FREE = 1 << 14;

  /** Part of what all answers may take that one may. */
  private static final int ONE = 4;

  private final HeapShare share;
  private final List<byte[]> full = new ArrayList<>();
  private byte[] last = new byte[0];
  private int end;
  private long size;
  private long counted;

  Answer(HeapShare share) {
    this.share = share;
  }

  long size() {
    return size;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    for (int done = 0; done < count; ) {
      if (end == last.length) {
        grow();
      }
      int part = Math.min(count - done, last.length - end);
      System.arraycopy(bytes, from + done, last, end, part);
      end += part;
      done += part;
      size += part;
    }
  }

  /** Adds a text. */
  void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
  }

  private void grow() {
    if (size >= FREE) {
      if (size + FREE > share.most() / ONE) {
        throw new HttpRefusal(
            413,
            "the answer would have more than %s bytes; give fewer rows or steps at a time"
                .formatted(share.most() / ONE));
      }
      if (!share.take(FREE)) {
        throw new HttpRefusal(503, "too many answers wait to be read; ask again later");
      }
      counted += FREE;
    }
    if (end > 0) {
      full.add(last);
    }
    last = new byte[Math.max(1 << 10, (int) Math.min(FREE, 2L * last.length))];
    end = 0;
  }

  /** Sends all of it. */
  void sendTo(OutputStream out) throws IOException {
    for (byte[] part : full) {
      out.write(part);
    }
    out.write(last, 0, end);
  }

  /** Lets go of it. */
  void release() {
    share.give(counted);
    counted = 0;
    full.clear();
    last = new byte[0];
    end = 0;
    size = 0;
  }
}
