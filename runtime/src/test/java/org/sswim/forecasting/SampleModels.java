package org.sswim.forecasting;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.moments.DateEffects;
import org.sswim.moments.JointInputs;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.simulation.Semantics;

/** Small random models and series for tests. */
public final class SampleModels {
  public static final List<String> CHANNELS = List.of("a", "b", "c");
  public static final int WINDOW = 12;
  public static final int HORIZON = 4;

  private static final int TAPS = 3;
  private static final double[] MEAN = {10, -5, 0.1};
  private static final double[] STD = {2, 0.5, 30};

  private SampleModels() {}

  /** Two hidden layers of 9 and 6 neurons with kernels of every form, two banks, three channels. */
  public static ForecastModel model(
      ChannelMode mode, boolean relativeInput, boolean relativeTarget) {
    return model(mode, relativeInput, relativeTarget, 0);
  }

  /** The same with so many delays of skip connections. */
  public static ForecastModel model(
      ChannelMode mode, boolean relativeInput, boolean relativeTarget, int skipDelays) {
    Random random = new Random(5);
    int signals = mode.signals(CHANNELS.size());
    InputLayer input = new InputLayer(signals, TAPS, 0);
    HiddenNetwork hidden =
        new HiddenNetwork(
            input,
            List.of(
                layer(Kernels.EXPONENTIAL, Kernels.ALPHA, input.width(), 9, random),
                layer(Kernels.RAISED_COSINE, Kernels.DOUBLE_EXPONENTIAL, 9, 6, random)),
            new ReadoutBanks(Kernels.ALPHA, new int[] {0, 2}, new float[] {1, 3.5f}));
    int outputs = HORIZON * signals;
    Readout readout =
        new Readout(gaussian(hidden.features() * outputs, random), gaussian(outputs, random));
    SkipConnections skip =
        skipDelays == 0
            ? null
            : new SkipConnections(
                signals, 0, skipDelays, 0, gaussian(signals * skipDelays * outputs, random));
    return new ForecastModel(
        new SpikingNetwork(hidden, readout, skip),
        new ForecastSpec(WINDOW, HORIZON, mode, relativeInput, relativeTarget),
        CHANNELS,
        Standardizer.of(MEAN, STD),
        new Provenance("1.2.3", 5, "sha256:00", Map.of("neurons", "9,6"), Map.of("rate", "0.4")));
  }

  /** The same model with streaming semantics. */
  public static ForecastModel streaming(ForecastModel model) {
    return new ForecastModel(
        model.network(),
        model.spec().withSemantics(Semantics.STREAMING),
        model.channels(),
        model.standardizer(),
        model.provenance());
  }

  /** The same model with a known column {@code temp} of mean 15 that its moment sees. */
  public static ForecastModel withKnown(ForecastModel model) {
    ForecastSpec spec = model.spec();
    return new ForecastModel(
            model.network(),
            spec.withCovariates(new CovariateInputs(List.of(), List.of("temp"), List.of())),
            CHANNELS,
            Standardizer.of(new double[] {10, -5, 0.1, 15}, new double[] {2, 0.5, 30, 5}),
            model.provenance())
        .withMoment(moment("temp"));
  }

  /** A random moment of the channels, of hourly rows, with dates and 7 neurons. */
  public static MomentModel moment(String... known) {
    return moment(SamplingInterval.of(Duration.ofHours(1)), known);
  }

