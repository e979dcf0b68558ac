package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;
import org.sswim.training.FitProgress;

class GradientFitTest {
  private static final ForecastOptions OPTIONS = Training.fixed(12, 6, Auto.of(true));
  private static final TimeSeries SERIES = series();

  private static TimeSeries series() {
    double[] a = TestSeries.seasonal(1, 200);
    return TestSeries.hourly(200, r -> a[r], r -> 40 - 3 * a[r]);
  }

  private static GradientFit.Fitted fit(ForecastOptions options, Start start, Workers workers) {
    FinalTask task = Training.forecaster(options, 16, 4, ChannelMode.SHARED).task(SERIES, workers);
    return new GradientFit(GradientOptions.defaults().withEpochs(3), start, FitProgress.NONE)
        .fit(task, (done, total, loss, best) -> {}, null);
  }

  @ParameterizedTest
  @EnumSource(Start.class)
  void theModelTellsHowItWasTrained(Start start) {
    ForecastOptions left = OPTIONS.withValues(ValueOptions.defaults());
    GradientFit.Fitted fitted = fit(left, start, Workers.available());
    // Of 181 windows the last fifth, 37, is watched.
    assertThat(fitted.watched()).isEqualTo(new SampleRange(144, 181));
    assertThat(fitted.trained().epochs()).hasSize(4);
    ForecastModel model = fitted.model();
    assertThat(model.network()).isSameAs(fitted.trained().network());
    assertThat(model.provenance().seed()).isEqualTo(1);
    assertThat(model.provenance().data()).isEqualTo(SERIES.fingerprint());
    assertThat(model.provenance().options())
        .containsEntry("start", start.label())
        .containsEntry("validation-share", "0.2")
        .containsKeys(RecordedOptions.TRAINING, RecordedOptions.GRADIENT);
    assertThat(model.provenance().options().get(RecordedOptions.TRAINING))
        .contains("\"transform\":\"none\"");
    assertThat(model.provenance().results())
        .containsEntry("epochs", "3")
        .containsEntry("best-epoch", String.valueOf(fitted.trained().best()))
        .containsEntry("start-validation-loss", String.valueOf(fitted.trained().startLoss()))
        .containsEntry("validation-loss", String.valueOf(fitted.trained().validationLoss()))
        .containsKeys("learning-rate", "readout-rate", "weight-decay", "spike-rate", "taps");
    Background background = Objects.requireNonNull(model.background());
    assertThat(background.origins()).isNull();
    assertThat(background.featureMeans()).hasSize(model.network().hidden().features());
    assertThat(Arrays.stream(model.forecast(SERIES).values()))
        .hasSize(8)
        .allMatch(Double::isFinite);
  }

  @Test
  void anyNumberOfWorkersFitsTheSameModel() {
    ForecastModel one = fit(OPTIONS, Start.SSWIM, Workers.of(1)).model();
    ForecastModel two = fit(OPTIONS, Start.SSWIM, Workers.of(2)).model();
    assertThat(two.network()).usingRecursiveComparison(Training.ARRAYS).isEqualTo(one.network());
    assertThat(two.provenance()).isEqualTo(one.provenance());
  }

  @Test
  void networksThatRunOnCannotBeTrained() {
    assertThatThrownBy(
            () -> fit(OPTIONS.withSemantics(Semantics.STREAMING), Start.SSWIM, Workers.available()))
        .hasMessageContaining("windowed semantics")
        .hasMessageContaining(Semantics.STREAMING.label());
  }
}
