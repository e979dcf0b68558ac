package org.sswim.serve;

import java.util.concurrent.atomic.AtomicLong;

/** A part of the heap that all requests together may take. */
final class HeapShare {
  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /**
   * A part of the heap.
   *
   * @param parts of which it is one
   */
  HeapShare(int parts) {
    most = Runtime.getRuntime().maxMemory() / parts;
  }

  /** Takes some bytes, which must be given back; false, and nothing taken, if they are too many. */
  boolean take(long bytes) {
    if (taken.addAndGet(bytes) <= most) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
  }
}
