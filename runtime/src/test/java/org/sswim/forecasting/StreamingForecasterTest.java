package org.sswim.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sswim.forecasting.SampleModels.HORIZON;
import static org.sswim.forecasting.SampleModels.WINDOW;

import java.lang.management.ManagementFactory;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.NetworkRun;
import org.sswim.simulation.Semantics;

/** The stream against forecasts of fresh windows, which ForecastModelTest holds to the network. */
class StreamingForecasterTest {
  private static final LocalDateTime START = LocalDateTime.of(2023, 12, 31, 7, 0);
  private static final int VALUES = HORIZON * 3;

  @ParameterizedTest
  @CsvSource({
    "SHARED, true, true, 0",
    "SHARED, false, true, 0",
    "SHARED, true, false, 0",
    "JOINT, true, true, 0",
    "JOINT, false, false, 0",
    "SHARED, true, true, 12",
    "SHARED, false, true, 3",
    "JOINT, true, false, 7",
    "JOINT, false, true, 12"
  })
  void aForecastFromTheStreamIsThatOfTheLastRows(
      ChannelMode mode, boolean relativeInput, boolean relativeTarget, int skipDelays) {
    ForecastModel model = SampleModels.model(mode, relativeInput, relativeTarget, skipDelays);
    TimeSeries series = SampleModels.series(60, START);
    StreamingForecaster stream = new StreamingForecaster(model);
    double[] out = new double[VALUES];
    for (int r = 0; r < series.rows(); r++) {
      assertThat(stream.ready()).isEqualTo(r >= WINDOW);
      assertThat(stream.missing()).isEqualTo(Math.max(0, WINDOW - r));
      push(stream, series, r);
      if (stream.ready()) {
        stream.forecast(out);
        TimeSeries window = series.slice(r + 1 - WINDOW, r + 1);
        assertThat(out).containsExactly(model.forecast(window).values());
      }
    }
  }

  @Test
  void askingTwiceGivesTheSame() {
    StreamingForecaster stream = ready(ChannelMode.SHARED);
    double[] once = forecast(stream);
    assertThat(forecast(stream)).containsExactly(once);
  }

  @Test
  void aCopyGoesItsOwnWay() {
    TimeSeries series = SampleModels.series(60, START);
    StreamingForecaster stream = ready(ChannelMode.SHARED);
    double[] before = forecast(stream);
    StreamingForecaster copy = stream.copy();
    assertThat(copy.model()).isSameAs(stream.model());
    assertThat(forecast(copy)).containsExactly(before);
    for (int r = WINDOW; r < 20; r++) {
      push(copy, series, r);
    }
    assertThat(forecast(stream)).containsExactly(before);
    double[] ahead = forecast(copy);
    assertThat(ahead).isNotEqualTo(before);
    for (int r = WINDOW; r < 20; r++) {
      push(stream, series, r);
    }
    assertThat(forecast(stream)).containsExactly(ahead);
  }

  @Test
  void aRefusedRowLeavesTheStreamAsItWas() {
    StreamingForecaster stream = ready(ChannelMode.JOINT);
    double[] before = forecast(stream);
    assertThatThrownBy(() -> stream.push(new double[2], START))
        .isInstanceOf(InvalidDataException.class)
        .hasMessage("a row must have 3 values; got 2");
    assertThatThrownBy(() -> stream.push(new double[] {1, Double.NaN, 1}, START))
        .isInstanceOf(InvalidDataException.class)
        .hasMessage("channel 'b' must be a finite number; got NaN");
    // 1e39 exceeds the largest float, 3.4e38, also after division by the std of 2.
    assertThatThrownBy(() -> stream.push(new double[] {1e39, 1, 1}, START))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("channel 'a': 1.0E39 is too far from the mean 10.0");
    assertThatThrownBy(() -> stream.push(new double[3], null))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("needs the date of every row");
    assertThat(forecast(stream)).containsExactly(before);
  }