  /** The same of rows so far apart. */
  static MomentModel moment(SamplingInterval interval, String... known) {
    Random random = new Random(11);
    MomentInputs inputs = new MomentInputs(interval, true, true, List.of(known));
    int channels = CHANNELS.size();
    int neurons = 7;
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(inputs.seen(), 1, 0),
            List.of(atOnce(inputs.seen(), neurons, random)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1}));
    return new MomentModel(
        inputs,
        hidden,
        channels,
        gaussian(channels, random),
        gaussian(inputs.terms() * channels, random),
        gaussian(neurons * channels, random),
        gaussian(DateEffects.COUNT * channels, random));
  }

  /** A random joint stage beside {@link #moment}, of a season of 3 rows and 4 neurons. */
  public static JointModel joint(String... known) {
    Random random = new Random(12);
    JointInputs inputs = new JointInputs(moment(known).inputs(), WINDOW, HORIZON, List.of(3));
    int width = inputs.width();
    int neurons = 4;
    float[] ones = new float[width];
    Arrays.fill(ones, 1);
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(width, 1, 0),
            List.of(atOnce(width, neurons, random)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1}));
    return new JointModel(
        inputs,
        hidden,
        gaussian(width, random),
        ones,
        0.1f,
        gaussian(width, random),
        gaussian(neurons, random));
  }

  /** Neurons without delays, whose first step tells. */
  private static SpikingLayer atOnce(int inputs, int neurons, Random random) {
    return SpikingLayer.of(
        Kernels.EXPONENTIAL, gaussian(inputs * neurons, random), gaussian(neurons, random));
  }

  /** The same model with random mean features, and random origins of three pairs a neuron. */
  public static ForecastModel remembering(ForecastModel model) {
    Random random = new Random(7);
    float[] means = gaussian(model.network().hidden().features(), random);
    int neurons = model.network().hidden().layers().get(0).neurons();
    int lanes = model.spec().channels().lanes(CHANNELS.size());
    int[] windows = new int[neurons * 3 * NeuronOrigins.FIELDS];
    for (int i = 0; i < windows.length; i++) {
      windows[i] = random.nextInt(i % NeuronOrigins.FIELDS % 2 == 1 ? lanes : WINDOW);
    }
    double[] ends = new double[neurons * 3 * 2];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = 1_700_000_000.0 + 3600 * random.nextInt(1000);
    }
    NeuronOrigins origins =
        new NeuronOrigins(
            3, windows, gaussian(neurons * 3 * 2, random), gaussian(neurons * 3, random), ends);
    return model.withBackground(new Background(means, origins));
  }

  /** Hourly rows with a jump of level half way; without dates if there is no start. */
  public static TimeSeries series(int rows, @Nullable LocalDateTime start) {
    return series(rows, start, SamplingInterval.of(Duration.ofHours(1)));
  }

  /** The same of rows so far apart. */
  static TimeSeries series(int rows, @Nullable LocalDateTime start, SamplingInterval interval) {
    Random random = new Random(6);
    double[] values = new double[rows * CHANNELS.size()];
    for (int i = 0; i < values.length; i++) {
      int channel = i % CHANNELS.size();
      double level = i < values.length / 2 ? 0 : 2;
      values[i] = MEAN[channel] + STD[channel] * (level + random.nextGaussian());
    }
    Timeline timeline = start == null ? null : Timeline.every(start, interval, rows);
    return TimeSeries.of(CHANNELS, values, timeline);
  }

  /** A layer of random delays, supports, costs, weights and biases. */
  public static SpikingLayer layer(
      Kernel psp, Kernel refractory, int inputs, int neurons, Random random) {
    int[] delay = new int[neurons];
    float[] support = new float[neurons];
    float[] refractorySupport = new float[neurons];
    float[] cost = new float[neurons];
    for (int i = 0; i < neurons; i++) {
      delay[i] = random.nextInt(3);
      support[i] = 0.5f + 3 * random.nextFloat();
      refractorySupport[i] = 0.5f + 2 * random.nextFloat();
      cost[i] = -random.nextFloat();
    }
    return SpikingLayer.of(psp, gaussian(inputs * neurons, random), gaussian(neurons, random))
        .withDelay(delay)
        .withSupport(support)
        .withRefractoryKernel(refractory)
        .withRefractorySupport(refractorySupport)
        .withCost(cost);
  }

  /** Values of mean 0 and deviation 1. */
  public static float[] gaussian(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
