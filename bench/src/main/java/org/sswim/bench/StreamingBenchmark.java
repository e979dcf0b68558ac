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
import org.sswim.forecasting.ChannelMode;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.Auto;
import org.sswim.series.CalendarInputs;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.StreamingEvaluation;
import org.sswim.training.FitPlan;
import org.sswim.training.ForecastOptions;
import org.sswim.training.NetworkPlan;
import org.sswim.training.SSwim;
import org.sswim.training.TrainingData;
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
  private static final int WINDOW = 24;
  private static final int OUTPUTS = 12;

  /** Neurons of the hidden layer. */
  @Param({"100", "1000", "4000"})
  public int neurons;

  // JMH calls setUp before any benchmark.
  @SuppressWarnings("NullAway.Init")
  private StreamingEvaluation evaluation;

  @SuppressWarnings("NullAway.Init")
  private StreamingEvaluation.State state;

  private final float[] rows = new float[ROWS];
  private final float[] row = new float[1];
  private final float[] out = new float[OUTPUTS];
  private int next;

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
    NetworkPlan shape = new NetworkPlan(6, false, CalendarInputs.none(), 1, 1);
    HiddenNetwork hidden =
        new SSwim(
                ForecastOptions.defaults()
                    .withNetwork(options -> options.withNeurons(Auto.of(neurons))))
            .sample(data, plan, shape, WeightSource.RANDOM);
    Readout readout = new Readout(new float[hidden.features() * OUTPUTS], new float[OUTPUTS]);
    evaluation = new StreamingEvaluation(new SpikingNetwork(hidden, readout));
    state = evaluation.newState();
  }

  /** A step of the network. */
  @Benchmark
  public boolean step() {
    row[0] = rows[next];
    next = next + 1 == ROWS ? 0 : next + 1;
    return evaluation.step(row, state);
  }

  /** A forecast from the present state. */
  @Benchmark
  public float[] forecast() {
    evaluation.outputs(state, out);
    return out;
  }
}
