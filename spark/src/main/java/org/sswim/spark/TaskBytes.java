package org.sswim.spark;

import java.nio.ByteBuffer;
import org.sswim.linalg.EquationsBytes;
import org.sswim.model.ModelFormat;
import org.sswim.paneltrainers.BlockSums;
import org.sswim.paneltrainers.MemberTask;

/**
 * What driver and executors tell each other: a task as a file of its record, and sums of a block as
 * {@link EquationsBytes}.
 */
final class TaskBytes {
  private static final ModelFormat<MemberTask> FORMAT =
      new ModelFormat<>(MemberTask.class, "sswim-panel-task", "a task");

  private TaskBytes() {}

  static byte[] of(MemberTask task) {
    return ModelBytes.write(file -> FORMAT.write(task, file));
  }

  static MemberTask task(byte[] bytes) {
    return ModelBytes.read(bytes, FORMAT::read);
  }

  static byte[] of(BlockSums sums) {
    byte[] train = EquationsBytes.write(sums.train());
    byte[] choose = EquationsBytes.write(sums.choose());
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + train.length + choose.length)
        .putLong(sums.windows())
        .putInt(train.length)
        .put(train)
        .put(choose)
        .array();
  }

  static BlockSums sums(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long windows = in.getLong();
    byte[] train = new byte[in.getInt()];
    in.get(train);
    byte[] choose = new byte[in.remaining()];
    in.get(choose);
    return new BlockSums(windows, EquationsBytes.read(train), EquationsBytes.read(choose));
  }
}
