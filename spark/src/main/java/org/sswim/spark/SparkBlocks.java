package org.sswim.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelDates;
import org.sswim.panels.PanelSpacing;
import org.sswim.panels.RowPlaces;
import org.sswim.paneltrainers.BlockSums;
import org.sswim.paneltrainers.EquationSource;
import org.sswim.paneltrainers.GroupSums;
import org.sswim.paneltrainers.MemberTask;
import org.sswim.paneltrainers.PanelLayout;
import org.sswim.training.FitProgress;
import scala.Tuple2;

/**
 * A panel on executors, whose blocks are summed there: each partition sums its blocks, each group
 * adds those of its blocks in their order, and the driver gets the sums of the groups.
 */
final class SparkBlocks implements EquationSource {
  private final JavaSparkContext context;
  private final JavaPairRDD<String, byte[]> series;
  private final SparkBeside beside;
  private final PanelDates style;
  private final PanelSpacing spacing;
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
    this.style = series.style();
    this.spacing = series.spacing();
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
    PanelDates written = style;
    int months = spacing.months();
    long size = spacing.size();
    long[] first = layout.first();
    long seed = layout.seed();
    GroupSums sums = new GroupSums();
    try {
      List<Tuple2<Integer, byte[]>> groups =
          series
              .mapPartitionsToPair(
                  part ->
                      new Blocks(
                          part,
                          TaskBytes.task(told.value()),
                          said,
                          new RowPlaces(FrameFault.SOURCE, written, new PanelSpacing(months, size)),
                          new PanelLayout(seed, first, 0)))
              .repartitionAndSortWithinPartitions(new Groups())
              .mapPartitions(SparkBlocks::added)
              .collect();
      groups.forEach(group -> sums.add(group._1(), TaskBytes.sums(group._2())));
    } finally {
      told.destroy();
    }
    return sums;
  }

  /** The sums of each group of blocks that come in order. */
  private static Iterator<Tuple2<Integer, byte[]>> added(Iterator<Tuple2<Integer, byte[]>> part) {
    List<Tuple2<Integer, byte[]>> groups = new ArrayList<>();
    BlockSums sum = null;
    int group = -1;
    while (part.hasNext()) {
      Tuple2<Integer, byte[]> next = part.next();
      BlockSums block = TaskBytes.sums(next._2());
      int own = next._1() / PanelLayout.MOST_BLOCKS;
      if (sum != null && own == group) {
        sum = sum.with(block);
      } else {
        if (sum != null) {
          groups.add(new Tuple2<>(group, TaskBytes.of(sum)));
        }
        sum = block;
        group = own;
      }
    }
    if (sum != null) {
      groups.add(new Tuple2<>(group, TaskBytes.of(sum)));
    }
    return groups.iterator();
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

  /** The sums of the blocks of a partition, one after the other, under group and block. */
  private static final class Blocks implements Iterator<Tuple2<Integer, byte[]>> {
    private final Iterator<Tuple2<String, byte[]>> series;
    private final MemberTask task;
    private final SparkBeside beside;
    private final RowPlaces places;
    private final PanelLayout layout;
    private @Nullable Tuple2<String, byte[]> ahead;

    Blocks(
        Iterator<Tuple2<String, byte[]>> series,
        MemberTask task,
        SparkBeside beside,
        RowPlaces places,
        PanelLayout layout) {
      this.series = series;
      this.places = places;
      this.beside = beside;
      this.task = task;
      this.layout = layout;
      ahead = series.hasNext() ? series.next() : null;
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public Tuple2<Integer, byte[]> next() {
      Tuple2<String, byte[]> own = ahead;
      if (own == null) {
        throw new NoSuchElementException();
      }
      int block = layout.block(SeriesKey.number(own._1()));
      List<String> ids = new ArrayList<>();
      List<byte[]> placed = new ArrayList<>();
      while (own != null && layout.block(SeriesKey.number(own._1())) == block) {
        ids.add(SeriesKey.id(own._1()));
        placed.add(own._2());
        own = series.hasNext() ? series.next() : null;
      }
      ahead = own;
      Frequency frequency = task.layout().frequency();
      Panel panel = beside.panel(ids, placed, frequency, places);
      int key = layout.group(block) * PanelLayout.MOST_BLOCKS + block;
      return new Tuple2<>(key, TaskBytes.of(task.sums(panel)));
    }
  }
}
