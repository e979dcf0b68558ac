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
import org.sswim.features.FeatureMap;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasting.ChannelMode;
import org.sswim.options.Auto;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.series.TimeSeries;
import org.sswim.training.WeightSource;

/**
 * Features of a block of 256 windows: projection, filtering, spiking, read-out banks. With 24 taps
 * a window of 96 rows takes 73 steps, so that at 400 neurons one call makes 256 * 73 * 400 = 7.5
 * million neuron-steps on one core.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SimulationBenchmark {
  private static final int ROWS = 3000;
  private static final int WINDOW = 96;
  private static final SampleBlock BLOCK = new SampleBlock(0, 0, 256, 1);

  /** Neurons of the hidden layer. */
  @Param({"100", "400", "1600"})
  public int neurons;

  /** Whether windows are taken relative to their last row. */
  @Param({"false", "true"})
  public boolean relative;

  // JMH calls setUp before any benchmark.
  @SuppressWarnings("NullAway.Init")
  private FeatureMap features;

  @SuppressWarnings("NullAway.Init")
  private Samples samples;

  private float[] out = new float[0];

  /** Samples a network on a noisy daily rhythm. */
  @Setup
  public void setUp() {
    double[] values = new double[ROWS];
    Random random = new Random(1);
    for (int t = 0; t < ROWS; t++) {
      values[t] = Math.sin(2 * Math.PI * t / 24) + 0.3 * random.nextGaussian();
    }
    TrainingData data =
        TrainingData.of(
            TimeSeries.of(List.of("load"), values, null), 2000, WINDOW, ChannelMode.SHARED);
    FitPlan plan = FitPlan.forFinalFit(ROWS, WINDOW, 24, 0.2, 1, 1);
    NetworkPlan network = new NetworkPlan(24, relative, true, 1);
    features =
        new ForecastTrainer(
                ForecastOptions.defaults()
                    .withMembers(Auto.of(1))
                    .withNetwork(options -> options.withNeurons(neurons)))
            .train(data, plan, network, WeightSource.RANDOM)
            .features();
    samples = data.windows().samples(relative);
    out = new float[BLOCK.count() * features.features()];
  }

  /** The features of the block. */
  @Benchmark
  public float[] features() {
    features.write(samples, BLOCK, out);
    return out;
  }
}
