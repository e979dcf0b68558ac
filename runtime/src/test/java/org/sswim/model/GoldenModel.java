package org.sswim.model;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.Intervals;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.moments.DateEffects;
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
import org.sswim.series.Covariates;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.series.ValueTransform;
import org.sswim.simulation.Semantics;

/** The models in the golden files, and the series that they forecast. */
final class GoldenModel {
  /** The models of the files whose weights are floats, by the name of the file. */
  static final Map<String, ForecastModel> ALL =
      Map.of(
          "model-v1.sswim", model(),
          "model-v1-streaming.sswim", streaming(),
          "model-v1-memory.sswim", remembering(),
          "model-v1-bounded.sswim", bounded(),
          "model-v1-moment.sswim", moment());

  private GoldenModel() {}

  /** Writes the golden files into a folder; see the README there for when. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    for (Map.Entry<String, ForecastModel> each : ALL.entrySet()) {
      ModelFile.write(each.getValue(), folder.resolve(each.getKey()));
    }
    ModelFile.write(remembering(), folder.resolve("model-v1-int8.sswim"), WeightFormat.INT8);
    ModelFile.write(lowBits(), folder.resolve("model-v1-low-bits.sswim"), lowBitReadout());
  }

  static ForecastModel model() {
    // Only nextInt is drawn, whose values the Java platform specifies; all numbers are exact.
    Random random = new Random(2026);
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(1, 3, 0),
            List.of(
                layer(Kernels.ALPHA, Kernels.EXPONENTIAL, 3, 10, random),
                layer(Kernels.RAISED_COSINE, Kernels.DOUBLE_EXPONENTIAL, 10, 6, random)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[] {0, 2}, new float[] {1.5f, 4}));
    float[] weights = eighths(hidden.features() * 4, random);
    // A negative zero and the smallest float must survive, too.
    weights[0] = -0f;
    weights[1] = Float.MIN_VALUE;
    return new ForecastModel(
            new SpikingNetwork(hidden, new Readout(weights, eighths(4, random))),
            new ForecastSpec(16, 4, ChannelMode.SHARED, true, true),
            List.of("load", "température"),
            Standardizer.of(new double[] {14.75, 91}, new double[] {3.125, 6.5}),
            new Provenance(
                "0.1.0",
                -8_999_999_999_999_999_999L,
                "sha256:none",
                Map.of("neurons", "10,6", "kernel", "alpha"),
                Map.of("penalty", "0.01")))
        .withMoment(stage(List.of()));
  }

  /** The same with skip connections that see the last 5 rows. */
  static ForecastModel skipping() {
    ForecastModel model = model();
    SkipConnections skip = new SkipConnections(1, 0, 5, 0, eighths(5 * 4, new Random(2027)));
    return model.withNetwork(
        new SpikingNetwork(model.network().hidden(), model.network().readout(), skip));
  }

  /** That with skip connections, with streaming semantics. */
  static ForecastModel streaming() {
    ForecastModel model = skipping();
    return model.withSpec(model.spec().withSemantics(Semantics.STREAMING));
  }

  /** The same with a memory of its training windows, and intervals. */
  static ForecastModel remembering() {
    ForecastModel model = streaming();
    Random random = new Random(2028);
    int pairs = 2 * model.network().hidden().layers().get(0).neurons();
    int[] windows = new int[pairs * NeuronOrigins.FIELDS];
    double[] ends = new double[2 * pairs];
    for (int p = 0; p < pairs; p++) {
      for (int f = 0; f < NeuronOrigins.FIELDS; f++) {
        windows[p * NeuronOrigins.FIELDS + f] = random.nextInt(f == 1 || f == 3 ? 2 : 16);
      }
      ends[2 * p] = 3600.0 * random.nextInt(1 << 19);
      ends[2 * p + 1] = 3600.0 * random.nextInt(1 << 19);
    }
    NeuronOrigins origins =
        new NeuronOrigins(2, windows, eighths(2 * pairs, random), eighths(pairs, random), ends);
    float[] halfWidths = eighths(2 * 4 * 2, random);
    for (int i = 0; i < halfWidths.length; i++) {
      halfWidths[i] = Math.abs(halfWidths[i]);
    }
    return model
        .withBackground(
            new Background(eighths(model.network().hidden().features(), random), origins))
        .withIntervals(new Intervals(List.of(80.0, 97.5), halfWidths));
  }

