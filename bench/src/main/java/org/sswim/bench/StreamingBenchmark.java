package org.sswim.bench;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasting.ChannelMode;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.InputProjection;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;
import org.sswim.training.WeightSource;

/** One row of a stream, 6 taps, and the read-out of 12 outputs besides. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StreamingBenchmark {
  private static final int ROWS = 2000;
  private static final int TAPS = 6;
  private static final int WINDOW = 24;
  private static final int OUTPUTS = 12;

  /** Neurons of the hidden layer. */
  @Param({"100", "1000", "4000"})
  public int neurons;

  // JMH calls setUp before any benchmark.
  @SuppressWarnings("NullAway.Init")
  private InputProjection projection;

  @SuppressWarnings("NullAway.Init")
  private NetworkStep step;

  @SuppressWarnings("NullAway.Init")
  private NetworkState state;

  @SuppressWarnings("NullAway.Init")
  private Readout readout;

  private final float[] rows = new float[ROWS];
  private final float[] inputs = new float[TAPS];
  private final float[] out = new float[OUTPUTS];
  private float[] drive = new float[0];
  private float[] features = new float[0];
  private int next = TAPS;

  /** Samples a network on a noisy daily rhythm. */
  @Setup
  public void setUp() {
    double[] values = new double[ROWS];
    Random random = new Random(1);
    for (int t = 0; t < ROWS; t++) {
      values[t] = Math.sin(2 * Math.PI * t / 24) + 0.3 * random.nextGaussian();
      rows[t] = (float) values[t];
    }
    TrainingData data =
        TrainingData.of(
            TimeSeries.of(List.of("load"), values, null), 1500, WINDOW, ChannelMode.SHARED);
    FitPlan plan = FitPlan.forFinalFit(ROWS, WINDOW, OUTPUTS, 0.2, 1, 1);
    NetworkPlan shape = new NetworkPlan(TAPS, false, true, 1);
    HiddenNetwork hidden =
        new ForecastTrainer(
                ForecastOptions.defaults().withNetwork(options -> options.withNeurons(neurons)))
            .train(data, plan, shape, WeightSource.RANDOM)
            .trained()
            .hidden();
    projection = new InputProjection(hidden.input(), hidden.layers().get(0));
    step = new NetworkStep(hidden);
    state = step.newState();
    drive = new float[neurons];
    features = new float[hidden.features()];
    readout = new Readout(new float[features.length * OUTPUTS], new float[OUTPUTS]);
  }

  /** A step of the network. */
  @Benchmark
  public NetworkState step() {
    projection.project(rows, next, inputs, drive);
    next = next + 1 == ROWS ? TAPS : next + 1;
    step.step(drive, state);
    return state;
  }

  /** A forecast from the present state. */
  @Benchmark
  public float[] forecast() {
    step.features(state, drive, features, 0);
    readout.apply(features, out);
    return out;
  }
}