  @Test
  void aForecastNeedsRowsAndRoom() {
    ForecastModel model = SampleModels.model(ChannelMode.JOINT, true, true);
    StreamingForecaster empty = new StreamingForecaster(model);
    assertThatThrownBy(() -> empty.forecast(new double[VALUES]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("12 more rows");
    StreamingForecaster stream = ready(ChannelMode.JOINT);
    assertThatThrownBy(() -> stream.forecast(new double[VALUES - 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got room for 11");
  }

  @ParameterizedTest
  @EnumSource(Semantics.class)
  void pushAndForecastAllocateNothing(Semantics semantics) {
    assertAllocatesNothing(ready(ChannelMode.SHARED, semantics), new double[0]);
  }

  @Test
  void aMomentWithKnownColumnsAllocatesNothing() {
    ForecastModel model = SampleModels.withKnown(SampleModels.model(ChannelMode.JOINT, true, true));
    TimeSeries series = SampleModels.series(60, START);
    StreamingForecaster stream = new StreamingForecaster(model);
    for (int k = 0; k < SampleModels.HORIZON; k++) {
      stream.announce(new double[] {15 + k});
    }
    for (int r = 0; r < WINDOW; r++) {
      stream.announce(new double[] {r});
      push(stream, series, r);
    }
    assertAllocatesNothing(stream, new double[] {17});
  }

  private static void assertAllocatesNothing(StreamingForecaster stream, double[] known) {
    double[] row = new double[3];
    double[] out = new double[VALUES];
    LocalDateTime time = START.plusHours(WINDOW);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    SampleModels.series(60, START).copyRow(20, row);
    for (int warmUp = 0; warmUp < 200; warmUp++) {
      stream.announce(known);
      stream.push(row, time);
      stream.forecast(out);
      threads.getThreadAllocatedBytes(id);
    }
    long before = threads.getThreadAllocatedBytes(id);
    for (int t = 0; t < 1000; t++) {
      stream.announce(known);
      stream.push(row, time);
      stream.forecast(out);
    }
    long allocated = threads.getThreadAllocatedBytes(id) - before;
    // The measurement itself may allocate; a thousand rows with one object each would show 16,000.
    assertThat(allocated).isLessThan(4000);
  }

  @Test
  void streamingSemanticsAreThoseOfANetworkThatRunsOn() {
    ForecastModel model =
        SampleModels.streaming(SampleModels.model(ChannelMode.JOINT, false, false, 9));
    TimeSeries series = SampleModels.series(60, START);
    StreamingForecaster stream = new StreamingForecaster(model);
    float[] rows = new float[60 * 3];
    for (int r = 0; r < 60; r++) {
      for (int c = 0; c < 3; c++) {
        rows[r * 3 + c] = model.standardizer().apply(c, series.value(r, c));
      }
      push(stream, series, r);
      if (stream.ready()) {
        float[] expected = NetworkRun.outputs(model.network(), Arrays.copyOf(rows, (r + 1) * 3));
        double[] got = forecast(stream);
        for (int k = 0; k < VALUES; k++) {
          double value = model.standardizer().invert(k % 3, expected[k]);
          assertThat(got[k]).isCloseTo(value, within(1e-4 * (1 + Math.abs(value))));
        }
      }
    }
    assertThat(model.forecast(series).values()).containsExactly(forecast(stream));
  }

  @Test
  void onlyAStreamRemembersWhatCameBeforeTheWindow() {
    ForecastModel windowed = SampleModels.model(ChannelMode.SHARED, true, true);
    ForecastModel streaming = SampleModels.streaming(windowed);
    TimeSeries series = SampleModels.series(60, START);
    TimeSeries window = series.slice(60 - WINDOW, 60);
    assertThat(windowed.forecast(window).values())
        .containsExactly(windowed.forecast(series).values());
    assertThat(streaming.forecast(window).values())
        .isNotEqualTo(streaming.forecast(series).values());
  }

  @Test
  void aCopyOfAStreamGoesItsOwnWay() {
    TimeSeries series = SampleModels.series(60, START);
    StreamingForecaster stream = ready(ChannelMode.SHARED, Semantics.STREAMING);
    StreamingForecaster copy = stream.copy();
    double[] before = forecast(copy);
    for (int r = WINDOW; r < 20; r++) {
      push(stream, series, r);
    }
    assertThat(forecast(copy)).containsExactly(before);
    for (int r = WINDOW; r < 20; r++) {
      push(copy, series, r);
    }
    assertThat(forecast(copy)).containsExactly(forecast(stream));
  }

  @Test
  void aStreamGoesOnFromItsState() {
    TimeSeries series = SampleModels.series(60, START);
    for (Semantics semantics : Semantics.values()) {
      StreamingForecaster stream = ready(ChannelMode.JOINT, semantics);
      push(stream, series, WINDOW);
      StreamingForecaster other = new StreamingForecaster(stream.model());
      other.restore(stream.state());
      assertThat(other.missing()).isZero();
      for (int r = WINDOW + 1; r < 20; r++) {
        push(stream, series, r);
        push(other, series, r);
      }
      assertThat(forecast(other)).containsExactly(forecast(stream));
      assertThat(other.state()).isEqualTo(stream.state());
    }
  }

  @Test
  void aStateOfAnotherLengthIsRefusedAndChangesNothing() {
    StreamingForecaster stream = ready(ChannelMode.JOINT);
    double[] before = forecast(stream);
    byte[] state = stream.state();
    for (int length : new int[] {0, state.length - 1, state.length + 1}) {
      assertThatThrownBy(() -> stream.restore(Arrays.copyOf(state, length)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a state must have %s bytes; got %s", state.length, length);
    }
    assertThat(forecast(stream)).containsExactly(before);
  }

  private static StreamingForecaster ready(ChannelMode mode) {
    return ready(mode, Semantics.WINDOWED);
  }

  private static StreamingForecaster ready(ChannelMode mode, Semantics semantics) {
    TimeSeries series = SampleModels.series(60, START);
    ForecastModel model = SampleModels.model(mode, true, true, 9).withMoment(SampleModels.moment());
    StreamingForecaster stream =
        new StreamingForecaster(
            semantics == Semantics.STREAMING ? SampleModels.streaming(model) : model);
    for (int r = 0; r < WINDOW; r++) {
      push(stream, series, r);
    }
    return stream;
  }

  private static void push(StreamingForecaster stream, TimeSeries series, int r) {
    double[] row = new double[3];
    series.copyRow(r, row);
    stream.push(row, series.timeline().at(r));
  }

  private static double[] forecast(StreamingForecaster stream) {
    double[] out = new double[VALUES];
    stream.forecast(out);
    return out;
  }
}
