package org.sswim.spiketrainers;

import java.util.ArrayList;
import java.util.List;
import org.sswim.features.SkipShape;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;
import org.sswim.samples.Targets;
import org.sswim.sampling.LayerOptions;
import org.sswim.sampling.TemporalOptions;
import org.sswim.simulation.Semantics;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;

/**
 * Samples the hidden layer behind spiking outputs with S-SWIM. Every step of every sequence is a
 * sample of the last steps before it. Pairs are of steps at which the targets differ. Delays and
 * supports are drawn by correlation, as in the paper.
 */
final class HiddenLayer {
  /** Steps that a sample sees. */
  private static final int WINDOW = 32;

  /** Delays that a neuron sees of a signal; 1 with long kernels, 4 and 16 did worse. */
  private static final int TAPS = 8;

  /** Largest spike cost in deviations of the voltage. */
  private static final double COST = 1.5;

  private static final LayerOptions LAYER =
      LayerOptions.defaults()
          .withTemporal(TemporalOptions.defaults().withRule(TemporalOptions.Rule.CORRELATION));

  private HiddenLayer() {}

  static HiddenNetwork sample(
      SpikeTrainData data, int neurons, SpikeTrainOptions options, Workers workers) {
    int window = Math.min(WINDOW, data.longest());
    // As in the network, there is rest before a sequence; shorter ones begin later.
    int steps = data.longest() + window - 1;
    List<float[]> inputs = padded(data.inputs(), data.signals(), steps);
    List<float[]> targets = padded(data.targets(), data.outputs(), steps);
    Samples samples = Sequences.everyStep(inputs, data.signals(), window);
    Targets wanted = new Targets.Signals(targets, data.outputs(), window, true);
    SampleRange all = new SampleRange(0, samples.places());
    SSwimOptions own =
        options
            .source()
            .apply(SSwimOptions.defaults().withLayer(LAYER))
            .withNeurons(neurons)
            .withSeed(options.seed());
    NetworkShape shape =
        new NetworkShape(
            Math.min(TAPS, window),
            COST,
            NetworkShape.USUAL_BANKS,
            Semantics.STREAMING,
            SkipShape.NONE);
    return new SSwim(own, workers)
        .sample(samples, wanted, FitSplit.of(data.outputs(), all, all), shape, neurons)
        .hidden();
  }

  private static List<float[]> padded(List<float[]> sequences, int width, int steps) {
    List<float[]> all = new ArrayList<>();
    for (float[] sequence : sequences) {
      float[] longer = new float[Math.multiplyExact(steps, width)];
      System.arraycopy(sequence, 0, longer, longer.length - sequence.length, sequence.length);
      all.add(longer);
    }
    return all;
  }
}
