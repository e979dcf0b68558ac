package org.sswim.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.BlockSums;
import org.sswim.paneltrainers.EquationSource;
import org.sswim.paneltrainers.GroupSums;
import org.sswim.paneltrainers.MemberTask;
import org.sswim.paneltrainers.PanelLayout;
import org.sswim.training.FitProgress;
import scala.Tuple2;

/**
 * A panel on executors, whose blocks are summed there. Each partition sums its blocks, and each
 * group adds the sums of its blocks in their order. The driver gets the sums of the groups.
 */
final class SparkBlocks implements EquationSource {
  private final JavaSparkContext context;
  private final JavaPairRDD<String, byte[]> series;
  private final SparkBeside beside;
  private final FramePlaces places;
  private final PanelLayout layout;
  private final JobNames jobs;
  private int member;

  /**
   * Blocks.
   *
   * @param series in their places, sorted within partitions, none of which shares a block with
   *     another
   * @param beside what is said beside values
   */
  SparkBlocks(
      JavaSparkContext context,
      SparkSeries series,
      SparkBeside beside,
      PanelLayout layout,
      JobNames jobs) {
    this.context = context;
    this.series = series.placed();
    this.places = series.places();
    this.beside = beside;
    this.layout = layout;
    this.jobs = jobs;
  }

  @Override
  public PanelLayout layout() {
    return layout;
  }

  @Override
  public GroupSums gather(MemberTask task, FitProgress progress) {
    jobs.next("equations of network " + ++member);
    Broadcast<byte[]> told = context.broadcast(TaskBytes.of(task));
    SparkBeside said = beside;
    FramePlaces when = places;
    long seed = layout.seed();
    long[] first = layout.first();
    GroupSums sums = new GroupSums();
    try {
      series
          .mapPartitionsToPair(
              part -> {
                MemberTask own = TaskBytes.task(told.value());
                PanelLayout blocks = new PanelLayout(seed, first, 0);
                return new Runs<>(
                    part,
                    one -> blocks.block(SeriesKey.number(one._1())),
                    block -> sums(own, block, said, when, blocks));
              })
          .repartitionAndSortWithinPartitions(new Groups())
          .mapPartitions(SparkBlocks::added)
          .collect()
          .forEach(group -> sums.add(group._1(), TaskBytes.sums(group._2())));
    } finally {
      told.destroy();
    }
    return sums;
  }

  /** The sums of a block, under group and block. */
  private static Tuple2<Integer, byte[]> sums(
      MemberTask task,
      List<Tuple2<String, byte[]>> series,
      SparkBeside beside,
      FramePlaces places,
      PanelLayout layout) {
    int block = layout.block(SeriesKey.number(series.get(0)._1()));
    Panel panel = beside.panel(series, task.layout().frequency(), places);
    int key = layout.group(block) * PanelLayout.MOST_BLOCKS + block;
    return new Tuple2<>(key, TaskBytes.of(task.sums(panel)));
  }

  /** The sums of the group of a partition, whose blocks come in order. */
  private static Iterator<Tuple2<Integer, byte[]>> added(Iterator<Tuple2<Integer, byte[]>> part) {
    List<Tuple2<Integer, byte[]>> group = new ArrayList<>();
    BlockSums sum = null;
    int key = 0;
    while (part.hasNext()) {
      Tuple2<Integer, byte[]> next = part.next();
      BlockSums block = TaskBytes.sums(next._2());
      sum = sum == null ? block : sum.with(block);
      key = next._1();
    }
    if (sum != null) {
      group.add(new Tuple2<>(key / PanelLayout.MOST_BLOCKS, TaskBytes.of(sum)));
    }
    return group.iterator();
  }

  /** Puts the blocks of a group into one partition. */
  private static final class Groups extends Partitioner {
    private static final long serialVersionUID = 1;

    @Override
    public int numPartitions() {
      return PanelLayout.GROUPS;
    }

    @Override
    public int getPartition(Object key) {
      return (Integer) key / PanelLayout.MOST_BLOCKS;
    }
  }
}
