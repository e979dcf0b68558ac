package org.sswim.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.sampling.NeuronPairs;
import org.sswim.sampling.TrainingWindows;
import org.sswim.simulation.InputProjection;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;

/**
 * The training windows of all lanes as a layer's sampler sees them: through the input layer for the
 * first hidden layer, through the layers already built for the others. Window m is that of lane
 * {@code m mod lanes} at the {@code m / lanes}-th start; where targets are missing, the m-th of
 * those that have all of theirs.
 */
final class SampledWindows implements TrainingWindows {
  private final WindowedSeries series;
  private final WindowRange range;
  private final int horizon;
  private final boolean relativeInput;
  private final InputLayer input;
  private final @Nullable HiddenNetwork before;
  private final @Nullable NetworkStep step;
  private final @Nullable NetworkState state;
  private final int @Nullable [] complete;
  private final float[] rows;
  private final float[] vector;
  private final float[] drive;
  private final float[] spikes;

  /** The windows as the first hidden layer sees them. */
  SampledWindows(
      WindowedSeries series,
      WindowRange range,
      int horizon,
      boolean relativeInput,
      InputLayer input,
      @Nullable HiddenNetwork before) {
    this.series = series;
    this.range = range;
    this.horizon = horizon;
    this.relativeInput = relativeInput;
    this.input = input;
    this.before = before;
    this.step = before == null ? null : new NetworkStep(before);
    this.state = step == null ? null : step.newState();
    this.complete = series.complete() ? null : complete(series, range, horizon);
    this.rows = new float[series.window() * input.rowWidth()];
    this.vector = new float[input.width()];
    this.drive = new float[before == null ? 0 : before.layers().get(0).neurons()];
    this.spikes = new float[before == null ? 0 : steps() * inputs()];
  }

  /** Numbers of the windows that have all of their targets. */
  private static int[] complete(WindowedSeries series, WindowRange range, int horizon) {
    int lanes = series.lanes();
    return IntStream.range(0, Math.multiplyExact(range.count(), lanes))
        .filter(m -> series.complete(m % lanes, range.start() + m / lanes, horizon))
        .toArray();
  }

  @Override
  public int count() {
    if (complete != null) {
      return complete.length;
    }
    return Math.multiplyExact(range.count(), series.lanes());
  }

  @Override
  public int steps() {
    return series.window() - input.firstStep();
  }

  @Override
  public int inputs() {
    return before == null ? input.width() : before.last().neurons();
  }

  @Override
  public int lanes() {
    return series.lanes();
  }

  /** Says of pairs at which rows their windows start, and which lanes they are of. */
  NeuronOrigins origins(NeuronPairs pairs) {
    int[] windows = new int[NeuronOrigins.FIELDS * pairs.mixing().length];
    for (int p = 0; p < pairs.mixing().length; p++) {
      int at = NeuronOrigins.FIELDS * p;
      windows[at] = start(pairs.silent()[p]);
      windows[at + 1] = lane(pairs.silent()[p]);
      windows[at + 2] = start(pairs.firing()[p]);
      windows[at + 3] = lane(pairs.firing()[p]);
      windows[at + 4] = input.firstStep() + pairs.step()[p];
    }
    return new NeuronOrigins(
        pairs.pairs(), windows, pairs.voltages(), pairs.mixing(), new double[0]);
  }

  @Override
  public int lane(int window) {
    return (complete == null ? window : complete[window]) % series.lanes();
  }

  private int start(int window) {
    return range.start() + (complete == null ? window : complete[window]) / series.lanes();
  }

  @Override
  public void inputs(int window, float[] out, int to) {
    loadRows(window, 0);
    if (before == null || step == null || state == null) {
      writeTaps(input.firstStep(), out, to);
      return;
    }
    InputProjection projection = new InputProjection(input, before.layers().get(0));
    int last = before.layers().size() - 1;
    state.reset();
    for (int t = 0; t < steps(); t++) {
      projection.project(rows, (input.firstStep() + t) * input.rowWidth(), vector, drive);
      step.step(drive, state);
      System.arraycopy(state.spikes(last), 0, out, to + t * inputs(), inputs());
    }
  }

  @Override
  public void lastInputs(int window, int last, float[] scratch, float[] out) {
    if (before != null) {
      TrainingWindows.super.lastInputs(window, last, scratch, out);
      return;
    }
    int first = series.window() - last;
    loadRows(window, first - input.firstStep());
    writeTaps(first, out, 0);
  }

  private void loadRows(int window, int from) {
    int lane = lane(window);
    int start = start(window);
    int width = input.rowWidth();
    for (int t = from; t < series.window(); t++) {
      for (int s = 0; s < input.signals(); s++) {
        float origin = relativeInput ? series.last(lane, start, s) : 0;
        rows[t * width + s] = series.value(lane, start + t, s) - origin;
      }
      for (int c = 0; c < input.context(); c++) {
        rows[t * width + input.signals() + c] = series.context(lane, start + t, c);
      }
    }
  }

  private void writeTaps(int from, float[] out, int to) {
    int width = input.rowWidth();
    int at = to;
    for (int t = from; t < series.window(); t++) {
      for (int s = 0; s < input.signals(); s++) {
        for (int tap = 0; tap < input.taps(); tap++) {
          out[at++] = rows[(t - tap) * width + s];
        }
      }
      for (int c = 0; c < input.context(); c++) {
        out[at++] = rows[t * width + input.signals() + c];
      }
    }
  }

  @Override
  public int traceLength() {
    return before == null ? series.window() * series.signals() : inputs();
  }

  /**
   * {@inheritDoc}
   *
   * <p>For deeper layers the trace is the exponential kernel response of every neuron's spike train
   * at the last step, with a support of a quarter of the steps.
   */
  @Override
  public void trace(int window, float[] out) {
    if (before == null) {
      int lane = lane(window);
      int start = start(window);
      int at = 0;
      for (int t = 0; t < series.window(); t++) {
        for (int s = 0; s < series.signals(); s++) {
          float origin = relativeInput ? series.last(lane, start, s) : 0;
          out[at++] = series.value(lane, start + t, s) - origin;
        }
      }
      return;
    }
    inputs(window, spikes, 0);
    float decay = (float) Math.exp(-1 / Math.max(1, steps() / 4.0));
    Arrays.fill(out, 0);
    for (int t = 0; t < steps(); t++) {
      for (int j = 0; j < out.length; j++) {
        out[j] = decay * out[j] + spikes[t * out.length + j];
      }
    }
  }

  @Override
  public int signals() {
    return series.signals();
  }

  @Override
  public int signalOf(int j) {
    return before == null && j < input.signals() * input.taps() ? j / input.taps() : -1;
  }

  @Override
  public int targetLength() {
    return series.outputs(horizon);
  }

  @Override
  public void targets(int window, float[] out) {
    int lane = lane(window);
    int start = start(window);
    int at = 0;
    for (int k = 0; k < horizon; k++) {
      for (int s = 0; s < series.signals(); s++) {
        out[at++] =
            series.value(lane, start + series.window() + k, s) - series.last(lane, start, s);
      }
    }
  }
}
