package org.sswim.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.series.InvalidDataException;

class FilterForecasterTest {
  @TempDir private Path folder;

  /** One filter of one step, whose map over 4 steps is smoothed to two features. */
  private static FilterForecaster model() {
    RandomFilter filter = new RandomFilter(new float[] {1}, 0, 4, 1);
    double[] beta = {1, 2, 0, 0, .5, 0};
    return new FilterForecaster(
        4, 2, 10, 2, List.of(new FilterStage(filter, beta)), Studies.NOWHERE);
  }

  /** By hand: sigmoid(1) - .5 = .2310586, so features .0770195, .2310586 / 3 and 1. */
  @Test
  void forecastsBySquashedAndSmoothedSteps() {
    double feature = .2310586 / 3;
    assertThat(model().forecast(99, 10, 10, 12, 10))
        .containsExactly(
            new double[] {10 + 2 * (feature + .5), 10 + 2 * 2 * feature}, within(1e-6));
  }

  @Test
  void aStreamForecastsAsTheWindowDoes() {
    Path file = folder.resolve("m.sswim");
    FilterForecaster.FORMAT.write(model(), file);
    FilterForecaster forecaster = FilterForecaster.FORMAT.read(file);
    FilterStream stream = forecaster.newStream();
    double[] values = {8, 12, 11, 9, 14, 10, 7, 13};
    double[] next = new double[2];
    for (int r = 0; r < values.length; r++) {
      assertThat(stream.ready()).isEqualTo(r >= 4);
      stream.push(values[r]);
      if (stream.ready()) {
        stream.forecast(next);
        assertThat(next).isEqualTo(forecaster.forecast(Arrays.copyOf(values, r + 1)));
      }
    }
    assertThatThrownBy(() -> stream.push(Double.NaN)).hasMessageContaining("got NaN");
    stream.forecast(next);
    assertThat(next).isEqualTo(forecaster.forecast(values));
  }

  @Test
  void shortWindowsAndBadValuesAreRefused() {
    FilterForecaster forecaster = model();
    assertThatThrownBy(() -> forecaster.forecast(1, 2, 3))
        .isInstanceOf(InvalidDataException.class)
        .hasMessage("a window takes 4 values; got 3");
    assertThatThrownBy(() -> forecaster.forecast(1, 2, 3, 1e300))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("not too far from the mean 10.0 (std 2.0)");
    FilterStream stream = forecaster.newStream();
    assertThatThrownBy(() -> stream.forecast(new double[2]))
        .hasMessage("a forecast needs 4 values; got 0 so far");
  }
}
