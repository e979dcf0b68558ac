package org.sswim.spark;

import org.apache.spark.Partitioner;
import org.sswim.paneltrainers.PanelLayout;

/** Gives each partition some neighbouring blocks of series, about equally many. */
final class BlockPartitioner extends Partitioner {
  private static final long serialVersionUID = 1;

  private final long[] first;
  private final int partitions;

  /**
   * A partitioner.
   *
   * @param partitions at most the number of blocks
   */
  BlockPartitioner(PanelLayout layout, int partitions) {
    first = layout.first();
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    int block = new PanelLayout(0, first, 0).block(SeriesKey.number((String) key));
    return (int) ((long) block * partitions / (first.length + 1));
  }
}
