package org.sswim.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

class NeuronKindsTest {
  private static final int ROWS = 240;
  private static final int WINDOW = 10;
  private static final int NEURONS = 30;

  private static TimeSeries series(@Nullable SamplingInterval interval) {
    double[] values = new double[ROWS];
    for (int r = 0; r < ROWS; r++) {
      values[r] = 10 * Math.sin(r / 4.0) + r % 5;
    }
    LocalDateTime monday = LocalDateTime.of(2024, 1, 1, 0, 0);
    return TimeSeries.of(
        List.of("a"), values, interval == null ? null : Timeline.every(monday, interval, ROWS));
  }

  private static ForecastModel fit(TimeSeries series) {
    return SSwimForecaster.of(WINDOW, 3)
        .withOptions(
            ForecastOptions.defaults().withNetwork(n -> n.withNeurons(NEURONS).withLayers(1)))
        .fit(series);
  }

  private static NeuronKinds.@Nullable Kinds kinds(ForecastModel model, TimeSeries series) {
    List<NeuronKinds.Member> each =
        IntStream.range(0, NEURONS).mapToObj(n -> new NeuronKinds.Member(n, n)).toList();
    return new NeuronKinds(model, series, 0).of(each);
  }

  private static NeuronOrigins.Window fires(ForecastModel model, int neuron) {
    return Objects.requireNonNull(Objects.requireNonNull(model.background()).origins())
        .pair(neuron, 0)
        .firing();
  }

  private static void assertWhole(NeuronKinds.@Nullable Kinds kinds) {
    List<NeuronKinds.Group> groups = Objects.requireNonNull(kinds).groups();
    assertThat(groups).hasSizeGreaterThan(1);
    assertThat(groups.stream().mapToInt(NeuronKinds.Group::neurons).sum()).isEqualTo(NEURONS);
    assertThat(groups.stream().mapToDouble(NeuronKinds.Group::adds).sum())
        .isEqualTo(NEURONS * (NEURONS - 1) / 2.0);
  }

  @Tag("long")
  @Test
  void hoursAreWeekdaysAndWeekendsByPartsOfTheDay() {
    TimeSeries hours = series(SamplingInterval.of(Duration.ofHours(1)));
    ForecastModel model = fit(hours);
    NeuronKinds.Kinds kinds = kinds(model, hours);
    assertWhole(kinds);
    int mornings = 0;
    for (int n = 0; n < NEURONS; n++) {
      LocalDateTime end = Objects.requireNonNull(fires(model, n).end());
      boolean weekday = end.getDayOfWeek().getValue() <= 5;
      mornings += weekday && end.getHour() >= 6 && end.getHour() < 12 ? 1 : 0;
    }
    assertThat(mornings).isPositive();
    assertThat(Objects.requireNonNull(kinds).groups())
        .allMatch(group -> group.name().matches("week(day|end) (night|morning|afternoon|evening)s"))
        .filteredOn(group -> group.name().equals("weekday mornings"))
        .extracting(NeuronKinds.Group::neurons)
        .containsExactly(mornings);
  }

  @Tag("long")
  @Test
  void daysAreOfTheWeekAndMonthsOfTheYear() {
    TimeSeries days = series(SamplingInterval.of(Duration.ofDays(1)));
    NeuronKinds.Kinds ofDays = kinds(fit(days), days);
    assertWhole(ofDays);
    assertThat(Objects.requireNonNull(ofDays).groups())
        .extracting(NeuronKinds.Group::name)
        .contains("Mondays")
        .allMatch(name -> name.endsWith("days"));
    TimeSeries months = series(SamplingInterval.ofMonths(1));
    NeuronKinds.Kinds ofMonths = kinds(fit(months), months);
    assertWhole(ofMonths);
    assertThat(Objects.requireNonNull(ofMonths).groups())
        .extracting(NeuronKinds.Group::name)
        .allMatch(name -> name.contains(" to "));
  }

  /** A file that begins later or ends later holds the same windows at other rows. */
  @Test
  void inOtherFilesDatesTellWhereWindowsAre() {
    TimeSeries days = series(SamplingInterval.of(Duration.ofDays(1)));
    ForecastModel model = fit(days);
    NeuronOrigins.Window window = fires(model, 3);
    int start = window.start();
    assertThat(new TrainingWindows(model, days).start(window)).isEqualTo(start);
    TimeSeries longer = days.slice(0, start + WINDOW);
    assertThat(new TrainingWindows(model, longer).start(window)).isEqualTo(start);
    TimeSeries cut = days.slice(start, ROWS);
    assertThat(new TrainingWindows(model, cut).start(window)).isZero();
    TimeSeries begun = days.slice(start + 1, ROWS);
    assertThat(new TrainingWindows(model, begun).start(window)).isEqualTo(-1);
    TimeSeries without = days.slice(0, start + WINDOW - 1);
    assertThat(new TrainingWindows(model, without).start(window)).isEqualTo(-1);
  }

  /** Without dates, and where all windows end on one day. */
  @Test
  void elseItCountsHowWindowsEnd() {
    TimeSeries plain = series(null);
    ForecastModel model = fit(plain);
    NeuronKinds.Kinds kinds = kinds(model, plain);
    assertWhole(kinds);
    int high = 0;
    for (int n = 0; n < NEURONS; n++) {
      int start = fires(model, n).start();
      double[] values =
          IntStream.range(start, start + WINDOW).mapToDouble(r -> plain.value(r, 0)).toArray();
      double mean = Arrays.stream(values).average().orElseThrow();
      double spread =
          Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / WINDOW);
      high += values[WINDOW - 1] > mean + spread / 2 ? 1 : 0;
    }
    assertThat(Objects.requireNonNull(kinds).groups().get(0))
        .extracting(NeuronKinds.Group::name, NeuronKinds.Group::neurons)
        .containsExactly("windows that end high", high);
    // Another file does not hold the windows, and without dates nothing tells where they are.
    assertThat(kinds(model, plain.slice(0, ROWS - 1))).isNull();
    TimeSeries seconds = series(SamplingInterval.of(Duration.ofSeconds(1)));
    NeuronKinds.Kinds ofSeconds = kinds(fit(seconds), seconds);
    assertWhole(ofSeconds);
    assertThat(Objects.requireNonNull(ofSeconds).legend()).contains("last value");
  }
}
