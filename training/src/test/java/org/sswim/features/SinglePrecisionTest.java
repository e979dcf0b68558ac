package org.sswim.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Precision;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LinearReadout;
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.series.CalendarInputs;
import org.sswim.series.TimeSeries;
import org.sswim.training.WeightSource;

/** What summing the products of spiking features in single precision costs. */
class SinglePrecisionTest {
  private static final int ROWS = 3000;
  private static final int WINDOW = 24;
  private static final int HORIZON = 12;

  /** The same features, summed in double precision throughout. */
  private record Wide(FeatureMap map) implements FeatureMap {
    @Override
    public int features() {
      return map.features();
    }

    @Override
    public Precision precision() {
      return Precision.DOUBLE;
    }

    @Override
    public FeatureMap forWorker() {
      return new Wide(map.forWorker());
    }

    @Override
    public void write(Samples samples, SampleBlock block, float[] out) {
      map.write(samples, block, out);
    }
  }

  @Test
  void forecastsHardlyDifferFromThoseInDouble() {
    double[] a = TestSeries.seasonal(3, ROWS);
    TimeSeries series = TestSeries.of(ROWS, r -> a[r]);
    TrainingData data = TrainingData.of(series, 2200, WINDOW, ChannelMode.SHARED);
    FitPlan plan = Training.plan(HORIZON, new SampleRange(0, 2200), new SampleRange(2200, 2600), 1);
    ForecastTrainer trainer = new ForecastTrainer(Training.fixed(100, 12, Auto.of(true)));
    NetworkPlan network = trainer.plan(data, plan);
    FeatureMap map = trainer.train(data, plan, network, WeightSource.S_SWIM).features();
    assertThat(map.precision()).isEqualTo(Precision.SINGLE);
    WindowedSeries windows = data.windows(CalendarInputs.none());
    Samples samples = windows.samples(network.relativeInput());
    WindowTargets targets =
        WindowTargets.of(windows, HORIZON, network.targetSeason(), plan.channelWeight());
    ReadoutFit fit = new ReadoutFit(4, Workers.available());
    double[][] forecasts = new double[2][];
    for (int k = 0; k < 2; k++) {
      FeatureMap used = k == 0 ? map : new Wide(map);
      List<FittedReadout> readouts = fit.fit(samples, targets, used, plan.split(targets));
      forecasts[k] = new double[300 * HORIZON];
      LinearReadout.of(map, readouts.get(0))
          .write(samples, new SampleBlock(0, 2620, 300, 1), forecasts[k]);
    }
    double worst = 0;
    for (int i = 0; i < forecasts[0].length; i++) {
      worst = Math.max(worst, Math.abs(forecasts[0][i] - forecasts[1][i]));
    }
    // In standard deviations of the series.
    assertThat(worst).isBetween(1e-12, 1e-3);
  }
}
