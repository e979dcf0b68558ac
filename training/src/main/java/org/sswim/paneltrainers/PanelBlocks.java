package org.sswim.paneltrainers;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.training.FitProgress;

/** A panel in memory, whose blocks are summed side by side. */
final class PanelBlocks implements EquationSource {
  /** Bytes of two sets of equations, and of the products on their way there, a pair of features. */
  private static final double BYTES = 24;

  private final Panel panel;
  private final PanelLayout layout;
  private final Workers workers;
  private final int[] first;

  /**
   * Blocks.
   *
   * @param sorted the panel, its series in order
   */
  PanelBlocks(Panel sorted, PanelLayout layout, Workers workers) {
    this.panel = sorted;
    this.layout = layout;
    this.workers = workers;
    first = new int[layout.blocks() + 1];
    long[] keys = SeriesOrder.keys(sorted, layout.seed());
    for (long key : keys) {
      first[layout.block(key) + 1]++;
    }
    for (int b = 0; b < layout.blocks(); b++) {
      first[b + 1] += first[b];
    }
  }

  @Override
  public GroupSums gather(MemberTask task, FitProgress progress) {
    GroupSums sums = new GroupSums();
    double bytes = BYTES * task.origin().length * (double) task.origin().length;
    int most = (int) Math.max(1, Math.min(1 << 16, Runtime.getRuntime().maxMemory() / 4.0 / bytes));
    workers.inOrder(
        layout.blocks(),
        most,
        () -> new @Nullable BlockSums[1],
        (own, b) -> own[0] = first[b] < first[b + 1] ? task.sums(block(b)) : null,
        (own, b) -> {
          if (own[0] != null) {
            sums.add(layout.group(b), own[0]);
          }
          progress.at((b + 1.0) / layout.blocks(), "equations");
        });
    return sums;
  }

  @Override
  public PanelLayout layout() {
    return layout;
  }

  private Panel block(int b) {
    return panel.select(IntStream.range(first[b], first[b + 1]).toArray());
  }
}
