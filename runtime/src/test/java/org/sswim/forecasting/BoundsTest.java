package org.sswim.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueTransform;

class BoundsTest {
  private static final TimeSeries SERIES = SampleModels.series(40, null);

  private static final ForecastModel PLAIN = SampleModels.model(ChannelMode.SHARED, true, true);

  private static final int VALUES = PLAIN.spec().horizon() * 3;

  private static final double ANY = Double.MAX_VALUE;

  private static ForecastModel limited(ForecastModel model, double lower, double upper) {
    double[] low = {-ANY, lower, -ANY};
    double[] high = {ANY, upper, ANY};
    return model.withBounds(new Bounds(low, high, new float[0]));
  }

  private static ForecastModel withIntervals(ForecastModel model, float half) {
    float[] halfWidths = new float[VALUES];
    Arrays.fill(halfWidths, half);
    return model.withIntervals(new Intervals(List.of(80.0), halfWidths));
  }

  @Test
  void cutForecastsAndIntervalsOfTheirChannel() {
    Forecast free = withIntervals(PLAIN, 0.5f).forecast(SERIES);
    double[] middle = new double[PLAIN.spec().horizon()];
    for (int k = 0; k < middle.length; k++) {
      middle[k] = free.value(k + 1, 1);
    }
    double lower = Arrays.stream(middle).min().orElseThrow() + 1e-3;
    double upper = Arrays.stream(middle).max().orElseThrow() - 1e-3;
    Forecast cut = limited(withIntervals(PLAIN, 0.5f), lower, upper).forecast(SERIES);
    int changed = 0;
    for (int i = 0; i < VALUES; i++) {
      double expected = free.values()[i];
      double low = free.bands().get(0).lower()[i];
      double high = free.bands().get(0).upper()[i];
      if (i % 3 == 1) {
        double half = (high - low) / 2;
        expected = Math.max(lower, Math.min(upper, expected));
        low = Math.max(lower, expected - half);
        high = Math.min(upper, expected + half);
        changed += expected == free.values()[i] ? 0 : 1;
      }
      assertThat(cut.values()[i]).isEqualTo(expected);
      assertThat(cut.bands().get(0).lower()[i]).isCloseTo(low, within(1e-9));
      assertThat(cut.bands().get(0).upper()[i]).isCloseTo(high, within(1e-9));
    }
    assertThat(changed).isGreaterThanOrEqualTo(2);
  }

  private static ForecastModel logarithmic() {
    // The sample series lies well above 0 in no channel; T is invertible all the same.
    Standardizer scale =
        Standardizer.of(new double[] {1, 2, 3}, new double[] {0.5, 0.5, 0.5})
            .withTransform(ValueTransform.LOG1P, 3);
    return new ForecastModel(
        PLAIN.network(), PLAIN.spec(), PLAIN.channels(), scale, PLAIN.provenance());
  }

  @Test
  void correctionsMoveTheLevelAndIntervalsAreEvenThere() {
    ForecastModel model = withIntervals(logarithmic(), 1);
    float[] correction = new float[VALUES];
    correction[4] = 0.25f;
    ForecastModel corrected =
        model.withBounds(new Bounds(new double[0], new double[0], correction));
    Forecast before = model.forecast(SERIES);
    Forecast after = corrected.forecast(SERIES);
    ValueTransform log = ValueTransform.LOG1P;
    for (int i = 0; i < VALUES; i++) {
      double moved = i == 4 ? 0.5 * 0.25 : 0;
      assertThat(log.apply(after.values()[i]) - log.apply(before.values()[i]))
          .isCloseTo(moved, within(1e-6));
      Forecast.Band band = after.bands().get(0);
      double level = log.apply(after.values()[i]);
      assertThat(log.apply(band.upper()[i]) - level).isCloseTo(0.5, within(1e-6));
      assertThat(level - log.apply(band.lower()[i])).isCloseTo(0.5, within(1e-6));
    }
  }

  @Test
  void adaptiveIntervalsLearnFromWhatWasForecast() {
    // Where the limit is the forecast and the truth lies there too, there is no error.
    ForecastModel cut = limited(withIntervals(PLAIN, 1), -1e9, -1e8);
    StreamingForecaster stream = StreamingForecaster.adaptive(cut, 0.5);
    double[] row = {0, -1e8, 0};
    double[] forecast = new double[VALUES];
    double[] lower = new double[VALUES];
    double[] upper = new double[VALUES];
    for (int r = 0; r < 40; r++) {
      stream.push(row, null);
      if (stream.ready()) {
        stream.forecast(forecast);
      }
    }
    stream.interval(0, forecast, lower, upper);
    assertThat(forecast[1]).isEqualTo(-1e8);
    assertThat(upper[1]).isEqualTo(-1e8);
    // The factor has shrunk to 0: each row that did not miss took 0.5 * 0.2 from it.
    assertThat(lower[1]).isEqualTo(-1e8);
  }

  @Test
  void aBoundedForecastAllocatesNothing() {
    ForecastModel model = withIntervals(logarithmic(), 1);
    ForecastModel bounded =
        model.withBounds(new Bounds(new double[3], new double[] {9, 9, 9}, new float[VALUES]));
    StreamingForecaster stream = StreamingForecaster.adaptive(bounded, 0.01);
    double[] row = {1, 2, 3};
    double[] out = new double[VALUES];
    double[] lower = new double[VALUES];
    double[] upper = new double[VALUES];
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = 0;
    for (int t = 0; t < 1200; t++) {
      before = t == 200 ? threads.getThreadAllocatedBytes(id) : before;
      stream.push(row, null);
      if (stream.ready()) {
        stream.forecast(out);
        stream.interval(0, out, lower, upper);
      }
    }
    // The measurement itself may allocate; a thousand rows with one object each would show 16,000.
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(4000);
    assertThat(lower[0]).isGreaterThanOrEqualTo(0);
    assertThat(upper[2]).isLessThanOrEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
  void lowerEndsLieBelowUpperOnes(double lower) {
    assertThatThrownBy(() -> limited(PLAIN, lower, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got " + lower + " and 5.0");
  }

  @Test
  void shapes() {
    assertThat(Bounds.NONE.none()).isTrue();
    assertThatThrownBy(
            () -> PLAIN.withBounds(new Bounds(new double[2], new double[] {1, 1}, new float[0])))
        .hasMessageContaining("channels with limits must be 3; got 2");
    assertThatThrownBy(
            () -> PLAIN.withBounds(new Bounds(new double[0], new double[0], new float[5])))
        .hasMessageContaining("corrections of outputs must be " + VALUES + "; got 5");
    assertThatThrownBy(() -> new Bounds(new double[1], new double[0], new float[0]))
        .hasMessageContaining("got 1 and 0");
    assertThatThrownBy(() -> new Bounds(new double[0], new double[0], new float[] {Float.NaN}))
        .hasMessageContaining("got NaN");
  }
}
