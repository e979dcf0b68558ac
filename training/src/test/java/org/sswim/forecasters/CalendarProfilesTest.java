package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.series.CalendarInputs;
import org.sswim.series.CalendarProfile;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueLimits;

class CalendarProfilesTest {
  private static final int ROWS = 24 * 70;
  private static final int WINDOW = 6;
  private static final int HORIZON = 4;
  private static final int BLOCKS = 4;

  /** Windows 0 .. 1000 train, 1010 .. 1300 choose. */
  private static final FitPlan PLAN =
      Training.plan(HORIZON, new SampleRange(0, 1000), new SampleRange(1010, 1300), 2);

  /** Two channels with hours of their own, which move in opposite directions, and noise. */
  private static TimeSeries ownHours(double noise) {
    double[] a = TestSeries.noise(3, ROWS);
    double[] b = TestSeries.noise(4, ROWS);
    return TestSeries.hourly(ROWS, r -> curve(r) + noise * a[r], r -> -curve(r) + noise * b[r]);
  }

  /** Higher on the weekend. */
  private static double curve(int row) {
    boolean weekend = row / 24 % 7 >= 5;
    return Math.sin(2 * Math.PI * row / 24) + (weekend ? 0.5 : 0);
  }

  private static TrainingData data(TimeSeries series) {
    // Unit scale: values are what they are.
    Standardizer unit = Standardizer.of(new double[] {0, 0}, new double[] {1, 1});
    return TrainingData.of(series, unit, ValueLimits.none(2), WINDOW, ChannelMode.SHARED);
  }

  private static ProfileFit fit(TrainingData data) {
    return new ProfileFit(data, Objects.requireNonNull(data.moments()));
  }

  private static float value(CalendarProfile profile, TimeSeries series, int row, int channel) {
    int moment = profile.basis().moment(Objects.requireNonNull(series.timeline()), row);
    return profile.value(channel, moment);
  }

  @Test
  void theCurvesOfTheChannelsAreFound() {
    TimeSeries series = ownHours(0.1);
    CalendarProfile profile = fit(data(series)).fit(ROWS, 0, 0);
    for (int r = 0; r < 7 * 24; r++) {
      // 50 working days against a prior of 3 days at 0: 6 per cent less, and noise; 10 Saturdays.
      double share = r / 24 % 7 < 5 ? 0.94 : 0.77;
      assertThat(value(profile, series, r, 0)).isCloseTo((float) (share * curve(r)), within(0.09f));
      assertThat(value(profile, series, r, 1))
          .isCloseTo((float) (-share * curve(r)), within(0.09f));
    }
  }

  @Test
  void channelsFollowAllOfThemWhereTheyHaveFewDays() {
    // The second channel was observed on the first day only: it takes the others' curve.
    double[] values = new double[2 * ROWS];
    BitSet missing = new BitSet();
    for (int r = 0; r < ROWS; r++) {
      values[2 * r] = curve(r);
      values[2 * r + 1] = r < 24 ? curve(r) : 1000;
      missing.set(2 * r + 1, r >= 24);
    }
    TimeSeries hours = ownHours(0);
    TimeSeries series = TimeSeries.of(List.of("a", "b"), values, hours.timeline(), missing);
    CalendarProfile profile = fit(data(series)).fit(ROWS, 0, 0);
    for (int r = 0; r < 5 * 24; r++) {
      assertThat(value(profile, series, r, 1)).isCloseTo((float) curve(r), within(0.2f));
    }
  }

  @Test
  void aGlitchBendsNoCurve() {
    TimeSeries series = ownHours(0.1);
    CalendarProfile clean = fit(data(series)).fit(ROWS, 0, 0);
    double[] values = new double[2 * ROWS];
    for (int i = 0; i < values.length; i++) {
      values[i] = i == 501 ? 1e30 : series.value(i / 2, i % 2);
    }
    TimeSeries glitch = TimeSeries.of(series.channelNames(), values, series.timeline());
    CalendarProfile bent = fit(data(glitch)).fit(ROWS, 0, 0);
    for (int r = 0; r < 7 * 24; r++) {
      assertThat(value(bent, series, r, 1)).isCloseTo(value(clean, series, r, 1), within(0.3f));
    }
  }

  /** Coefficients of the blocks, of the windows that choose, before and after the refit. */
  private static List<float[]> profiles(TimeSeries series, boolean refit) {
    FoldProfiles found = FoldProfiles.of(data(series), PLAN.withRefit(refit), BLOCKS);
    List<CalendarProfile> all = new ArrayList<>(found.profiles());
    all.add(found.beforeRefit());
    all.add(found.last());
    return all.stream().map(CalendarProfile::coefficients).toList();
  }

