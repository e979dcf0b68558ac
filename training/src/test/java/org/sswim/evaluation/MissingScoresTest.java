package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleRange;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;

/** Values that were not observed are no truth to be measured by. */
class MissingScoresTest {
  /** Channel a: 1, 2, -, 4, 8; channel b: 10, -, 30, 20, -. */
  private static TimeSeries series() {
    BitSet missing = new BitSet();
    missing.set(4);
    missing.set(3);
    missing.set(9);
    double[] values = {1, 10, 2, 99, 99, 30, 4, 20, 8, 99};
    missing.stream().forEach(i -> values[i] = Double.NaN);
    return TimeSeries.partial(List.of("a", "b"), values, null);
  }

  private static TrainingData data(ChannelMode mode) {
    return TrainingData.of(series(), 5, 1, mode);
  }

  @Test
  void errorsCountWhereTheTruthWasObserved() {
    for (ChannelMode mode : ChannelMode.values()) {
      TrainingData data = data(mode);
      WindowedSeries windows = data.windows();
      MetricScale scale =
          MetricScale.of(MetricScale.Kind.ORIGINAL, series(), data.standardizer(), 5);
      Metrics metrics =
          new Scoring(new SampleRange(0, 3), 2, 1, scale, Workers.available())
              .of(SeasonalNaive.persistence(), windows);
      // Persistence sees the filled values 1, 2, 2 and 10, 10, 30. Lead 1 of a: 2 - 1, none,
      // 4 - 2; of b: none, 30 - 10, 20 - 30. Lead 2 of a: none, 4 - 2, 8 - 2; of b: 30 - 10,
      // 20 - 10, none.
      assertThat(metrics.values()).isEqualTo(8);
      double squares = 1 + 4 + 400 + 100 + 4 + 36 + 400 + 100;
      double sizes = 1 + 2 + 20 + 10 + 2 + 6 + 20 + 10;
      assertThat(metrics.mse()).isCloseTo(squares / 8, within(1e-3));
      assertThat(metrics.mae()).isCloseTo(sizes / 8, within(1e-5));
      assertThat(metrics.mseByGroup(2)[0]).isCloseTo(505 / 4.0, within(1e-3));
      assertThat(metrics.maeByGroup(2)[1]).isCloseTo(38 / 4.0, within(1e-5));
    }
  }

  @Test
  void intervalsAreMadeAndCheckedWithObservedErrors() {
    TrainingData data = data(ChannelMode.SHARED);
    AbsoluteErrors errors =
        AbsoluteErrors.of(
            SeasonalNaive.persistence(),
            data.windows(),
            new SampleRange(0, 4),
            1,
            Workers.available());
    // Of a: 1, none, 2, 4 over its deviation; of b: none, 20, 10, none.
    double a = data.standardizer().std(0);
    double b = data.standardizer().std(1);
    assertThat(errors.error(0, 0)).isCloseTo((float) (1 / a), within(1e-5f));
    assertThat(errors.error(0, 1)).isNaN();
    assertThat(errors.error(1, 3)).isNaN();
    var intervals = errors.intervals(List.of(50.0));
    // Ranks ceil(4 / 2) = 2 of 3 and ceil(3 / 2) = 2 of 2.
    assertThat(intervals.halfWidths()[0]).isCloseTo((float) (2 / a), within(1e-5f));
    assertThat(intervals.halfWidths()[1]).isCloseTo((float) (20 / b), within(1e-5f));
    assertThat(Coverage.of(errors, intervals, 0)).isEqualTo(4 / 5.0);
    Coverage.Adapted adapted = Coverage.adapted(errors, intervals, 0, 1e-9, new double[] {a, b});
    assertThat(adapted.coverage()).isEqualTo(4 / 5.0);
    assertThat(adapted.width()).isCloseTo((4 + 40) / 2.0, within(1e-4));
    AbsoluteErrors none =
        AbsoluteErrors.of(
            SeasonalNaive.persistence(),
            data.windows(),
            new SampleRange(0, 1),
            1,
            Workers.available());
    assertThatThrownBy(() -> none.intervals(List.of(50.0)))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContainingAll("channel number 2", "+1");
  }
}
