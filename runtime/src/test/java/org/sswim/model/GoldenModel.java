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
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SkipSynapses;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.CalendarInputs;
import org.sswim.series.CalendarProfile;
import org.sswim.series.Covariates;
import org.sswim.series.DayBasis;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.series.ValueTransform;
import org.sswim.simulation.Semantics;

/** The models in the golden files, and the series that they forecast. Never to be changed. */
final class GoldenModel {
  private GoldenModel() {}

  /** Writes a golden file; see the README beside it for when. */
  public static void main(String[] args) {
    if (args[0].endsWith("v10.sswim")) {
      ModelFile.write(lowBits(), Path.of(args[0]), lowBitReadout());
      return;
    }
    ForecastModel model =
        args[0].endsWith("v1.sswim")
            ? model()
            : args[0].endsWith("v2.sswim")
                ? skipping()
                : args[0].endsWith("v3.sswim")
                    ? streaming()
                    : args[0].endsWith("v6.sswim")
                        ? withCovariates()
                        : args[0].endsWith("v7.sswim")
                            ? skippingColumns()
                            : args[0].endsWith("v8.sswim")
                                ? bounded()
                                : args[0].endsWith("v9.sswim") ? centred() : remembering();
    boolean int8 = args[0].endsWith("v5.sswim");
    ModelFile.write(model, Path.of(args[0]), int8 ? WeightFormat.INT8 : WeightFormat.FLOAT32);
  }

  static ForecastModel model() {
    // Only nextInt is drawn, whose values the Java platform specifies; all numbers are exact.
    Random random = new Random(2026);
    CalendarInputs calendar = new CalendarInputs(1, 1);
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(1, 3, calendar.width()),
            List.of(
                layer(Kernels.ALPHA, Kernels.EXPONENTIAL, 7, 10, random),
                layer(Kernels.RAISED_COSINE, Kernels.DOUBLE_EXPONENTIAL, 10, 6, random)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[] {0, 2}, new float[] {1.5f, 4}));
    float[] weights = eighths(hidden.features() * 4, random);
    // A negative zero and the smallest float must survive, too.
    weights[0] = -0f;
    weights[1] = Float.MIN_VALUE;
    return new ForecastModel(
        new SpikingNetwork(hidden, new Readout(weights, eighths(4, random))),
        new ForecastSpec(16, 4, ChannelMode.SHARED, true, 3, calendar, Semantics.WINDOWED),
        List.of("load", "température"),
        Standardizer.of(new double[] {14.75, 91}, new double[] {3.125, 6.5}),
        new Provenance(
            "0.1.0",
            -8_999_999_999_999_999_999L,
            "sha256:none",
            Map.of("neurons", "10,6", "kernel", "alpha"),
            Map.of("penalty", "0.01")));
  }

  /** Version 2: the same with skip synapses that see the last 5 rows. */
  static ForecastModel skipping() {
    ForecastModel model = model();
    SkipSynapses skip = new SkipSynapses(1, 0, 5, 0, eighths(5 * 4, new Random(2027)));
    return new ForecastModel(
        new SpikingNetwork(model.network().hidden(), model.network().readout(), skip),
        model.spec(),
        model.channels(),
        model.standardizer(),
        model.provenance());
  }

  /** Version 3: that of version 2 with streaming semantics. */
  static ForecastModel streaming() {
    ForecastModel model = skipping();
    return new ForecastModel(
        model.network(),
        model.spec().withSemantics(Semantics.STREAMING),
        model.channels(),
        model.standardizer(),
        model.provenance());
  }

  /** Version 4: that of version 3 with a memory of its training windows, and intervals. */
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
    return new ForecastModel(
        model.network(),
        model.spec(),
        model.channels(),
        model.standardizer(),
        model.provenance(),
        new Background(eighths(model.network().hidden().features(), random), origins),
        new Intervals(List.of(80.0, 97.5), halfWidths));
  }

  /** Version 6: a past column, a known one that is seen two rows ahead, and two groups. */
  static ForecastModel withCovariates() {
    Random random = new Random(2029);
    CalendarInputs calendar = new CalendarInputs(1, 1);
    CovariateInputs covariates =
        new CovariateInputs(List.of("wind"), List.of("temp"), 2, List.of("work", "home"));
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(1, 3, calendar.width() + 1 + 3 + 2),
            List.of(layer(Kernels.ALPHA, Kernels.EXPONENTIAL, 13, 10, random)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[] {0, 2}, new float[] {1.5f, 4}));
    ForecastModel plain = model();
    ForecastSpec spec =
        new ForecastSpec(
            16, 4, ChannelMode.SHARED, true, 3, calendar, Semantics.WINDOWED, covariates);
    return new ForecastModel(
        new SpikingNetwork(
            hidden, new Readout(eighths(hidden.features() * 4, random), eighths(4, random))),
        spec,
        plain.channels(),
        Standardizer.of(new double[] {14.75, 91, 2, 16}, new double[] {3.125, 6.5, 1.25, 2.5}),
        plain.provenance());
  }

  /** Version 7: that of version 6 with skip synapses of channel and columns over 5 rows. */
  static ForecastModel skippingColumns() {
    ForecastModel model = withCovariates();
    float[] weights = eighths((3 * 5 + 4) * 4, new Random(2030));
    return new ForecastModel(
        new SpikingNetwork(
            model.network().hidden(),
            model.network().readout(),
            new SkipSynapses(1, 2, 5, 4, weights)),
        model.spec(),
        model.channels(),
        model.standardizer(),
        model.provenance());
  }

  /**
   * Version 8: that of version 1 on the scale of log(1 + x), with corrections and limits, which cut
   * the second channel at 90 and 110.
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

  /** Version 9: that of version 3, its channels centred on calendar profiles. */
  static ForecastModel centred() {
    DayBasis basis = new DayBasis(SamplingInterval.of(Duration.ofHours(1)), 2, 3);
    float[] coefficients = eighths(2 * basis.kinds() * basis.terms(), new Random(2031));
    return streaming().withProfile(new CalendarProfile(basis, 2, coefficients));
  }

  /** Version 10: that of version 2, its read-out on powers of two, all other weights of a byte. */
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

  /** The series with the columns that the models of versions 6 and 7 read beside it. */
  static TimeSeries withCovariates(TimeSeries series) {
    double[] wind = new double[20];
    double[] temp = new double[22];
    for (int r = 0; r < temp.length; r++) {
      temp[r] = 20 - r * 4 % 9;
      if (r < wind.length) {
        wind[r] = r * 3 % 5;
      }
    }
    return series.withCovariates(
        new Covariates(
            TimeSeries.of(List.of("wind"), wind, null),
            TimeSeries.of(List.of("temp"), temp, null),
            2,
            List.of("work", "home")));
  }

  static TimeSeries series() {
    double[] values = new double[2 * 20];
    for (int r = 0; r < 20; r++) {
      values[2 * r] = 10 + r * 7 % 11;
      values[2 * r + 1] = 100 - 3 * (r * 5 % 7);
    }
    LocalDateTime friday = LocalDateTime.of(2024, 1, 5, 0, 0);
    SamplingInterval hour = SamplingInterval.of(Duration.ofHours(1));
    return TimeSeries.of(List.of("load", "température"), values, Timeline.every(friday, hour, 20));
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
    return new SpikingLayer(
        psp, delay, support, refractory, refractorySupport, cost, weights, bias);
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
