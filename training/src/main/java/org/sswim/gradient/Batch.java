package org.sswim.gradient;

import org.sswim.network.InputLayer;
import org.sswim.training.FeatureMap;
import org.sswim.training.SkipShape;
import org.sswim.training.WindowBlock;
import org.sswim.training.WindowedSeries;

/**
 * Some windows with their targets, laid out for training: values of neighbouring windows lie side
 * by side. Holds memory for a number of windows and is filled again and again.
 *
 * <p>In this layout the tapped inputs of a step are a contiguous part of the windows' rows, {@code
 * [taps * signals][count]}, so they are never copied.
 */
final class Batch {
  private final WindowedSeries series;
  private final InputLayer input;
  private final boolean relative;
  private final int season;
  private final int outputs;
  private final float[] channelWeight;
  private final FeatureMap skip;
  private final float[] seen;

  /** Rows of the windows: {@code [window * signals][count]}. */
  final float[] rows;

  /** Untapped inputs by step: {@code [steps][context][count]}. */
  final float[] context;

  /** What skip synapses see: {@code [features][count]}. */
  final float[] skipped;

  /** Targets: {@code [outputs][count]}. */
  final float[] targets;

  /** Weights of squared errors: {@code [outputs][count]}. */
  final float[] weights;

  private int count;

  /**
   * Memory for windows.
   *
   * @param relative whether windows are taken relative to their last row
   * @param season what targets are relative to, 0 for nothing
   * @param horizon O
   * @param channelWeight weight of each channel's error
   * @param skip which skip synapses there are
   * @param most largest number of windows
   */
  Batch(
      WindowedSeries series,
      InputLayer input,
      boolean relative,
      int season,
      int horizon,
      double[] channelWeight,
      SkipShape skip,
      int most) {
    this.series = series;
    this.input = input;
    this.relative = relative;
    this.season = season;
    outputs = series.outputs(horizon);
    this.channelWeight = new float[channelWeight.length];
    for (int c = 0; c < channelWeight.length; c++) {
      this.channelWeight[c] = (float) channelWeight[c];
    }
    this.skip = skip.window(input.signals(), relative);
    seen = new float[skip.count(input.signals())];
    skipped = new float[Math.multiplyExact(seen.length, most)];
    rows = new float[Math.multiplyExact(series.window() * input.signals(), most)];
    context = new float[Math.multiplyExact(steps() * input.context(), most)];
    targets = new float[Math.multiplyExact(outputs, most)];
    weights = new float[Math.multiplyExact(outputs, most)];
  }

  /** Steps that the network takes in a window. */
  int steps() {
    return series.window() - input.firstStep();
  }

  /** Number of windows that it holds now. */
  int count() {
    return count;
  }

  /** Where the tapped inputs of a step begin in {@link #rows}. */
  int rowsAt(int step) {
    return step * input.signals() * count;
  }

  /** Where the untapped inputs of a step begin in {@link #context}. */
  int contextAt(int step) {
    return step * input.context() * count;
  }

  /**
   * Takes windows.
   *
   * @param samples what there is to choose from
   * @param order numbers of samples
   * @param from place in {@code order} of the first one
   * @param windows how many
   */
  void fill(Samples samples, int[] order, int from, int windows) {
    count = windows;
    for (int b = 0; b < windows; b++) {
      int lane = samples.lane(order[from + b]);
      int start = samples.start(order[from + b]);
      fillRows(b, lane, start);
      fillSkipped(b, lane, start);
      fillTargets(b, lane, start);
    }
  }

  private void fillRows(int b, int lane, int start) {
    int signals = input.signals();
    int window = series.window();
    for (int s = 0; s < signals; s++) {
      float origin = relative ? series.last(lane, start, s) : 0;
      for (int r = 0; r < window; r++) {
        rows[(r * signals + s) * count + b] = series.value(lane, start + r, s) - origin;
      }
    }
    int width = input.context();
    for (int t = 0; t < steps() && width > 0; t++) {
      for (int c = 0; c < width; c++) {
        context[(t * width + c) * count + b] =
            series.context(lane, start + input.firstStep() + t, c);
      }
    }
  }

  private void fillSkipped(int b, int lane, int start) {
    if (seen.length > 0) {
      skip.write(series, new WindowBlock(lane, start, 1, 1), seen);
    }
    for (int f = 0; f < seen.length; f++) {
      skipped[f * count + b] = seen[f];
    }
  }

  private void fillTargets(int b, int lane, int start) {
    int signals = input.signals();
    for (int o = 0; o < outputs; o++) {
      int k = o / signals;
      int s = o % signals;
      float origin =
          season > 0 ? series.value(lane, series.referenceRow(start, k + 1, season), s) : 0;
      targets[o * count + b] = series.value(lane, start + series.window() + k, s) - origin;
      weights[o * count + b] = channelWeight[series.channel(lane, s)];
    }
  }
}