  /**
   * A past column, a known one, two groups, skip connections that see 5 rows of channel and past
   * column, and a moment with dates, the known column and 8 neurons.
   */
  static ForecastModel moment() {
    Random random = new Random(2029);
    CovariateInputs covariates =
        new CovariateInputs(List.of("wind"), List.of("temp"), List.of("work", "home"));
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(1, 3, 1 + 2),
            List.of(layer(Kernels.ALPHA, Kernels.EXPONENTIAL, 3 + 3, 10, random)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[] {0, 2}, new float[] {1.5f, 4}));
    ForecastModel plain = model();
    ForecastSpec spec =
        new ForecastSpec(16, 4, ChannelMode.SHARED, true, true).withCovariates(covariates);
    Readout readout = new Readout(eighths(hidden.features() * 4, random), eighths(4, random));
    SkipConnections skip = new SkipConnections(1, 1, 5, 2, eighths((2 * 5 + 2) * 4, random));
    return new ForecastModel(
            new SpikingNetwork(hidden, readout, skip),
            spec,
            plain.channels(),
            Standardizer.of(new double[] {14.75, 91, 2, 16}, new double[] {3.125, 6.5, 1.25, 2.5}),
            plain.provenance())
        .withMoment(stage(List.of("temp")));
  }

  private static MomentModel stage(List<String> known) {
    Random random = new Random(2030);
    SamplingInterval hour = SamplingInterval.of(Duration.ofHours(1));
    MomentInputs inputs = new MomentInputs(hour, true, true, known, null);
    HiddenNetwork neurons =
        new HiddenNetwork(
            new InputLayer(inputs.seen(), 1, 0),
            List.of(atOnce(inputs.seen(), 8, random)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1}));
    return new MomentModel(
        inputs,
        neurons,
        2,
        eighths(2, random),
        eighths(inputs.terms() * 2, random),
        eighths(8 * 2, random),
        eighths(DateEffects.COUNT * 2, random));
  }

  /**
   * The first one on the scale of log(1 + x), with corrections and limits, which cut the second
   * channel at 90.
   */
  static ForecastModel bounded() {
    ForecastModel model = model();
    return new ForecastModel(
            model.network(),
            model.spec(),
            model.channels(),
            Standardizer.of(new double[] {2.75, 4.5}, new double[] {0.25, 0.0625})
                .withTransform(ValueTransform.LOG1P, 2),
            model.provenance())
        .withBounds(
            new Bounds(
                new double[] {0, 90},
                new double[] {Double.MAX_VALUE, 110},
                eighths(4 * 2, new Random(2031))));
  }

  /** That with skip connections, its read-out on powers of two, all other weights of a byte. */
  static ForecastModel lowBits() {
    ForecastModel model = skipping();
    Readout readout = new Readout(lowBitReadout().weights(), model.network().readout().bias());
    return model.withNetwork(
        new SpikingNetwork(model.network().hidden(), readout, model.network().skip()));
  }

  /** Its read-out: 12 features, 4 outputs, levels of 3 bits. */
  static LowBitReadout lowBitReadout() {
    Random random = new Random(2032);
    byte[] level = new byte[12 * 4];
    for (int i = 0; i < level.length; i++) {
      level[i] = (byte) (random.nextInt(7) - 3);
    }
    return new LowBitReadout(3, level, eighths(12, random), eighths(4, random));
  }

  /**
   * The series from 4 July 2024, 8:00, with the columns that the model with a moment reads beside
   * it: its forecast is of 5 July.
   */
  static TimeSeries besides() {
    double[] wind = new double[20];
    double[] temp = new double[24];
    for (int r = 0; r < temp.length; r++) {
      temp[r] = 20 - r * 4 % 9;
      if (r < wind.length) {
        wind[r] = r * 3 % 5;
      }
    }
    return series(LocalDateTime.of(2024, 7, 4, 8, 0))
        .withCovariates(
            new Covariates(
                TimeSeries.of(List.of("wind"), wind, null),
                TimeSeries.of(List.of("temp"), temp, null),
                List.of("work", "home")));
  }

  static TimeSeries series() {
    return series(LocalDateTime.of(2024, 1, 5, 0, 0));
  }

  private static TimeSeries series(LocalDateTime start) {
    double[] values = new double[2 * 20];
    for (int r = 0; r < 20; r++) {
      values[2 * r] = 10 + r * 7 % 11;
      values[2 * r + 1] = 100 - 3 * (r * 5 % 7);
    }
    SamplingInterval hour = SamplingInterval.of(Duration.ofHours(1));
    return TimeSeries.of(List.of("load", "température"), values, Timeline.every(start, hour, 20));
  }

  static SpikingLayer layer(Kernel psp, Kernel refractory, int inputs, int neurons, Random random) {
    int[] delay = new int[neurons];
    float[] support = new float[neurons];
    float[] refractorySupport = new float[neurons];
    float[] cost = new float[neurons];
    float[] bias = new float[neurons];
    for (int i = 0; i < neurons; i++) {
      delay[i] = random.nextInt(3);
      support[i] = (1 + random.nextInt(16)) / 4f;
      refractorySupport[i] = (1 + random.nextInt(8)) / 4f;
      cost[i] = -random.nextInt(8) / 8f;
      // Odd sixteenths: a neuron without input is never exactly at the threshold.
      bias[i] = (2 * random.nextInt(16) - 15) / 16f;
    }
    float[] weights = eighths(inputs * neurons, random);
    return SpikingLayer.of(psp, weights, bias)
        .withDelay(delay)
        .withSupport(support)
        .withRefractoryKernel(refractory)
        .withRefractorySupport(refractorySupport)
        .withCost(cost);
  }

  /** Neurons without delays and costs, whose only step counts. */
  private static SpikingLayer atOnce(int inputs, int neurons, Random random) {
    SpikingLayer drawn = layer(Kernels.EXPONENTIAL, Kernels.ALPHA, inputs, neurons, random);
    return drawn.withDelay(new int[neurons]);
  }

  /** Multiples of 1/8 from -2 to 2. */
  static float[] eighths(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (random.nextInt(33) - 16) / 8f;
    }
    return values;
  }
}
