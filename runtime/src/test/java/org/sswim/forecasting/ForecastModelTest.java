package org.sswim.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sswim.forecasting.SampleModels.CHANNELS;
import static org.sswim.forecasting.SampleModels.HORIZON;
import static org.sswim.forecasting.SampleModels.WINDOW;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.InvalidDataException;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.NetworkRun;

/** Forecasts against evaluations of windows that are built row by row here. */
class ForecastModelTest {
  private static final LocalDateTime FRIDAY = LocalDateTime.of(2024, 1, 5, 22, 0);
  private static final int ROWS = 40;

  static List<Arguments> specs() {
    List<Arguments> specs = new ArrayList<>();
    for (ChannelMode mode : ChannelMode.values()) {
      for (boolean relativeInput : new boolean[] {false, true}) {
        for (boolean relativeTarget : new boolean[] {false, true}) {
          for (int skipDelays : new int[] {0, 5, WINDOW}) {
            specs.add(Arguments.of(mode, relativeInput, relativeTarget, skipDelays));
          }
        }
      }
    }
    return specs;
  }

  /** Working days may look like all days, as a few of them do. */
  @ParameterizedTest
  @CsvSource({"PT168H, P1M, false", "PT1H, PT2H, false", "PT24H on 12345, PT24H, true"})
  void rowsAreAsFarApartAsThoseOfTheModel(String own, String other, boolean taken) {
    ForecastModel model =
        SampleModels.model(ChannelMode.SHARED, true, true)
            .withInterval(SamplingInterval.parse(own));
    TimeSeries series = SampleModels.series(20, FRIDAY, SamplingInterval.parse(other));
    if (taken) {
      assertThat(model.forecast(series).values()).hasSize(HORIZON * CHANNELS.size());
    } else {
      assertThatThrownBy(() -> model.forecast(series))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageMatching("the model is of rows .* apart, those of the series are .* apart");
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aForecastIsTheNetworkOfTheLastWindow(
      ChannelMode mode, boolean relativeInput, boolean relativeTarget, int skipDelays) {
    ForecastModel model = SampleModels.model(mode, relativeInput, relativeTarget, skipDelays);
    TimeSeries series = SampleModels.series(ROWS, FRIDAY);
    double spread = 0;
    double[] before = new double[HORIZON * CHANNELS.size()];
    for (int end = WINDOW; end <= ROWS; end++) {
      double[] expected = evaluate(model, series, end);
      double[] got = model.forecast(series.slice(0, end)).values();
      // Floats of about 1, scaled by a standard deviation of up to 30.
      assertThat(got).containsExactly(expected, within(2e-3));
      spread = Math.max(spread, Math.abs(got[0] - before[0]));
      before = got;
    }
    assertThat(spread).isGreaterThan(0.1);
  }

  /** Standardises, takes relative and lays out the window by hand, one lane after the other. */
  private static double[] evaluate(ForecastModel model, TimeSeries series, int end) {
    ForecastSpec spec = model.spec();
    boolean joint = spec.channels() == ChannelMode.JOINT;
    int signals = joint ? 3 : 1;
    Standardizer scale = model.standardizer();
    double[] expected = new double[HORIZON * 3];
    for (int lane = 0; lane < (joint ? 1 : 3); lane++) {
      float[] rows = new float[WINDOW * signals];
      for (int t = 0; t < WINDOW; t++) {
        int row = end - WINDOW + t;
        for (int s = 0; s < signals; s++) {
          int c = joint ? s : lane;
          double z = (series.value(row, c) - scale.mean(c)) / scale.std(c);
          double last = (series.value(end - 1, c) - scale.mean(c)) / scale.std(c);
          rows[t * signals + s] = (float) (spec.relativeInput() ? z - last : z);
        }
      }
      float[] out = NetworkRun.outputs(model.network(), rows);
      for (int k = 0; k < HORIZON; k++) {
        for (int s = 0; s < signals; s++) {
          int c = joint ? s : lane;
          double base = spec.relativeTarget() ? series.value(end - 1, c) : scale.mean(c);
          expected[k * 3 + c] = base + scale.std(c) * out[k * signals + s];
        }
      }
    }
    return expected;
  }

  @Test
  void channelsAreFoundByName() {
    ForecastModel model = SampleModels.model(ChannelMode.JOINT, true, true);
    TimeSeries series = SampleModels.series(ROWS, null);
    double[] shuffled = new double[ROWS * 4];
    for (int r = 0; r < ROWS; r++) {
      shuffled[r * 4] = series.value(r, 2);
      shuffled[r * 4 + 1] = r;
      shuffled[r * 4 + 2] = series.value(r, 0);
      shuffled[r * 4 + 3] = series.value(r, 1);
    }
    TimeSeries other = TimeSeries.of(List.of("c", "other", "a", "b"), shuffled, null);
    assertThat(model.forecast(other).values()).containsExactly(model.forecast(series).values());
  }

  @Test
  void aMissingChannelIsNamed() {
    ForecastModel model = SampleModels.model(ChannelMode.JOINT, true, true);
    TimeSeries series = TimeSeries.of(List.of("a", "c\nd"), new double[2 * ROWS], null);
    assertThatThrownBy(() -> model.forecast(series))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("'b'")
        .hasMessageContaining("'a', 'c\\u000ad'")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aShortSeriesIsRefusedWithTheLengthNeeded() {
    ForecastModel model = SampleModels.model(ChannelMode.JOINT, true, true);
    TimeSeries series = SampleModels.series(WINDOW - 1, null);
    assertThatThrownBy(() -> model.forecast(series))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("needs a window of 12 rows")
        .hasMessageContaining("has 11");
    assertThat(model.forecast(SampleModels.series(WINDOW, null)).values()).hasSize(12);
  }

  @Test
  void momentsNeedDates() {
    ForecastModel model =
        SampleModels.model(ChannelMode.SHARED, true, true).withMoment(SampleModels.moment());
    assertThatThrownBy(() -> model.forecast(SampleModels.series(ROWS, null)))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("needs the date of every row");
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    ForecastModel good = SampleModels.model(ChannelMode.JOINT, true, true);
    SpikingNetwork network = good.network();
    ForecastSpec spec = good.spec();
    assertThatThrownBy(() -> with(network, spec, List.of("a", "b")))
        .hasMessage("signals of the input layer must be 2; got 3");
    assertThatThrownBy(() -> with(network, spec(WINDOW, 5), CHANNELS))
        .hasMessage("outputs of the network must be 15; got 12");
    ForecastSpec beside =
        spec(WINDOW, HORIZON)
            .withCovariates(new CovariateInputs(List.of("p"), List.of(), List.of()));
    assertThatThrownBy(() -> with(network, beside, CHANNELS))
        .hasMessage("context of the input layer must be 1; got 0");
    assertThatThrownBy(() -> with(network, spec(2, HORIZON), CHANNELS))
        .hasMessage("a window of 2 rows cannot hold 3 taps");
    SpikingNetwork skipping = SampleModels.model(ChannelMode.JOINT, true, true, 5).network();
    assertThatThrownBy(() -> with(skipping, spec(4, HORIZON), CHANNELS))
        .hasMessage("a window of 4 rows cannot hold the 5 delays of the skip connections");
    assertThatThrownBy(() -> with(network, spec, List.of("a", "b", "a")))
        .hasMessageContaining("different names");
    assertThatThrownBy(() -> with(network, spec, List.of("a", "b", " ")))
        .hasMessageContaining("none blank");
  }

  @Test
  void aHorizonThatWrapsAroundIsRefused() {
    float[] one = {1};
    SpikingLayer neuron = SpikingLayer.of(Kernels.ALPHA, new float[4], one);
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(4, 1, 0),
            List.of(neuron),
            new ReadoutBanks(Kernels.ALPHA, new int[1], one));
    SpikingNetwork network = new SpikingNetwork(hidden, new Readout(new float[4], new float[4]));
    // (2^30 + 1) * 4 = 2^32 + 4, which is 4 in 32 bits: as many as the network has outputs.
    ForecastSpec spec = spec(WINDOW, (1 << 30) + 1);
    Standardizer scale = Standardizer.of(new double[4], new double[] {1, 1, 1, 1});
    Provenance origin = new Provenance("1", 2, "data", Map.of(), Map.of());
    List<String> channels = List.of("a", "b", "c", "d");
    assertThatThrownBy(() -> new ForecastModel(network, spec, channels, scale, origin))
        .hasMessage("outputs of the network must be 4294967300; got 4");
  }

  private static ForecastSpec spec(int window, int horizon) {
    return new ForecastSpec(window, horizon, ChannelMode.JOINT, true, true);
  }

  private static ForecastModel with(
      SpikingNetwork network, ForecastSpec spec, List<String> channels) {
    ForecastModel good = SampleModels.model(ChannelMode.JOINT, true, true);
    return new ForecastModel(network, spec, channels, good.standardizer(), good.provenance());
  }
}
