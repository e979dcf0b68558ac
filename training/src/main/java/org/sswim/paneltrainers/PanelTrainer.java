package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.KnownSeries;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.ScreenedPanel;
import org.sswim.series.OutlierPolicy;
import org.sswim.training.FitProgress;

/**
 * Trains one model on all series of a panel in memory by {@link PanelTraining}.
 *
 * <p>A trainer is stateless; equal options and panels train equal models, whatever the order of the
 * series and the number of workers.
 *
 * @param options of the training
 * @param workers share the work
 * @param checkpoints where networks that are finished are kept, from which a fit goes on where
 *     another was interrupted; or null
 */
public record PanelTrainer(
    PanelOptions options, Workers workers, @Nullable PanelCheckpoints checkpoints) {

  /** A trainer. */
  public PanelTrainer(PanelOptions options, Workers workers) {
    this(options, workers, null);
  }

  /**
   * Fits a model.
   *
   * @param horizon O, rows to forecast, at least 1
   * @param progress told how far it is
   * @throws org.sswim.series.InvalidDataException if no series has enough rows
   */
  public PanelFit fit(Panel panel, int horizon, FitProgress progress) {
    Panel all = SeriesOrder.sorted(panel, options.seed());
    PanelLayout layout = layout(all, options.seed());
    Panel sorted = seen(all, options);
    PanelCensus census = PanelCensus.of(sorted);
    Panel sample = sample(sorted, layout);
    PanelCheckpoints.Fit kept =
        checkpoints == null ? null : checkpoints.of(sorted, options, horizon);
    return new PanelTraining(options, horizon, workers, kept)
        .fit(
            census,
            sample,
            PanelInputs.of(sample, PanelInputs.categories(sorted)),
            KnownSeries.of(panel),
            new Blocks(sorted, layout, workers),
            progress);
  }

  /** What is learnt from a panel: its series without outliers. */
  public static Panel seen(Panel panel, PanelOptions options) {
    return options.outliers() == OutlierPolicy.KEEP ? panel : ScreenedPanel.of(panel).panel();
  }

  private static PanelLayout layout(Panel sorted, long seed) {
    long values =
        Arrays.stream(sorted.values())
            .flatMapToDouble(Arrays::stream)
            .filter(value -> !Double.isNaN(value))
            .count();
    return PanelLayout.of(SeriesOrder.keys(sorted, seed), values, seed);
  }

  private static Panel sample(Panel sorted, PanelLayout layout) {
    long[] keys = SeriesOrder.keys(sorted, layout.seed());
    int many = (int) Arrays.stream(keys).filter(layout::samples).count();
    return many == sorted.size() ? sorted : sorted.select(IntStream.range(0, many).toArray());
  }

  /** A panel in memory, whose blocks are summed side by side. */
  private static final class Blocks implements EquationSource {
    /**
     * Bytes of two sets of equations, and of the products on their way there, a pair of features.
     */
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
    Blocks(Panel sorted, PanelLayout layout, Workers workers) {
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
      int most =
          (int) Math.max(1, Math.min(1 << 16, Runtime.getRuntime().maxMemory() / 4.0 / bytes));
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
}
