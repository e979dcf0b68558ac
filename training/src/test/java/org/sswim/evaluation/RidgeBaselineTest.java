package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sswim.features.RawFeatures;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.forecasting.ChannelMode;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;

class RidgeBaselineTest {

  @Test
  void findsALinearRecurrence() {
    // y(t) = 2 cos(w) y(t-1) - y(t-2), whatever amplitude and phase: no noise, no error.
    TimeSeries waves =
        TestSeries.of(400, r -> 3 * Math.sin(0.7 * r), r -> 100 + Math.cos(0.7 * r + 1));
    for (ChannelMode mode : ChannelMode.values()) {
      Contest contest = new Contest(waves, 4, 6, mode);
      assertThat(contest.ridge(Training.fixed(5, 2, Auto.of(false))).rse()).isLessThan(1e-3);
    }
  }

  @Test
  void driftMakesItRelative() {
    double[] y = TestSeries.seasonal(4, 600);
    Contest drifting =
        new Contest(TestSeries.of(600, r -> y[r] + 0.05 * r), 12, 3, ChannelMode.SHARED);
    RidgeBaseline ridge =
        RidgeBaseline.fit(Training.ridge(drifting.data(), drifting.plan(), 4, true));
    assertThat(ridge.ridge().features()).isEqualTo(new RawFeatures(12, 1, 0, 0));
    assertThat(ridge.ridge().relative()).isTrue();
  }

  @Test
  void usesEveryTrainingWindowWhateverTheStrideOfTheNetworks() {
    double[] y = TestSeries.seasonal(4, 600);
    Contest contest = new Contest(TestSeries.of(600, r -> y[r]), 12, 3, ChannelMode.SHARED);
    FitPlan coarse = contest.plan().withStride(7);
    RidgeBaseline all = RidgeBaseline.fit(Training.ridge(contest.data(), contest.plan(), 4, true));
    RidgeBaseline strided = RidgeBaseline.fit(Training.ridge(contest.data(), coarse, 4, true));
    assertThat(strided.ridge().features()).isEqualTo(all.ridge().features());
    assertThat(strided.ridge().relative()).isEqualTo(all.ridge().relative());
    assertThat(strided.readouts().get(0).weights()).isEqualTo(all.readouts().get(0).weights());
  }

  @Test
  void hasAReadoutForEveryHorizon() {
    double[] y = TestSeries.seasonal(4, 600);
    Contest contest = new Contest(TestSeries.of(600, r -> y[r]), 12, 9, ChannelMode.SHARED);
    FitPlan two =
        new FitPlan(
            Stream.of(2, 9)
                .map(
                    horizon ->
                        new FitPlan.Part(
                            horizon,
                            contest.plan().commonTrain(),
                            contest.plan().part(0).validation()))
                .toList(),
            new double[] {1},
            1,
            false);
    RidgeBaseline ridge = RidgeBaseline.fit(Training.ridge(contest.data(), two, 4, false));
    assertThat(ridge.readouts()).extracting(r -> r.intercept().length).containsExactly(2, 9);
    assertThat(ridge.ridge().changes()).isFalse();
    // The first leads of both solve the same problem but for the penalty.
    float one = ridge.readouts().get(0).intercept()[0];
    assertThat(ridge.readouts().get(1).intercept()[0]).isCloseTo(one, within(0.05f));
  }
}
