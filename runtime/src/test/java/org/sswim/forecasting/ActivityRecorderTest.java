package org.sswim.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sswim.forecasting.SampleModels.HORIZON;
import static org.sswim.forecasting.SampleModels.WINDOW;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.kernel.Kernels;
import org.sswim.network.ReadoutBanks;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;

/** What is recorded against forecasts, which ForecastModelTest holds to the network. */
class ActivityRecorderTest {
  private static final int LONG_WINDOW = 48;
  private static final TimeSeries SERIES =
      SampleModels.series(60, LocalDateTime.of(2024, 1, 1, 0, 0));

  private static ForecastModel model(
      ChannelMode mode, boolean relative, boolean streaming, int window) {
    ForecastModel model = SampleModels.model(mode, relative, false);
    Semantics semantics = streaming ? Semantics.STREAMING : Semantics.WINDOWED;
    return new ForecastModel(
        model.network(),
        new ForecastSpec(window, HORIZON, mode, relative, false).withSemantics(semantics),
        model.channels(),
        model.standardizer(),
        model.provenance());
  }

  @ParameterizedTest
  @CsvSource({
    "SHARED, true, false, 1",
    "SHARED, false, false, 2",
    "JOINT, true, false, 0",
    "SHARED, true, true, 2",
    "SHARED, false, true, 0",
    "JOINT, true, true, 0"
  })
  void recordedSpikesGiveTheForecast(
      ChannelMode mode, boolean relative, boolean streaming, int lane) {
    ForecastModel model = model(mode, relative, streaming, LONG_WINDOW);
    int end = 55;
    ActivityRecorder.Activity activity = new ActivityRecorder(model, SERIES).record(end, lane);
    assertThat(activity.steps()).isEqualTo(LONG_WINDOW - activity.firstStep());
    // The banks over the spikes, by the definition of the features.
    ReadoutBanks banks = model.network().hidden().banks();
    boolean[][] last = activity.spikes()[1];
    float[] features = new float[banks.banks() * last.length];
    for (int m = 0; m < banks.banks(); m++) {
      double[] kernel = Kernels.response(banks.kernel(), banks.support()[m], activity.steps());
      for (int i = 0; i < last.length; i++) {
        for (int u = banks.delay()[m]; u < activity.steps(); u++) {
          double spike = last[i][activity.steps() - 1 - u] ? 1 : 0;
          features[m * last.length + i] += (float) (spike * kernel[u - banks.delay()[m]]);
        }
      }
    }
    float[] z = new float[model.network().outputs()];
    model.network().readout().apply(features, z);
    Forecast expected = model.forecast(SERIES.slice(0, end));
    int signals = model.spec().channels().signals(3);
    // A stream also feels spikes from before the window: after 46 steps, 46 exp(-46 / 3.5) of one.
    double tolerance = streaming ? 1e-2 : 1e-4;
    for (int k = 0; k < HORIZON; k++) {
      for (int s = 0; s < signals; s++) {
        int channel = signals > 1 ? s : lane;
        double forecast =
            (expected.value(k + 1, channel) - model.standardizer().mean(channel))
                / model.standardizer().std(channel);
        assertThat((double) z[k * signals + s]).isCloseTo(forecast, within(tolerance));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void neuronsFireWhereTheirVoltageIsNotNegative(boolean streaming) {
    ForecastModel model = model(ChannelMode.SHARED, true, streaming, WINDOW);
    ActivityRecorder.Activity activity = new ActivityRecorder(model, SERIES).record(60, 1);
    int spikes = 0;
    for (int l = 0; l < 2; l++) {
      for (int i = 0; i < activity.spikes()[l].length; i++) {
        int count = 0;
        for (int t = 0; t < activity.steps(); t++) {
          boolean spike = activity.spikes()[l][i][t];
          assertThat(spike).isEqualTo(activity.voltages()[l][i][t] >= 0);
          count += spike ? 1 : 0;
        }
        assertThat(activity.count(l, i)).isEqualTo(count);
        spikes += count;
      }
    }
    assertThat(spikes).isBetween(1, 15 * activity.steps() - 1);
  }

  @Test
  void aStreamRemembersWhatAWindowDoesNot() {
    ForecastModel windowed = SampleModels.model(ChannelMode.SHARED, false, false);
    ActivityRecorder.Activity rest = new ActivityRecorder(windowed, SERIES).record(40, 0);
    ActivityRecorder.Activity runOn =
        new ActivityRecorder(SampleModels.streaming(windowed), SERIES).record(40, 0);
    assertThat(runOn.voltages()[0][0][0]).isNotEqualTo(rest.voltages()[0][0][0]);
    // At the first row of the series there is nothing to remember.
    ActivityRecorder.Activity first =
        new ActivityRecorder(SampleModels.streaming(windowed), SERIES).record(WINDOW, 0);
    assertThat(first.voltages()[0][0])
        .containsExactly(new ActivityRecorder(windowed, SERIES).record(WINDOW, 0).voltages()[0][0]);
  }

  @Test
  void windowsThatDoNotExistAreRefused() {
    ForecastModel model =
        SampleModels.model(ChannelMode.SHARED, true, false).withMoment(SampleModels.moment());
    ActivityRecorder recorder = new ActivityRecorder(model, SERIES);
    assertThatThrownBy(() -> recorder.record(WINDOW - 1, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> recorder.record(WINDOW, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    TimeSeries bare = SampleModels.series(60, null);
    assertThatThrownBy(() -> new ActivityRecorder(model, bare))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("date");
  }
}
