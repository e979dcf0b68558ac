package org.sswim.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.CalendarInputs;
import org.sswim.series.Covariates;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;

class CovariateInputsTest {
  private static final int WINDOW = 6;
  private static final int ROWS = 15;
  private static final int NEURONS = 8;
  private static final CovariateInputs INPUTS =
      new CovariateInputs(List.of("wind"), List.of("temp", "sun"), 2, List.of("x", "a"));

  @Test
  void namesSayWhereEachInputStands() {
    assertThat(INPUTS.names())
        .containsExactly(
            "wind", "temp", "sun", "temp+1", "sun+1", "temp+2", "sun+2", "group a", "group x");
    assertThat(INPUTS.values()).isEqualTo(7);
    assertThat(INPUTS.width()).isEqualTo(9);
  }

  @Test
  void aRowIsWrittenInThatOrder() {
    ContextRow context = new ContextRow(model(Semantics.WINDOWED));
    float[] out = new float[10];
    context.write(series(ROWS, 2), 0, 3, out, 1);
    // wind 3 with mean 1 and std 2; temp 29, 31, 33 with mean 30, std 4; sun -3 - lead, std 1.
    assertThat(out).containsExactly(0, 1, -0.25f, -3, 0.25f, -4, 0.75f, -5, 0, 1);
    context.write(series(ROWS, 2), 1, 3, out, 1);
    assertThat(out).endsWith(1f, 0f);
  }

  @ParameterizedTest
  @CsvSource({"WINDOWED", "STREAMING"})
  void aStreamForecastsWhatTheSeriesDoes(Semantics semantics) {
    ForecastModel model = model(semantics);
    TimeSeries series = series(ROWS, 2);
    StreamingForecaster stream = new StreamingForecaster(model);
    double[] out = new double[3 * 2];
    for (int r = 0; r < ROWS; r++) {
      double[] beside = {
        r, temp(r), -r, temp(r + 1), -r - 1, temp(r + 2), -r - 2,
      };
      stream.push(new double[] {series.value(r, 0), series.value(r, 1)}, null, beside);
      if (stream.ready()) {
        stream.forecast(out);
        assertThat(model.forecast(series.slice(0, r + 1)).values())
            .containsExactly(out, within(1e-9));
      }
    }
  }

  @Test
  void onlyRowsThatAForecastSeesCount() {
    ForecastModel model = model(Semantics.WINDOWED);
    double[] values = model.forecast(series(ROWS, 2)).values();
    // One known row more, which no forecast made here sees, and another value in one that it does.
    assertThat(model.forecast(series(ROWS, 3)).values()).isEqualTo(values);
    TimeSeries own = series(ROWS, 2);
    double[] other = knownValues(ROWS + 2);
    other[2 * (ROWS + 1)] += 40;
    Covariates changed =
        new Covariates(
            own.covariates().past(),
            TimeSeries.of(List.of("temp", "sun"), other, null),
            2,
            INPUTS.groups());
    assertThat(model.forecast(own.withCovariates(changed)).values()).isNotEqualTo(values);
  }

  @Test
  void whatIsMissingIsRefused() {
    ForecastModel model = model(Semantics.WINDOWED);
    assertRefused(model, series(ROWS, 1), "'temp' must go on for 2 rows behind row 15");
    assertRefused(model, series(ROWS, 1), "1 of them is missing");
    assertRefused(model, series(ROWS, 2).withCovariates(null), "needs the past columns wind");
    Covariates unknown =
        new Covariates(series(ROWS, 2).covariates().past(), null, 0, INPUTS.groups());
    assertRefused(
        model, series(ROWS, 2).withCovariates(unknown), "needs the known columns temp, sun");
    assertThat(model.selectComplete(series(ROWS, 0)).rows()).isEqualTo(ROWS - 2);
    StreamingForecaster stream = new StreamingForecaster(model);
    assertThatThrownBy(() -> stream.push(new double[2], null))
        .isInstanceOf(InvalidSeriesException.class)
        .hasMessageContaining("needs 7 values beside the channels")
        .hasMessageContaining("got 0");
    double[] beside = new double[7];
    beside[3] = Double.NaN;
    assertThatThrownBy(() -> stream.push(new double[2], null, beside))
        .hasMessageContaining("column 'temp+1'");
    assertThat(stream.missing()).isEqualTo(WINDOW);
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new CovariateInputs(List.of("a"), List.of(), 1, List.of()))
        .hasMessageContaining("only if there are any");
    assertThatThrownBy(() -> new CovariateInputs(List.of(), List.of("a", "b"), 1 << 30, List.of()))
        .hasMessageContaining("too many inputs");
    assertThatThrownBy(() -> spec(ChannelMode.JOINT, 3, Semantics.WINDOWED))
        .hasMessageContaining("joint channels need none");
    assertThatThrownBy(() -> spec(ChannelMode.SHARED, 1, Semantics.WINDOWED))
        .hasMessageContaining("at most the horizon of 1 rows ahead; got 2");
  }

  private static void assertRefused(ForecastModel model, TimeSeries series, String problem) {
    assertThatThrownBy(() -> model.forecast(series))
        .isInstanceOf(InvalidSeriesException.class)
        .hasMessageContaining(problem);
  }

  private static ForecastSpec spec(ChannelMode mode, int horizon, Semantics semantics) {
    return new ForecastSpec(
        WINDOW, horizon, mode, true, 1, CalendarInputs.none(), semantics, INPUTS);
  }

  private static double temp(int row) {
    return 30 + row % 3 * 2 - row / 3;
  }

  private static double[] knownValues(int rows) {
    double[] known = new double[2 * rows];
    for (int r = 0; r < rows; r++) {
      known[2 * r] = temp(r);
      known[2 * r + 1] = -r;
    }
    return known;
  }

  /** Two channels, and known rows behind them. */
  private static TimeSeries series(int rows, int behind) {
    Random random = new Random(3);
    double[] values = random.doubles(2L * rows, -2, 2).toArray();
    double[] wind = new double[rows];
    for (int r = 0; r < rows; r++) {
      wind[r] = r;
    }
    return TimeSeries.of(List.of("u", "v"), values, null)
        .withCovariates(
            new Covariates(
                TimeSeries.of(List.of("wind"), wind, null),
                TimeSeries.of(List.of("temp", "sun"), knownValues(rows + behind), null),
                2,
                INPUTS.groups()));
  }

  private static ForecastModel model(Semantics semantics) {
    Random random = new Random(4);
    InputLayer input = new InputLayer(1, 2, INPUTS.width());
    float[] ones = new float[NEURONS];
    Arrays.fill(ones, 1.5f);
    SpikingLayer layer =
        new SpikingLayer(
            Kernels.EXPONENTIAL,
            new int[NEURONS],
            ones,
            Kernels.EXPONENTIAL,
            ones,
            new float[NEURONS],
            gaussian(input.width() * NEURONS, random),
            gaussian(NEURONS, random));
    HiddenNetwork hidden =
        new HiddenNetwork(
            input,
            List.of(layer),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {2}));
    return new ForecastModel(
        new SpikingNetwork(hidden, new Readout(gaussian(NEURONS * 3, random), gaussian(3, random))),
        spec(ChannelMode.SHARED, 3, semantics),
        List.of("u", "v"),
        Standardizer.of(new double[] {0, 0, 1, 30, 0}, new double[] {1, 1, 2, 4, 1}),
        SampleModels.model(ChannelMode.SHARED, true, 1, CalendarInputs.none()).provenance());
  }

  private static float[] gaussian(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
