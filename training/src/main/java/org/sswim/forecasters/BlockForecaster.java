package org.sswim.forecasters;

import java.util.List;
import java.util.stream.IntStream;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;

/** Forecasts many windows of a standardised series at once. */
public interface BlockForecaster {

  /** The same forecaster, for another thread at the same time. */
  default BlockForecaster forWorker() {
    return this;
  }

  /** On which scale the forecaster works, and its intervals lie. */
  default OutputScale scale() {
    return OutputScale.PLAIN;
  }

  /**
   * Forecasts the windows of a block.
   *
   * @param horizon O
   * @param out written, row-major {@code [block.count][O * signals]}, ordered by lead, then by
   *     signal; standardised
   */
  void forecast(WindowedSeries series, SampleBlock block, int horizon, double[] out);

  /** Sees forecasts. */
  interface Visitor {
    /**
     * Called for every value that is forecast.
     *
     * @param window row at which the window starts
     * @param column lead, counted from 0, times channels, plus the channel
     * @param channel the channel
     * @param truth observed, standardised; NaN where there is none
     * @param forecast standardised
     */
    void visit(int window, int column, int channel, double truth, double forecast);
  }

  /**
   * Forecasts the windows of a range.
   *
   * @param stride rows between windows
   * @param horizon O
   * @param visitor sees one value at a time: lane after lane, window after window, signal after
   *     signal
   */
  default void visit(
      WindowedSeries windows,
      SampleRange range,
      int stride,
      int horizon,
      Workers workers,
      Visitor visitor) {
    int count = (range.count() + stride - 1) / stride;
    List<SampleBlock> blocks =
        IntStream.range(0, windows.lanes())
            .mapToObj(lane -> new SampleBlock(lane, range.start(), count, stride))
            .flatMap(lane -> lane.parts(LinearForecaster.MOST_WINDOWS))
            .toList();
    visit(windows, blocks, horizon, workers, visitor);
  }

  /**
   * Forecasts the windows of blocks.
   *
   * @param blocks of {@link LinearForecaster#MOST_WINDOWS} windows at most
   * @param horizon O
   * @param visitor sees one value at a time: block after block, window after window, signal after
   *     signal
   */
  default void visit(
      WindowedSeries windows,
      List<SampleBlock> blocks,
      int horizon,
      Workers workers,
      Visitor visitor) {
    record Own(BlockForecaster forecaster, double[] out) {}
    int signals = windows.signals();
    int outputs = windows.outputs(horizon);
    int most = blocks.stream().mapToInt(SampleBlock::count).max().orElse(0);
    workers.inOrder(
        blocks.size(),
        () -> new Own(forWorker(), new double[most * outputs]),
        (own, b) -> own.forecaster.forecast(windows, blocks.get(b), horizon, own.out),
        (own, b) -> {
          SampleBlock block = blocks.get(b);
          for (int i = 0; i < block.count() * outputs; i++) {
            int window = i / outputs;
            int signal = i % outputs / horizon;
            int k = i % horizon;
            int start = block.start(window);
            int row = start + windows.window() + k;
            int channel = windows.channel(block.lane(), signal);
            boolean observed = windows.observed(block.lane(), row, signal);
            double truth = observed ? windows.value(block.lane(), row, signal) : Double.NaN;
            double forecast = own.out[window * outputs + k * signals + signal];
            visitor.visit(start, k * windows.channels() + channel, channel, truth, forecast);
          }
        });
  }
}
