package org.sswim.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueLimits;

/** Rows of a stream that lack values. */
class PartialRowsTest {
  private static final int COLUMNS = SampleModels.HORIZON * 3;
  private static final int ROWS = 40;

  private static ForecastModel model() {
    float[] widths = new float[COLUMNS];
    Arrays.fill(widths, 1);
    return SampleModels.model(ChannelMode.SHARED, true, true)
        .withIntervals(new Intervals(List.of(80.0), widths));
  }

  /** Every third row lacks a channel; two rows in turn lack the same one. */
  private static boolean missing(int row, int channel) {
    return row > 0 && (row / 2 + channel) % 3 == 0;
  }

  @Test
  void theLastValueStandsInForAMissingOne() {
    TimeSeries series = SampleModels.series(ROWS, null);
    StreamingForecaster partial = new StreamingForecaster(model());
    StreamingForecaster held = new StreamingForecaster(model());
    double[] row = new double[3];
    double[] last = new double[3];
    double[] one = new double[COLUMNS];
    double[] two = new double[COLUMNS];
    for (int r = 0; r < ROWS; r++) {
      series.copyRow(r, row);
      for (int c = 0; c < 3; c++) {
        last[c] = missing(r, c) ? last[c] : row[c];
        row[c] = missing(r, c) ? Double.NaN : row[c];
      }
      partial = r == 20 ? partial.copy() : partial;
      partial.pushPartial(row, null);
      held.push(last, null);
      if (held.ready()) {
        partial.forecast(one);
        held.forecast(two);
        assertThat(one).isEqualTo(two);
      }
    }
  }

  /** A glitch before a gap: what stands for it is held, and the rows of the gap do not count. */
  @Test
  void rowsOfASeriesAreSeenAsIfTheyCameOneByOne() {
    double[] lower = {-5, -5, -5};
    double[] upper = {5, 5, 5};
    ForecastModel model = model().withLimits(new ValueLimits(lower, upper, new boolean[3]));
    double[] values = new double[ROWS * 3];
    BitSet missing = new BitSet();
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 3 % 7 == 3 ? 50 : i % 5 - 2;
      missing.set(i, i / 3 % 7 > 3 && missing(i / 3, i % 3));
    }
    missing.stream().forEach(i -> values[i] = Double.NaN);
    TimeSeries series = TimeSeries.partial(model.channels(), values, null);
    StreamingForecaster whole = new StreamingForecaster(model);
    StreamingForecaster rows = new StreamingForecaster(model);
    double[] row = new double[3];
    double[] one = new double[COLUMNS];
    double[] two = new double[COLUMNS];
    for (int r = 0; r < ROWS; r++) {
      whole.push(series, r);
      series.copyObserved(r, row);
      rows.pushPartial(row, null);
      if (rows.ready()) {
        whole.forecast(one);
        rows.forecast(two);
        assertThat(one).as("row %s", r).isEqualTo(two);
      }
    }
    assertThat(whole.replaced()).isEqualTo(rows.replaced()).isPositive();
  }

  /** Against the recursion by hand: a value that is not there is neither a hit nor a miss. */
  @Test
  void intervalsDoNotLearnFromMissingValues() {
    double rate = 0.25;
    TimeSeries series = SampleModels.series(ROWS, null);
    StreamingForecaster stream = StreamingForecaster.adaptive(model(), rate);
    double[] factor = new double[COLUMNS];
    Arrays.fill(factor, 1);
    double[][] made = new double[ROWS][];
    double[] row = new double[3];
    double[] lower = new double[COLUMNS];
    double[] upper = new double[COLUMNS];
    for (int r = 0; r < ROWS; r++) {
      series.copyRow(r, row);
      for (int i = 0; i < COLUMNS; i++) {
        int origin = r - (i / 3 + 1);
        if (origin < 0 || made[origin] == null || missing(r, i % 3)) {
          continue;
        }
        double std = model().standardizer().std(i % 3);
        double missed = Math.abs(row[i % 3] - made[origin][i]) / std > factor[i] ? 1 : 0;
        factor[i] = Math.max(0, factor[i] + rate * (missed - 0.2));
      }
      for (int c = 0; c < 3; c++) {
        row[c] = missing(r, c) ? Double.NaN : row[c];
      }
      stream.pushPartial(row, null);
      if (!stream.ready()) {
        continue;
      }
      made[r] = new double[COLUMNS];
      stream.forecast(made[r]);
      stream.interval(0, made[r], lower, upper);
      for (int i = 0; i < COLUMNS; i++) {
        double half = factor[i] * model().standardizer().std(i % 3);
        assertThat((upper[i] - lower[i]) / 2).isCloseTo(half, within(1e-4 * (1 + half)));
      }
    }
  }

  @Test
  void aMissingValueNeedsOneBeforeIt() {
    StreamingForecaster stream = new StreamingForecaster(model());
    assertThatThrownBy(() -> stream.pushPartial(new double[] {1, Double.NaN, 3}, null))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContainingAll("no value that could stand in", "every channel");
    assertThatThrownBy(() -> stream.pushPartial(new double[2], null))
        .hasMessage("a row must have 3 values; got 2");
    assertThatThrownBy(() -> stream.push(new double[] {1, Double.NaN, 3}, null))
        .hasMessageContaining("must be a finite number");
    assertThatThrownBy(
            () -> stream.pushPartial(new double[] {1, Double.POSITIVE_INFINITY, 3}, null))
        .hasMessageContaining("must be a finite number");
    assertThat(stream.missing()).isEqualTo(model().spec().window());
    stream.pushPartial(new double[] {1, 2, 3}, null);
    stream.pushPartial(new double[] {Double.NaN, Double.NaN, Double.NaN}, null);
    assertThat(stream.missing()).isEqualTo(model().spec().window() - 2);
  }

  @Test
  void partialRowsAllocateNothing() {
    StreamingForecaster stream = new StreamingForecaster(model());
    double[] row = {1, 2, 3};
    double[] out = new double[COLUMNS];
    for (int r = 0; r < model().spec().window(); r++) {
      stream.pushPartial(row, null);
    }
    row[1] = Double.NaN;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    for (int warmUp = 0; warmUp < 200; warmUp++) {
      stream.pushPartial(row, null);
      stream.forecast(out);
      threads.getThreadAllocatedBytes(id);
    }
    long before = threads.getThreadAllocatedBytes(id);
    for (int t = 0; t < 1000; t++) {
      stream.pushPartial(row, null);
      stream.forecast(out);
    }
    // The measurement itself may allocate; a thousand rows with one object each would show 16,000.
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(4000);
  }
}