  private static List<Integer> changed(TimeSeries one, TimeSeries other, boolean refit) {
    List<float[]> before = profiles(one, refit);
    List<float[]> after = profiles(other, refit);
    List<Integer> changed = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (!Arrays.equals(before.get(i), after.get(i))) {
        changed.add(i);
      }
    }
    return changed;
  }

  /** Other values in rows {@code from} to {@code to}. */
  private static TimeSeries with(TimeSeries series, int from, int to) {
    TimeSeries other = TestSeries.disturbed(series, from, 9);
    double[] values = new double[2 * ROWS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i / 2 < to ? other : series).value(i / 2, i % 2);
    }
    return TimeSeries.of(series.channelNames(), values, series.timeline());
  }

  @Test
  void noProfileHasSeenTheWindowsThatAreCentredOnIt() {
    TimeSeries series = ownHours(0.5);
    // Windows 250 .. 499 are the second block: rows 250 .. 499 + 6 + 4 - 1.
    assertThat(changed(series, with(series, 250, 509), false)).containsExactly(0, 2, 3, 4, 5, 6);
    assertThat(changed(series, with(series, 249, 509), false)).contains(1);
    assertThat(changed(series, with(series, 250, 510), false)).contains(1);
    // The last target that trains is row 999 + 6 + 4 - 1 = 1008; row 1009 is none.
    assertThat(changed(series, with(series, 1009, ROWS), false)).isEmpty();
    assertThat(changed(series, with(series, 1008, ROWS), false)).contains(0, 4, 5, 6);
    // In the end windows that choose train, too: their last target is row 1299 + 9.
    assertThat(changed(series, with(series, 1009, ROWS), true)).containsExactly(6);
    assertThat(changed(series, with(series, 1309, ROWS), true)).isEmpty();
  }

  @Test
  void windowsAreCentredOnTheProfileOfWhereTheyStart() {
    TimeSeries series = ownHours(0.5);
    TrainingData data = data(series);
    FoldProfiles profiles = FoldProfiles.of(data, PLAN, BLOCKS);
    WindowedSeries windows = data.centred(CalendarInputs.none(), profiles);
    WindowTargets targets = WindowTargets.of(windows, HORIZON, 2, new double[] {1, 1});
    int[] starts = {0, 249, 250, 999, 1005, 1010, 1299, ROWS - 10};
    int[] piece = {0, 0, 1, 3, 3, 4, 4, 4};
    float[] out = new float[HORIZON];
    for (int i = 0; i < starts.length; i++) {
      CalendarProfile own = profiles.profiles().get(piece[i]);
      int start = starts[i];
      for (int t = 0; t < WINDOW; t++) {
        assertThat(windows.samples(true).value(1, start, t, 0))
            .isEqualTo((float) series.value(start + t, 1) - value(own, series, start + t, 1));
      }
      targets.write(new SampleBlock(1, start, 1, 1), HORIZON, out);
      for (int k = 0; k < HORIZON; k++) {
        int row = start + WINDOW + k;
        int reference = start + WINDOW - 2 + k % 2;
        float expected =
            (float) series.value(row, 1)
                - value(own, series, row, 1)
                - (float) series.value(reference, 1)
                + value(own, series, reference, 1);
        assertThat(out[k]).isCloseTo(expected, within(1e-5f));
      }
    }
  }

  @Test
  void jointChannelsAndRowsWithoutDatesHaveNone() {
    TimeSeries series = ownHours(0.1);
    TrainingData joint = TrainingData.of(series, 1000, WINDOW, ChannelMode.JOINT);
    assertThat(joint.moments()).isNull();
    assertThatThrownBy(() -> FoldProfiles.of(joint, PLAN, BLOCKS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("share a network, and dates");
    assertThat(plan(series, ChannelMode.JOINT, Auto.auto()).profile()).isFalse();
  }

  private static NetworkPlan plan(TimeSeries series, ChannelMode mode, Auto<Boolean> profile) {
    TrainingData data = TrainingData.of(series, 1000, WINDOW, mode);
    return new PlanSearch(
            Training.fixed(20, 4, Auto.of(false)).withCalendar(Auto.of(true)).withProfile(profile),
            data,
            PLAN,
            Workers.available())
        .search();
  }

  @Test
  void hoursOfTheirOwnAreFoundWorthIt() {
    assertThat(plan(ownHours(0.5), ChannelMode.SHARED, Auto.auto()).profile()).isTrue();
    assertThat(plan(ownHours(0.5), ChannelMode.SHARED, Auto.of(false)).profile()).isFalse();
  }

  @Test
  void whiteNoiseHasNone() {
    double[] a = TestSeries.noise(5, ROWS);
    double[] b = TestSeries.noise(6, ROWS);
    TimeSeries noise = TestSeries.hourly(ROWS, r -> a[r], r -> b[r]);
    assertThat(plan(noise, ChannelMode.SHARED, Auto.auto()).profile()).isFalse();
    assertThat(plan(noise, ChannelMode.SHARED, Auto.of(true)).profile()).isTrue();
  }
}
