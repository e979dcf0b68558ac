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
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.Covariates;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;

class CovariateInputsTest {
  private static final int WINDOW = 6;
  private static final int ROWS = 15;
  private static final int HORIZON = 3;
  private static final int NEURONS = 8;
  private static final CovariateInputs INPUTS =
      new CovariateInputs(List.of("wind"), List.of("temp", "sun"), List.of("x", "a"));

  @Test
  void namesSayWhereEachInputStands() {
    assertThat(INPUTS.names()).containsExactly("wind", "group a", "group x");
    assertThat(INPUTS.columns()).isEqualTo(3);
    assertThat(INPUTS.width()).isEqualTo(3);
  }

  @Test
  void aRowIsWrittenInThatOrder() {
    ContextRow context = new ContextRow(model(Semantics.WINDOWED));
    float[] out = new float[4];
    context.write(0, context.values(series(ROWS, 3), 3), out, 1);
    // Wind 3 with mean 1 and std 2.
    assertThat(out).containsExactly(0, 1, 0, 1);
    context.write(1, context.values(series(ROWS, 3), 3), out, 1);
    assertThat(out).containsExactly(0, 1, 1, 0);
  }

  @ParameterizedTest
  @CsvSource({"WINDOWED", "STREAMING"})
  void aStreamForecastsWhatTheSeriesDoes(Semantics semantics) {
    ForecastModel model = model(semantics);
    TimeSeries series = series(ROWS, HORIZON);
    StreamingForecaster stream = new StreamingForecaster(model);
    double[] out = new double[HORIZON * 2];
    for (int r = 0; r < HORIZON; r++) {
      stream.announce(new double[] {temp(r), -r});
    }
    for (int r = 0; r < ROWS; r++) {
      stream.announce(new double[] {temp(r + HORIZON), -r - HORIZON});
      stream.push(new double[] {series.value(r, 0), series.value(r, 1)}, null, new double[] {r});
      assertThat(stream.announced()).isEqualTo(HORIZON);
      if (stream.ready()) {
        stream.copy().forecast(out);
        assertThat(model.forecast(series.slice(0, r + 1)).values()).containsExactly(out);
      }
    }
  }

  @Test
  void knownColumnsSayWhatTheMomentDoesOfThem() {
    ForecastModel model = model(Semantics.WINDOWED);
    TimeSeries series = series(ROWS, HORIZON);
    double[] warmer = knownValues(ROWS + HORIZON);
    // Temperature 4 degrees, one deviation, up in the second of the rows ahead.
    warmer[2 * (ROWS + 1)] += 4;
    double[] before = model.forecast(series).values();
    double[] after = model.forecast(withKnown(series, warmer)).values();
    float[] a = model.moment().linear();
    for (int c = 0; c < 2; c++) {
      double z = (temp(ROWS + 1) - 30) / 4;
      double mean = (temp(ROWS - 1) + temp(ROWS) + temp(ROWS + 1) - 90) / 12;
      // Terms: the value, its square, the mean of 3 rows, its square.
      double expected =
          a[c]
              + a[2 + c] * ((z + 1) * (z + 1) - z * z)
              + a[4 + c] / 3
              + a[6 + c] * ((mean + 1 / 3.) * (mean + 1 / 3.) - mean * mean);
      assertThat(after[c]).isEqualTo(before[c]);
      assertThat(after[2 + c] - before[2 + c]).isCloseTo(expected, within(1e-5));
      assertThat(Math.abs(expected)).isGreaterThan(1e-2);
      // The mean reaches one row farther.
      assertThat(after[4 + c]).isNotEqualTo(before[4 + c]);
    }
  }

  @Test
  void onlyRowsThatAForecastSeesCount() {
    ForecastModel model = model(Semantics.WINDOWED);
    TimeSeries series = series(ROWS, HORIZON);
    double[] values = model.forecast(series).values();
    // One known row more, which no forecast made here sees, and others before the window's means.
    assertThat(model.forecast(series(ROWS, HORIZON + 1)).values()).isEqualTo(values);
    double[] other = knownValues(ROWS + HORIZON);
    int first = ROWS - WINDOW;
    other[2 * (first - 3)] += 4000;
    assertThat(model.forecast(withKnown(series, other)).values()).isEqualTo(values);
    other[2 * (first - 2)] += 4000;
    assertThat(model.forecast(withKnown(series, other)).values()).isNotEqualTo(values);
  }

