package org.sswim.experiments.chaos;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sswim.energy.LayerOperations;
import org.sswim.energy.SynapseCounter;
import org.sswim.energy.Synapses;
import org.sswim.features.FeatureMap;
import org.sswim.features.SkipShape;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.readout.FitSplit;
import org.sswim.readout.FittedReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.simulation.NetworkStep;
import org.sswim.simulation.RunningNetwork;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.Trained;

/**
 * S-SWIM on windows of a series that are shown for some steps. Neurons count: the number of their
 * spikes says how far a window is beyond their threshold. The change to the next point is linear in
 * the window and in these numbers.
 */
final class WindowCounter {
  /** Deviations above the threshold from which on a neuron fires in every step. */
  private static final double REACH = 2;

  private static final int CHOOSING_SHARE = 5;
  private static final List<Integer> WINDOWS = List.of(8, 12, 16, 20);

  private final int window;
  private final int steps;
  private final float[] series;
  private final double mean;
  private final double deviation;
  private final HiddenNetwork hidden;
  private final FeatureMap features;
  private final FittedReadout readout;

  /** Trains on a series; of several windows it takes the one with the least left-out error. */
  static WindowCounter of(double[] train, MackeyGlassOptions options, long seed, Workers workers) {
    return (options.window() == 0 ? WINDOWS.stream() : Stream.of(options.window()))
        .map(window -> new WindowCounter(train, window, options, seed, workers))
        .min(Comparator.comparingDouble(model -> model.readout.validationError()))
        .orElseThrow();
  }

  private WindowCounter(
      double[] train, int window, MackeyGlassOptions options, long seed, Workers workers) {
    this.window = window;
    steps = options.steps();
    mean = Arrays.stream(train).average().orElseThrow();
    deviation =
        Math.sqrt(Arrays.stream(train).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
    series = new float[train.length];
    for (int t = 0; t < train.length; t++) {
      series[t] = (float) ((train[t] - mean) / deviation);
    }
    int count = train.length - window;
    int choosing = count / CHOOSING_SHARE;
    FitSplit split =
        new FitSplit(
            List.of(
                new FitSplit.Part(
                    1,
                    new SampleRange(0, count - choosing),
                    new SampleRange(count - choosing, count))),
            1,
            true);
    NetworkShape shape =
        NetworkShape.of(1, REACH / steps)
            .withCounting(true)
            .withBanks(List.of(1e4))
            .withSkip(new SkipShape(1, 0, 0));
    Trained trained =
        new SSwim(SSwimOptions.defaults().withNeurons(options.neurons()).withSeed(seed), workers)
            .train(new Windows(series, window, steps), new Changes(series, window), split, shape);
    hidden = trained.hidden();
    features = trained.features();
    readout = trained.readouts().get(0);
  }

  /** Windows of a series, each shown for some steps. */
  private record Windows(float[] series, int window, int steps) implements Samples {
    @Override
    public int places() {
      return series.length - window;
    }

    @Override
    public int signals() {
      return window;
    }

    @Override
    public boolean constant() {
      return true;
    }

    @Override
    public float value(int lane, int place, int step, int signal) {
      return series[place + signal];
    }
  }

  /** The changes from the last point of each window to the next one. */
  private record Changes(float[] series, int window) implements Targets.Values {
    @Override
    public int columns() {
      return 1;
    }

    @Override
    public void write(SampleBlock block, int reach, float[] out) {
      for (int i = 0; i < block.count(); i++) {
        int next = block.start(i) + window;
        out[i] = series[next] - series[next - 1];
      }
    }
  }

  /** The points behind the series: each forecast is the next input. */
  double[] runOn(int points) {
    float[] run = Arrays.copyOf(series, series.length + points);
    Windows windows = new Windows(run, window, steps);
    float[] seen = new float[features.features()];
    double[] out = new double[points];
    for (int k = 0; k < points; k++) {
      int next = series.length + k;
      features.write(windows, new SampleBlock(0, next - window, 1, 1), seen);
      double change = readout.intercept()[0];
      for (int f = 0; f < seen.length; f++) {
        change += readout.weights()[f] * seen[f];
      }
      // A run that has left the series must not reach infinity.
      run[next] = (float) Math.max(-10, Math.min(10, run[next - 1] + change));
      out[k] = run[next] * deviation + mean;
    }
    return out;
  }

  /**
   * What a forecast takes, counted on the last windows of the series.
   *
   * @param count number of windows
   */
  Footprint footprint(int count) {
    int neurons = hidden.last().neurons();
    float[] all = readout.weights();
    float[] ofSpikes = Arrays.copyOf(all, hidden.features());
    float[] ofWindow = Arrays.copyOfRange(all, hidden.features(), all.length);
    List<Synapses> synapses =
        List.of(
            Synapses.of(hidden.last().weights(), neurons),
            Synapses.of(ofSpikes, 1),
            Synapses.of(ofWindow, 1));
    SynapseCounter in = new SynapseCounter("window -> neurons", synapses.get(0));
    SynapseCounter out = new SynapseCounter("spikes -> point", synapses.get(1));
    SynapseCounter skip = new SynapseCounter("window -> point", synapses.get(2));
    RunningNetwork running = new RunningNetwork(hidden);
    float[] spikes = new float[neurons];
    double fired = 0;
    for (int i = 1; i <= count; i++) {
      float[] seen = Arrays.copyOfRange(series, series.length - window - i, series.length - i);
      running.count(seen, steps, spikes);
      in.present(seen);
      skip.present(seen);
      out.presentSpikes(spikes);
      for (float number : spikes) {
        fired += number;
      }
    }
    // Weights, biases and costs; the state of the network.
    long parameters = hidden.last().weights().length + 2L * neurons + all.length + 1;
    long state = new NetworkStep(hidden).newState().values() + window;
    List<LayerOperations> layers =
        Stream.of(in, out, skip).map(counter -> counter.operations(count)).toList();
    // Spikes may come in each step.
    double dense = layers.get(0).dense() + steps * layers.get(1).dense() + layers.get(2).dense();
    double zeros = synapses.stream().mapToLong(Synapses::zeroWeights).sum();
    return new Footprint(
        Float.BYTES * (parameters + state),
        zeros / synapses.stream().mapToLong(Synapses::weights).sum(),
        1 - fired / ((double) count * steps * neurons),
        dense,
        layers.stream().mapToDouble(LayerOperations::effective).sum());
  }

  /**
   * What a forecast takes.
   *
   * @param bytes of parameters and state
   * @param zeroWeights share of the weights that are 0
   * @param zeroOutputs share of the steps in which neurons are silent
   * @param dense synaptic operations if neurons fired in every step and no weight were 0
   * @param effective synaptic operations; each spike counts
   */
  record Footprint(
      double bytes, double zeroWeights, double zeroOutputs, double dense, double effective) {}
}
