package org.sswim.stages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.forecasters.Training;
import org.sswim.linalg.Workers;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.moments.MomentRun;
import org.sswim.samples.SampleRange;
import org.sswim.series.SamplingInterval;
import org.sswim.training.SSwimOptions;

class FoldMomentsTest {
  private static final LocalDate START = LocalDate.of(2018, 1, 1);
  private static final int DAY = 86_400;
  private static final int DAYS = 7 * 365 + 1;

  /** Rows that a window and its targets see after their first. */
  private static final int AHEAD = 5;

  /** Six years train, in four blocks; what is behind them is later. */
  private static final int TRAIN = 6 * 365 + 1;

  private static final int LATER_FOURTH =
      (int) (LocalDate.of(2024, 7, 4).toEpochDay() - START.toEpochDay());

  private static final SSwimOptions OPTIONS = SSwimOptions.defaults().withNeurons(10).withSeed(3);

  private static double[] noise(int rows, long seed) {
    Random random = new Random(seed);
    return random.doubles(rows).map(u -> random.nextGaussian()).toArray();
  }

  private static boolean fourthOfJuly(int row) {
    LocalDate date = START.plusDays(row);
    return date.getMonthValue() == 7 && date.getDayOfMonth() == 4;
  }

  /** A week, 4 July, which is 3 lower, and noise. */
  private static double[] daily() {
    double[] noise = noise(DAYS, 8);
    double[] values = new double[DAYS];
    double[] week = {0.5, 0.6, 0.6, 0.5, 0.4, -1.2, -1.4};
    for (int r = 0; r < DAYS; r++) {
      values[r] = week[r % 7] + (fourthOfJuly(r) ? -3 : 0) + 0.1 * noise[r];
    }
    return values;
  }

  private static MomentData days(double[]... channels) {
    return days(true, channels);
  }

  private static MomentData days(boolean dated, double[]... channels) {
    SamplingInterval day = SamplingInterval.of(Duration.ofDays(1));
    long[] clocks = new long[channels[0].length];
    Arrays.setAll(clocks, r -> START.plusDays(r).toEpochDay() * DAY);
    return data(new MomentInputs(day, true, dated, List.of()), 7, clocks, new float[0], channels);
  }