  @Test
  void whatIsMissingIsRefused() {
    ForecastModel model = model(Semantics.WINDOWED);
    assertRefused(model, series(ROWS, 2), "'temp' must go on for 3 rows after row 15");
    assertRefused(model, series(ROWS, 2), "row 15; 1 is missing");
    assertRefused(model, series(ROWS, 3).withCovariates(null), "needs the past columns wind");
    Covariates unknown = new Covariates(series(ROWS, 2).covariates().past(), null, INPUTS.groups());
    assertRefused(
        model, series(ROWS, 2).withCovariates(unknown), "needs the known columns temp, sun");
    assertThat(model.selectComplete(series(ROWS, 0)).rows()).isEqualTo(ROWS - HORIZON);
  }

  @Test
  void aStreamRefusesWhatIsMissing() {
    StreamingForecaster stream = new StreamingForecaster(model(Semantics.WINDOWED));
    double[] wind = {1};
    assertThatThrownBy(() -> stream.announce(new double[3]))
        .hasMessageContaining("must have 2 known columns (temp, sun); got 3");
    assertThatThrownBy(() -> stream.announce(new double[] {Double.POSITIVE_INFINITY, 0}))
        .hasMessageContaining("column 'temp'");
    assertThatThrownBy(() -> stream.push(new double[2], null, wind))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("those of row 1 are missing");
    for (int r = 0; r <= HORIZON; r++) {
      stream.announce(new double[] {temp(r), -r});
    }
    assertThatThrownBy(() -> stream.announce(new double[2]))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("3 rows ahead of the next row");
    assertThatThrownBy(() -> stream.push(new double[2], null))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("must have 1 past columns (wind); got 0");
    assertThatThrownBy(() -> stream.push(new double[2], null, new double[] {Double.NaN}))
        .hasMessageContaining("column 'wind'");
    assertThat(stream.missing()).isEqualTo(WINDOW);
    for (int r = 0; r < WINDOW; r++) {
      stream.push(new double[2], null, wind);
      if (r < WINDOW - 2) {
        stream.announce(new double[] {temp(r), -r});
      }
    }
    assertThatThrownBy(() -> stream.forecast(new double[HORIZON * 2]))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("known columns of the 3 rows")
        .hasMessageContaining("the last 1 are missing");
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> spec(ChannelMode.JOINT, Semantics.WINDOWED))
        .hasMessageContaining("joint channels need none");
    MomentModel other =
        new MomentModel(
            new MomentInputs(null, false, false, List.of("sun")),
            null,
            2,
            new float[2],
            new float[8],
            new float[0],
            new float[0]);
    assertThatThrownBy(() -> model(Semantics.WINDOWED).withMoment(other))
        .hasMessageContaining("see the known columns [temp, sun]; got [sun]");
  }

  private static void assertRefused(ForecastModel model, TimeSeries series, String problem) {
    assertThatThrownBy(() -> model.forecast(series))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining(problem);
  }

  private static TimeSeries withKnown(TimeSeries series, double[] known) {
    return series.withCovariates(
        new Covariates(
            series.covariates().past(),
            TimeSeries.of(INPUTS.known(), known, null),
            INPUTS.groups()));
  }

  private static ForecastSpec spec(ChannelMode mode, Semantics semantics) {
    return new ForecastSpec(WINDOW, HORIZON, mode, true, true, semantics, INPUTS);
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
                INPUTS.groups()));
  }

  private static ForecastModel model(Semantics semantics) {
    Random random = new Random(4);
    InputLayer input = new InputLayer(1, 2, INPUTS.width());
    float[] ones = new float[NEURONS];
    Arrays.fill(ones, 1.5f);
    SpikingLayer layer =
        SpikingLayer.of(
                Kernels.EXPONENTIAL,
                gaussian(input.width() * NEURONS, random),
                gaussian(NEURONS, random))
            .withSupport(ones)
            .withRefractorySupport(ones);
    HiddenNetwork hidden =
        new HiddenNetwork(
            input,
            List.of(layer),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {2}));
    MomentInputs inputs = new MomentInputs(null, false, false, INPUTS.known());
    MomentModel moment =
        new MomentModel(
            inputs,
            null,
            2,
            gaussian(2, random),
            gaussian(inputs.terms() * 2, random),
            new float[0],
            new float[0]);
    return new ForecastModel(
            new SpikingNetwork(
                hidden,
                new Readout(gaussian(NEURONS * HORIZON, random), gaussian(HORIZON, random))),
            spec(ChannelMode.SHARED, semantics),
            List.of("u", "v"),
            Standardizer.of(new double[] {0, 0, 1, 30, 0}, new double[] {1, 1, 2, 4, 1}),
            SampleModels.model(ChannelMode.SHARED, true, true).provenance())
        .withMoment(moment);
  }

  private static float[] gaussian(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
