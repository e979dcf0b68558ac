package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.evaluation.LinearForecaster;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Precision;
import org.sswim.linalg.RidgeOptions;
import org.sswim.options.Auto;
import org.sswim.series.CalendarInputs;
import org.sswim.series.TimeSeries;

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
    public void write(WindowedSeries series, WindowBlock block, float[] out) {
      map.write(series, block, out);
    }
  }

  @Test
  void forecastsHardlyDifferFromThoseInDouble() {
    double[] a = TestSeries.seasonal(3, ROWS);
    TimeSeries series = TestSeries.of(ROWS, r -> a[r]);
    TrainingData data = TrainingData.of(series, 2200, WINDOW, ChannelMode.SHARED);
    FitPlan plan = Training.plan(HORIZON, new WindowRange(0, 2200), new WindowRange(2200, 2600), 1);
    SSwim trainer = new SSwim(Training.fixed(100, 12, Auto.of(true)));
    FeatureMap map =
        trainer.train(data, plan, trainer.plan(data, plan), WeightSource.S_SWIM).features();
    assertThat(map.precision()).isEqualTo(Precision.SINGLE);
    WindowedSeries windows = data.windows(CalendarInputs.none());
    ReadoutFit fit = new ReadoutFit(RidgeOptions.defaults(), 1);
    double[][] forecasts = new double[2][];
    for (int k = 0; k < 2; k++) {
      FeatureMap used = k == 0 ? map : new Wide(map);
      List<FittedReadout> readouts = fit.fit(windows, used, plan);
      forecasts[k] = new double[300 * HORIZON];
      new LinearForecaster(map, readouts.get(0))
          .forecast(windows, new WindowBlock(0, 2620, 300, 1), HORIZON, forecasts[k]);
    }
    double worst = 0;
    for (int i = 0; i < forecasts[0].length; i++) {
      worst = Math.max(worst, Math.abs(forecasts[0][i] - forecasts[1][i]));
    }
    // In standard deviations of the series.
    assertThat(worst).isBetween(1e-12, 1e-3);
  }
}
