package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.explanation.Explainer;
import org.sswim.explanation.Explanation;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.GradientFit;
import org.sswim.forecasters.Start;
import org.sswim.forecasters.Training;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.network.SkipConnections;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import org.sswim.stages.MomentMode;
import org.sswim.training.FitProgress;

/** Skip connections, those of columns beside the channels included, trained by gradients. */
class GradientSkipTest {
  private static final int EPOCHS = 10;
  private static final TimeSeries GROUPS = CovariatesTest.series(1, 1, List.of("up", "down"));
  private static final TimeSeries NO_GROUPS = CovariatesTest.series(1, 1, List.of());

  private static TimeSeries series(ChannelMode mode) {
    return (mode == ChannelMode.SHARED ? GROUPS : NO_GROUPS).slice(0, 400);
  }

  private static GradientFit.Fitted fit(Start start, ChannelMode mode, boolean skip) {
    ForecastOptions options =
        Training.fixed(20, 2, Auto.of(true))
            .withSkip(Auto.of(skip))
            .withMoment(Auto.of(MomentMode.VALUES));
    FinalTask task =
        Training.forecaster(options, CovariatesTest.WINDOW, CovariatesTest.HORIZON, mode)
            .withStride(Auto.of(1))
            .task(series(mode), Workers.available());
    return new GradientFit(GradientOptions.defaults().withEpochs(EPOCHS), start, FitProgress.NONE)
        .fit(task, (done, total, loss, best) -> {}, null);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({"SSWIM, SHARED", "RANDOM, SHARED", "DEFAULT, JOINT", "SSWIM, JOINT"})
  void theTrainedForecasterHasThemAndTheLossThatWasWatched(Start start, ChannelMode mode) {
    GradientFit.Fitted fitted = fit(start, mode, true);
    ForecastModel model = fitted.model();
    assertThat(fitted.trained().epochs()).hasSizeGreaterThan(1);
    assertThat(model.network().skip())
        .returns(1, SkipConnections::columns)
        .returns(CovariatesTest.WINDOW, SkipConnections::delays);
    TimeSeries series = series(mode);
    assertThat(loss(model, series, fitted.watched().start(), fitted.watched().end()))
        .isCloseTo(fitted.trained().validationLoss(), within(1e-4));
    Explanation explained = new Explainer(model).explain(model.select(series), 200, 2, 1);
    assertThat(explained.total())
        .isCloseTo(model.forecast(series.slice(0, 201)).values()[3], within(1e-4));
    assertThat(explained.skip()).isNotZero();
  }

  /** Targets are sums of the columns, which linear synapses learn sooner than spikes do. */
  @Tag("long")
  @ParameterizedTest
  @CsvSource({"SSWIM", "RANDOM", "DEFAULT"})
  void theyPayWhereTargetsAreLinear(Start start) {
    double without = fit(start, ChannelMode.JOINT, false).trained().validationLoss();
    double with = fit(start, ChannelMode.JOINT, true).trained().validationLoss();
    assertThat(with).isLessThan(0.96 * without);
  }

  /** The mean squared error of forecasts, straight from the forecaster, standardised. */
  private static double loss(ForecastModel model, TimeSeries series, int from, int to) {
    double sum = 0;
    int count = 0;
    for (int start = from; start < to; start++) {
      int end = start + CovariatesTest.WINDOW;
      double[] forecast = model.forecast(series.slice(0, end)).values();
      for (int i = 0; i < forecast.length; i++) {
        int channel = i % 2;
        double error =
            model.standardizer().apply(channel, forecast[i])
                - model.standardizer().apply(channel, series.value(end + i / 2, channel));
        sum += error * error;
        count++;
      }
    }
    return sum / count;
  }
}
