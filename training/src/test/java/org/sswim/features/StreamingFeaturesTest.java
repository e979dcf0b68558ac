package org.sswim.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;
import org.sswim.training.WeightSource;

class StreamingFeaturesTest {
  private static final int WINDOW = 16;

  private static float[] gaussian(Random random, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static HiddenNetwork network(WindowedSeries series, Kernel kernel, boolean cost) {
    Random random = new Random(5);
    InputLayer input = new InputLayer(series.signals(), 3, series.contextWidth());
    int n = 20;
    float[] support = new float[n];
    float[] refractory = new float[n];
    float[] costs = new float[n];
    for (int i = 0; i < n; i++) {
      support[i] = 0.5f + random.nextFloat();
      refractory[i] = 1 + random.nextFloat();
      costs[i] = cost ? -random.nextFloat() : 0;
    }
    SpikingLayer layer =
        SpikingLayer.of(kernel, gaussian(random, input.width() * n), gaussian(random, n))
            .withSupport(support)
            .withRefractorySupport(refractory)
            .withCost(costs);
    return new HiddenNetwork(
        input, List.of(layer), new ReadoutBanks(kernel, new int[] {0, 1}, new float[] {0.5f, 2}));
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void equalWindowsWhereFiniteKernelsFitIntoThem(ChannelMode mode) {
    WindowedSeries series = RandomNetworks.series(120, 2, WINDOW, mode, 1);
    HiddenNetwork network = network(series, Kernels.RAISED_COSINE, false);
    StreamingFeatures streaming = new StreamingFeatures(network);
    SpikingFeatures windowed = new SpikingFeatures(network);
    SampleBlock block = new SampleBlock(0, 3, 40, 2);
    float[] one = new float[40 * windowed.features()];
    float[] other = new float[one.length];
    // A window at a time is simulated from rest.
    for (int i = 0; i < 40; i++) {
      float[] single = new float[windowed.features()];
      windowed.write(series.samples(false), new SampleBlock(0, block.start(i), 1, 1), single);
      System.arraycopy(single, 0, one, i * single.length, single.length);
    }
    streaming.write(series.samples(false), block, other);
    assertThat(other).containsExactly(one, within(1e-5f));
    assertThat(one).contains(0f).isNotEqualTo(new float[one.length]);
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void windowsShareTheirStepsWhereThatIsTheSame(ChannelMode mode) {
    WindowedSeries series = RandomNetworks.series(120, 2, WINDOW, mode, 1);
    HiddenNetwork network = network(series, Kernels.RAISED_COSINE, false);
    assertThat(SpikingFeatures.shiftInvariant(network, series.samples(false))).isTrue();
    SpikingFeatures windowed = new SpikingFeatures(network);
    SampleBlock block = new SampleBlock(0, 3, 60, 1);
    float[] together = new float[60 * windowed.features()];
    windowed.write(series.samples(false), block, together);
    float[] run = new float[together.length];
    new StreamingFeatures(network).write(series.samples(false), block, run);
    // Bit for bit: it was the run.
    assertThat(together).containsExactly(run);
    float[] single = new float[windowed.features()];
    for (int i = 0; i < 60; i++) {
      windowed.write(series.samples(false), new SampleBlock(0, block.start(i), 1, 1), single);
      assertThat(Arrays.copyOfRange(together, i * single.length, (i + 1) * single.length))
          .containsExactly(single, within(1e-5f));
    }
  }

  @Test
  void windowsThatDependOnTheirStartAreSimulatedByThemselves() {
    WindowedSeries series = RandomNetworks.series(120, 2, WINDOW, ChannelMode.SHARED, 1);
    HiddenNetwork finite = network(series, Kernels.RAISED_COSINE, false);
    assertThat(SpikingFeatures.shiftInvariant(finite, series.samples(true))).isFalse();
    WindowedSeries shorter = RandomNetworks.series(120, 2, 5, ChannelMode.SHARED, 1);
    assertThat(SpikingFeatures.shiftInvariant(finite, shorter.samples(false))).isFalse();
    assertThat(
            SpikingFeatures.shiftInvariant(
                network(series, Kernels.RAISED_COSINE, true), series.samples(false)))
        .isFalse();
    assertThat(
            SpikingFeatures.shiftInvariant(
                network(series, Kernels.EXPONENTIAL, false), series.samples(false)))
        .isFalse();
  }

  @Test
  void relativeInputsCountFromTheRowOfEveryStep() {
    // A level that is added to all rows of a lane is never seen.
    float[] values = gaussian(new Random(3), 200);
    float[] raised = values.clone();
    for (int i = 0; i < raised.length; i++) {
      raised[i] += 1000;
    }
    WindowedSeries series = new WindowedSeries(values, 1, WINDOW, ChannelMode.SHARED);
    WindowedSeries above = new WindowedSeries(raised, 1, WINDOW, ChannelMode.SHARED);
    StreamingFeatures map = new StreamingFeatures(network(series, Kernels.EXPONENTIAL, true));
    SampleBlock block = new SampleBlock(0, 0, 150, 1);
    float[] one = new float[150 * map.features()];
    float[] other = new float[one.length];
    map.write(series.samples(true), block, one);
    map.write(above.samples(true), block, other);
    int equal = 0;
    for (int i = 0; i < one.length; i++) {
      equal += Math.abs(one[i] - other[i]) < 1e-3 ? 1 : 0;
    }
    // In single precision a few voltages near the threshold fall to the other side.
    assertThat(equal).isGreaterThan((int) (0.98 * one.length));
  }

  @Test
  void blocksJoinWithoutASeam() {
    WindowedSeries series = RandomNetworks.series(900, 1, WINDOW, ChannelMode.SHARED, 0);
    StreamingFeatures map = new StreamingFeatures(network(series, Kernels.EXPONENTIAL, true));
    int width = map.features();
    float[] whole = new float[800 * width];
    map.write(series.samples(false), new SampleBlock(0, 0, 800, 1), whole);
    float[] part = new float[100 * width];
    map.write(series.samples(false), new SampleBlock(0, 650, 100, 1), part);
    int equal = 0;
    for (int i = 0; i < part.length; i++) {
      equal += Math.abs(part[i] - whole[650 * width + i]) < 1e-3 ? 1 : 0;
    }
    assertThat(equal).isGreaterThan((int) (0.98 * part.length));
  }

  @Test
  void aRunGoesOnFromBlockToBlock() {
    WindowedSeries series = RandomNetworks.series(300, 1, WINDOW, ChannelMode.SHARED, 0);
    StreamingFeatures map = new StreamingFeatures(network(series, Kernels.EXPONENTIAL, true));
    int width = map.features();
    float[] whole = new float[60 * width];
    map.write(series.samples(true), new SampleBlock(0, 7, 60, 3), whole);
    float[] part = new float[20 * width];
    for (int b = 0; b < 3; b++) {
      SampleBlock block = new SampleBlock(0, 7 + 60 * b, 20, 3);
      if (b == 0) {
        map.write(series.samples(true), block, part);
      } else {
        map.writeNext(series.samples(true), block, part);
      }
      assertThat(part)
          .containsExactly(
              Arrays.copyOfRange(whole, 20 * b * width, 20 * (b + 1) * width), within(1e-6f));
    }
  }

  @Test
  void aFittedModelForecastsWhatItsFeaturesSay() {
    double[] a = TestSeries.seasonal(3, 260);
    TimeSeries series = TestSeries.of(260, r -> a[r], r -> 40 - 3 * a[r]);
    ForecastOptions o = Training.fixed(30, 6, Auto.of(true));
    ForecastOptions options = o.withSemantics(Semantics.STREAMING);
    FitPlan plan = Training.plan(4, new SampleRange(0, 180), new SampleRange(180, 230), 2);
    TrainingData data = TrainingData.of(series, 195, WINDOW, ChannelMode.SHARED);
    TrainedForecaster trained =
        Training.train(new Fit(options, data, plan, Workers.available()), WeightSource.S_SWIM);
    assertThat(trained.plan().semantics()).isEqualTo(Semantics.STREAMING);
    ForecastModel model = trained.model(0);
    assertThat(model.spec().semantics()).isEqualTo(Semantics.STREAMING);
    double[] expected = new double[4];
    WindowedSeries windows = data.windows();
    // So near the beginning the features' run begins at the first row as well.
    for (int lane = 0; lane < 2; lane++) {
      LinearReadout.of(trained.features(), trained.readout(0))
          .write(windows.samples(true), new SampleBlock(lane, 10, 1, 1), expected);
      double[] got = model.forecast(series.slice(0, 10 + WINDOW)).values();
      for (int k = 0; k < 4; k++) {
        double change = expected[k] + windows.last(lane, 10, 0);
        double value = data.standardizer().invert(lane, change);
        assertThat(got[2 * k + lane]).isCloseTo(value, within(1e-3 * (1 + Math.abs(value))));
      }
    }
  }

  @Test
  void anEmptyBlockWritesNothing() {
    WindowedSeries series = RandomNetworks.series(60, 1, WINDOW, ChannelMode.SHARED, 0);
    StreamingFeatures map = new StreamingFeatures(network(series, Kernels.ALPHA, true));
    float[] nothing = {7};
    map.write(series.samples(true), new SampleBlock(0, 0, 0, 1), nothing);
    assertThat(nothing).containsExactly(7);
  }
}
