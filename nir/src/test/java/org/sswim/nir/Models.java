package org.sswim.nir;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.Standardizer;
import org.sswim.simulation.InputProjection;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;
import org.sswim.simulation.Semantics;

/**
 * Small random models: 2 taps of one signal, two hidden layers with delays, two banks, 3 outputs.
 */
final class Models {
  static final int WINDOW = 20;

  private Models() {}

  static ForecastModel of(Kernel psp, Kernel bank, float cost, @Nullable SkipConnections skip) {
    Random random = new Random(11);
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(1, 2, 0),
            List.of(layer(psp, 2, 5, cost, random), layer(psp, 5, 4, cost, random)),
            new ReadoutBanks(bank, new int[] {0, 2}, new float[] {0.7f, 3}));
    Readout readout = new Readout(gaussian(hidden.features() * 3, random), gaussian(3, random));
    return new ForecastModel(
        new SpikingNetwork(hidden, readout, skip),
        new ForecastSpec(WINDOW, 3, ChannelMode.SHARED, false, true),
        List.of("a", "b"),
        Standardizer.of(new double[] {1, 2}, new double[] {3, 4}),
        new Provenance("0.1", 1, "", Map.of(), Map.of()));
  }

  /**
   * With all that looks back: 3 taps, spike costs, skip connections of 6 delays to the signal, to a
   * past column and to a known one that is seen a row ahead. Values are as the network sees them.
   */
  static ForecastModel full(Kernel psp, Kernel refractory, Semantics semantics, boolean relative) {
    Random random = new Random(13);
    SpikingLayer first = layer(psp, 6, 8, -0.4f, random);
    SpikingLayer second = layer(psp, 8, 5, -0.6f, random);
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(1, 3, 3),
            List.of(
                first.withRefractoryKernel(refractory), second.withRefractoryKernel(refractory)),
            new ReadoutBanks(psp, new int[] {0, 1}, new float[] {0.7f, 3}));
    Readout readout = new Readout(gaussian(hidden.features() * 2, random), gaussian(2, random));
    SkipConnections skip = new SkipConnections(1, 2, 6, 1, gaussian((3 * 6 + 1) * 2, random));
    return new ForecastModel(
        new SpikingNetwork(hidden, readout, skip),
        new ForecastSpec(
            WINDOW,
            2,
            ChannelMode.SHARED,
            relative,
            false,
            semantics,
            new CovariateInputs(List.of("p", "q"), List.of(), List.of("g"))),
        List.of("a"),
        Standardizer.of(new double[3], new double[] {1, 1, 1}),
        new Provenance("0.1", 1, "", Map.of(), Map.of()));
  }

  static ForecastModel of(Kernel kernel) {
    return of(kernel, kernel, 0, null);
  }

  static ForecastModel exponential() {
    return of(Kernels.EXPONENTIAL);
  }

  static SpikingLayer layer(Kernel psp, int inputs, int neurons, float cost, Random random) {
    int[] delay = new int[neurons];
    float[] support = new float[neurons];
    float[] refractory = new float[neurons];
    float[] costs = new float[neurons];
    Arrays.fill(costs, cost);
    for (int i = 0; i < neurons; i++) {
      delay[i] = random.nextInt(3);
      support[i] = 0.5f + 2 * random.nextFloat();
      refractory[i] = 1 + 0.1f * i;
    }
    return SpikingLayer.of(psp, gaussian(inputs * neurons, random), gaussian(neurons, random))
        .withDelay(delay)
        .withSupport(support)
        .withRefractoryKernel(Kernels.EXPONENTIAL)
        .withRefractorySupport(refractory)
        .withCost(costs);
  }

  static float[] gaussian(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** What the network gives at the last of some rows, run from rest. */
  static float[] outputs(ForecastModel model, float[] rows) {
    HiddenNetwork hidden = model.network().hidden();
    SpikingLayer first = hidden.layers().get(0);
    InputProjection projection = new InputProjection(hidden.input(), first);
    NetworkStep step = new NetworkStep(hidden);
    NetworkState state = step.newState();
    float[] drive = new float[first.neurons()];
    for (int t = hidden.input().firstStep(); t < rows.length; t++) {
      projection.project(rows, t, new float[hidden.input().width()], drive);
      step.step(drive, state);
    }
    float[] features = new float[hidden.features()];
    step.features(state, new float[hidden.last().neurons()], features, 0);
    float[] out = new float[model.network().outputs()];
    model.network().readout().apply(features, out);
    return out;
  }

  /** Rows of one signal. */
  static float[] rows(int count) {
    return gaussian(count, new Random(12));
  }
}
