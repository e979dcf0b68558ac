package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasting.ChannelMode;
import org.sswim.moments.MomentInputs;
import org.sswim.samples.SampleRange;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.stages.MomentMode;

class MomentsTest {
  private static final int WINDOW = 7;
  private static final int MORE = 40;

  /** A year has 365.25 days, and 260.9 from Monday to Friday. */
  @ParameterizedTest
  @CsvSource({
    "PT24H, 365, false, false",
    "PT24H, 366, true, true",
    "PT24H on 12345, 260, false, false",
    "PT24H on 12345, 261, true, true",
    "PT12H, 731, true, true",
    "PT48H, 400, true, false"
  })
  void seasonsAndDatesNeedAYear(String interval, int train, boolean year, boolean dates) {
    int rows = train + MORE;
    Timeline timeline =
        Timeline.every(LocalDateTime.of(2020, 1, 1, 0, 0), SamplingInterval.parse(interval), rows);
    TimeSeries series = TimeSeries.of(List.of("a"), TestSeries.noise(1, rows), timeline);
    TrainingData data = TrainingData.of(series, train, WINDOW, ChannelMode.SHARED);
    FitPlan plan =
        Training.plan(
            1,
            new SampleRange(0, train - WINDOW),
            new SampleRange(train - WINDOW, rows - WINDOW),
            1);
    MomentInputs inputs = data.moments().inputs(plan);
    assertThat(inputs.year()).isEqualTo(year);
    assertThat(inputs.dates()).isEqualTo(dates);
  }

  /** Rows whose value is missing teach an anomaly nothing, be they many. */
  @ParameterizedTest
  @CsvSource({"0, true", "300, false"})
  void anomaliesNeedObservedWeeks(int missing, boolean anomalies) {
    int rows = 365;
    Timeline timeline =
        Timeline.every(LocalDateTime.of(2021, 1, 1, 0, 0), SamplingInterval.parse("PT24H"), rows);
    double[] values = TestSeries.noise(1, rows);
    Arrays.fill(values, 0, missing, Double.NaN);
    TimeSeries series = TimeSeries.partial(List.of("a"), values, timeline);
    Moments moments = TrainingData.of(series, rows, WINDOW, ChannelMode.SHARED).moments();
    assertThat(moments.open(rows).contains(MomentMode.ANOMALIES)).isEqualTo(anomalies);
  }
}