  private static MomentData data(
      MomentInputs inputs, int period, long[] clocks, float[] columns, double[]... channels) {
    float[] values = new float[clocks.length * channels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) channels[i % channels.length][i / channels.length];
    }
    return new MomentData(inputs, period, clocks, columns, values, channels.length, null);
  }

  /** Four blocks of windows, each left out with the rows that they see. */
  private static FoldMoments.Rows rows(int train, int end) {
    List<SampleRange> blocks = new ArrayList<>();
    for (int b = 0; b < 4; b++) {
      blocks.add(new SampleRange(train * b / 4, train * (b + 1) / 4));
    }
    return new FoldMoments.Rows(train, blocks, AHEAD, new SampleRange(train, end), end);
  }

  private static FoldMoments of(
      MomentData data,
      boolean anomalies,
      FoldMoments.Rows rows,
      SSwimOptions options,
      int threads) {
    LinearMoment linear = new LinearMoment(data, anomalies, rows, Workers.of(threads));
    return FoldMoments.of(linear, rows.end(), options);
  }

  private static FoldMoments fit(MomentData data, boolean anomalies, int end, int threads) {
    return of(data, anomalies, rows(TRAIN, end), OPTIONS, threads);
  }

  private static double[] said(MomentData data, MomentModel model, int channel) {
    FoldMoments.MomentRows rows = FoldMoments.rows(data, model, Workers.of(1));
    double[] said = new double[data.clocks().length];
    Arrays.setAll(said, r -> rows.value(0, r, channel));
    return said;
  }

  /** Of -3, not over 5 days more than the one: days that are special are shrunken less. */
  @Test
  void aHolidaySeenOnceKeepsHalf() {
    MomentData data = days(Arrays.copyOf(daily(), 900));
    FoldMoments fit = of(data, false, rows(530, 530), OPTIONS, 1);
    double[] said = said(data, fit.last(), 0);
    int next = (int) (LocalDate.of(2019, 7, 4).toEpochDay() - START.toEpochDay());
    double holiday = said[next] - (said[next - 7] + said[next + 7]) / 2;
    assertThat(holiday).isBetween(-2.0, -1.0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aHolidayIsFound(boolean anomalies) {
    MomentData data = days(daily());
    double[] said = said(data, fit(data, anomalies, TRAIN, 2).last(), 0);
    // In a year that has not trained, against the same weekday of the weeks around.
    int row = LATER_FOURTH;
    assertThat(said[row] - (said[row - 7] + said[row + 7]) / 2).isCloseTo(-3, within(0.6));
    // Monday, 15 July, against Sunday, which anomalies against the same weekday know nothing of.
    assertThat(said[row + 11] - said[row + 10]).isCloseTo(anomalies ? 0 : 1.9, within(0.2));
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBlocksModelHasNotSeenItsRows(boolean anomalies) {
    double[] values = daily();
    FoldMoments before = fit(days(values), anomalies, TRAIN, 2);
    SampleRange block = rows(TRAIN, TRAIN).blocks().get(1);
    double[] other = values.clone();
    for (int r = block.start(); r < block.end(); r++) {
      other[r] -= fourthOfJuly(r) ? 0.3 : 0;
    }
    FoldMoments after = fit(days(other), anomalies, TRAIN, 2);
    MomentData data = days(values);
    for (int b = 0; b < 4; b++) {
      double[] one = said(data, before.models().get(b), 0);
      double[] two = said(data, after.models().get(b), 0);
      // Neurons and penalties are those of all rows: weights know nothing of the block.
      if (b == 1) {
        assertThat(two[LATER_FOURTH]).isCloseTo(one[LATER_FOURTH], within(0.01));
      } else {
        assertThat(two[LATER_FOURTH]).isLessThan(one[LATER_FOURTH] - 0.03);
      }
    }
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingBehindTheTrainingRowsIsLookedAt(boolean anomalies) {
    double[] values = Arrays.copyOf(daily(), 3 * 365);
    FoldMoments before = ofTwoYears(values, anomalies);
    double[] other = values.clone();
    other[2 * 365 + 100] = 50;
    assertThat(ofTwoYears(other, anomalies))
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(before);
    other[2 * 365] = 50;
    FoldMoments after = ofTwoYears(other, anomalies);
    assertThat(after.models()).usingRecursiveComparison(Training.ARRAYS).isEqualTo(before.models());
    assertThat(after.beforeRefit())
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(before.beforeRefit());
    assertThat(after.last()).usingRecursiveComparison(Training.ARRAYS).isNotEqualTo(before.last());
  }

  /** Two years train, and the last fit has the 100 rows behind them, too. */
  private static FoldMoments ofTwoYears(double[] values, boolean anomalies) {
    FoldMoments.Rows rows = rows(2 * 365, 2 * 365 + 100);
    return of(days(values), anomalies, rows, OPTIONS, 2);
  }

  @Tag("long")
  @Test
  void threadsChangeNothing() {
    MomentData data = days(daily(), noise(DAYS, 9));
    assertThat(fit(data, true, TRAIN + 50, 3))
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(fit(data, true, TRAIN + 50, 1));
  }

  @Test
  void channelsHaveWhatTheyAddToTheirMean() {
    double[] own = daily();
    double[] against = Arrays.stream(daily()).map(v -> -0.5 * v).toArray();
    MomentData data = days(own, against);
    FoldMoments fit = fit(data, false, TRAIN, 2);
    int monday = (int) (LocalDate.of(2024, 3, 4).toEpochDay() - START.toEpochDay());
    for (int c = 0; c < 2; c++) {
      double[] said = said(data, fit.last(), c);
      assertThat(said[monday] - said[monday - 1]).isCloseTo(c == 0 ? 1.9 : -0.95, within(0.2));
    }
  }

  @Test
  void whiteNoiseHasNoMoment() {
    FoldMoments fit = fit(days(noise(DAYS, 5)), false, TRAIN, 2);
    double[] said = said(days(noise(DAYS, 5)), fit.last(), 0);
    // Of noise of unit deviation.
    assertThat(Arrays.stream(said).map(v -> v * v).average().orElseThrow()).isLessThan(0.006);
    assertThat(Arrays.stream(said).map(Math::abs).max().orElseThrow()).isLessThan(1);
  }

  /** 100 days by the hour: a wave of the day, and of the season, and noise. */
  private static double[] temperatures() {
    double[] temp = noise(2400, 6);
    for (int r = 0; r < temp.length; r++) {
      temp[r] += 15 + 12 * Math.sin(r / 150.) + 3 * Math.sin(2 * Math.PI * r / 24);
    }
    return temp;
  }

  /** Heated below 10 degrees, cooled above 20, and a wave of the day. */
  private static double[] load(double[] temp) {
    double[] noise = noise(temp.length, 6);
    IntToDoubleFunction load =
        r ->
            0.2 * Math.max(0, 10 - temp[r])
                + 0.3 * Math.max(0, temp[r] - 20)
                + 0.5 * Math.cos(2 * Math.PI * r / 24)
                + 0.1 * noise[(r * 7 + 1) % temp.length];
    double[] values = new double[temp.length];
    Arrays.setAll(values, load);
    return values;
  }

  @Test
  void aKnownColumnIsLearnt() {
    double[] temp = temperatures();
    double[] values = load(temp);
    assertThat(laterError(values, temp)).isLessThan(0.15);
    assertThat(laterError(values, null)).isGreaterThan(0.6);
  }

  /** Saturdays of summer are high, those of winter are low, and no other day knows a season. */
  @Test
  void weekdaysHaveSeasonsOfTheirOwn() {
    double[] noise = noise(DAYS, 23);
    double[] season = new double[DAYS];
    Arrays.setAll(
        season,
        r -> r % 7 == 5 ? Math.sin(2 * Math.PI * START.plusDays(r).getDayOfYear() / 365) : 0);
    double[] values = new double[DAYS];
    Arrays.setAll(values, r -> season[r] + 0.1 * noise[r]);
    MomentData data = days(false, values);
    MomentModel model = fit(data, false, TRAIN, 2).last();
    double[] said = said(data, model, 0);
    for (int r = TRAIN; r < DAYS; r++) {
      assertThat(said[r]).isCloseTo(season[r], within(0.1));
    }
  }

  @Test
  void thereAreNeuronsOnlyWhereTheyHelp() {
    double[] sundays = noise(DAYS, 22);
    Arrays.setAll(sundays, r -> 0.1 * sundays[r] + (r % 7 == 6 ? 1 : 0));
    assertThat(fit(days(sundays), false, TRAIN, 2).last().neurons()).isNull();
    double[] temp = temperatures();
    assertThat(hourly(hours(load(temp), temp), OPTIONS).last().neurons()).isNotNull();
  }

  @Test
  void neuronsCountWhereThereAreTwoRowsForEach() {
    double[] temp = Arrays.copyOf(temperatures(), 1600);
    MomentData data = hours(load(temp), temp);
    SSwimOptions many = OPTIONS.withNeurons(trained(data) / 2);
    assertThat(steps(hourly(data, many))).isEqualTo(1);
    assertThat(steps(hourly(data, many.withNeurons(trained(data) / 2 - 1)))).isGreaterThan(1);
  }

  private static int steps(FoldMoments moments) {
    return MomentModel.steps(requireNonNull(moments.last().neurons()));
  }

  private static int trained(MomentData data) {
    return data.clocks().length * 3 / 4;
  }

  /** The stages of the first three quarters. */
  private static FoldMoments hourly(MomentData data, SSwimOptions options) {
    int train = trained(data);
    return of(data, false, rows(train, train), options, 2);
  }

  private static MomentData hours(double[] values, double[] temp) {
    int count = values.length;
    MomentInputs inputs =
        new MomentInputs(
            SamplingInterval.of(Duration.ofHours(1)),
            false,
            false,
            temp == null ? List.of() : List.of("temp"));
    float[] known = new float[temp == null ? 0 : count];
    for (int r = 0; r < known.length; r++) {
      known[r] = (float) ((temp[r] - 15) / 9);
    }
    long[] clocks = new long[count];
    Arrays.setAll(clocks, r -> START.toEpochDay() * DAY + 3600L * r);
    return data(inputs, 168, clocks, MomentData.columns(inputs, known, count), values);
  }

  /** Share of the variance of the last quarter that the moment of the rows before leaves. */
  private static double laterError(double[] values, double[] temp) {
    int count = values.length;
    MomentData data = hours(values, temp);
    int train = trained(data);
    double[] said = said(data, hourly(data, OPTIONS).last(), 0);
    double mean = Arrays.stream(values, train, count).average().orElseThrow();
    double left = 0;
    double all = 0;
    for (int r = train; r < count; r++) {
      left += Math.pow(values[r] - said[r], 2);
      all += Math.pow(values[r] - mean, 2);
    }
    return left / all;
  }

  @Test
  void windowsHaveTheModelThatHasNotSeenThem() {
    MomentData data = days(daily());
    FoldMoments fit = fit(data, false, TRAIN + 100, 2);
    FoldMoments.MomentRows rows = fit.rows(data, Workers.of(2));
    int second = rows(TRAIN, TRAIN).blocks().get(1).start();
    int[] starts = {0, second - 1, second, TRAIN - 1, TRAIN, DAYS - 1};
    int[] model = {0, 0, 1, 3, 4, 4};
    MomentRun run = new MomentRun(data.inputs(), fit.last().neurons());
    float[] out = new float[1];
    for (int i = 0; i < starts.length; i++) {
      for (int row : new int[] {starts[i], Math.min(DAYS - 1, starts[i] + AHEAD)}) {
        run.look(data.clocks()[row], new float[0]);
        new MomentRun.Weights(fit.models().get(model[i])).value(run, out);
        assertThat(rows.value(starts[i], row, 0)).isEqualTo(out[0]);
      }
    }
  }
}
