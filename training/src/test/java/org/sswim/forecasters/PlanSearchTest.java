package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.readout.Objective;
import org.sswim.samples.SampleRange;
import org.sswim.series.CalendarInputs;
import org.sswim.series.TimeSeries;
import org.sswim.stages.MomentMode;

class PlanSearchTest {
  private static final TimeSeries SERIES = hourly();

  private static TimeSeries hourly() {
    double[] y = TestSeries.seasonal(3, 400);
    return TestSeries.hourly(400, r -> y[r]);
  }

  private static PlanSearch search(ForecastOptions options, TimeSeries series, int window) {
    TrainingData data = TrainingData.of(series, 280, window, ChannelMode.SHARED);
    FitPlan plan =
        Training.plan(3, new SampleRange(0, 270), new SampleRange(270, 400 - window - 2), 1);
    return new PlanSearch(options, data, plan, Workers.available());
  }

  @Test
  void whatIsFixedIsNotTried() {
    PlanSearch search = search(Training.fixed(10, 5, Auto.of(true)), SERIES, 12);
    assertThat(search.search()).isEqualTo(new NetworkPlan(5, true, CalendarInputs.none(), 1, 0.5));
    assertThat(search.pilots().errors()).isEmpty();
    assertThat(search.soon().errors()).isEmpty();
  }

  @Test
  void everythingOpenIsTriedGroupByGroup() {
    PlanSearch search = search(Training.open(10), SERIES, 12);
    NetworkPlan best = search.search();
    assertThat(search.soon().errors().keySet().stream().map(NetworkPlan::relativeInput))
        .containsExactly(true, false);
    List<NetworkPlan> all = List.copyOf(search.pilots().errors().keySet());
    assertThat(all.stream().limit(2).map(NetworkPlan::moment))
        .containsExactly(MomentMode.NONE, MomentMode.VALUES);
    List<NetworkPlan> tried =
        all.stream()
            .filter(plan -> plan.moment() == best.moment())
            .filter(plan -> plan.relativeInput() == best.relativeInput())
            .toList();
    assertThat(search.pilots().errors().values())
        .allMatch(error -> error > 0 && Double.isFinite(error));
    assertThat(tried.stream().limit(3).map(NetworkPlan::calendar)).doesNotHaveDuplicates();
    assertThat(tried.stream().limit(3)).allMatch(NetworkPlan::skip);
    assertThat(tried.get(3).skip()).isFalse();
    assertThat(tried).contains(best);
    assertThat(tried.get(tried.size() - 1).maxCost()).isEqualTo(0.3);
  }

  /** Taps make a difference to spikes alone. */
  @Test
  void tapsAreTriedForNetworksOfSpikesOnly() {
    PlanSearch spikes = search(Training.open(10).withSkip(Auto.of(false)), SERIES, 12);
    spikes.search();
    assertThat(taps(spikes)).containsExactly(9, 11, 6, 3);
    PlanSearch skipping = search(Training.open(10).withSkip(Auto.of(true)), SERIES, 12);
    skipping.search();
    assertThat(taps(skipping)).containsExactly(9);
  }

  private static List<Integer> taps(PlanSearch search) {
    return search.pilots().errors().keySet().stream().map(NetworkPlan::taps).distinct().toList();
  }

  @Test
  void skipSynapsesStayWhereTheSeriesIsLinearAndGoWhereTheyAreOff() {
    TimeSeries wave = TestSeries.of(400, r -> Math.sin(0.7 * r));
    assertThat(search(Training.open(10), wave, 12).search().skip()).isTrue();
    assertThat(search(Training.open(10).withSkip(Auto.of(false)), wave, 12).search().skip())
        .isFalse();
  }

  /** Levels of two channels that come back to their means: a little is linear, by 1 to 10 %. */
  @Test
  void levelsOfSeveralChannelsNeedMuchGainForSkipSynapses() {
    TimeSeries both = TestSeries.returning(900);
    TrainingData data = TrainingData.of(both, 700, 12, ChannelMode.JOINT);
    FitPlan plan = Training.plan(3, new SampleRange(0, 690), new SampleRange(690, 886), 2);
    PlanSearch search = new PlanSearch(Training.open(10), data, plan, Workers.available());
    NetworkPlan best = search.search();
    assertThat(best.relativeInput()).isFalse();
    assertThat(best.skip()).isFalse();
    NetworkPlan alike = new NetworkPlan(9, false, best.calendar(), 1, 1.5);
    double gain = 1 - search.pilots().error(alike.withSkip(true)) / search.pilots().error(alike);
    assertThat(gain).as("%s", search.pilots().errors()).isBetween(0.01, 0.1);
  }

  @Test
  void aPlanIsKeptUnlessAnotherIsClearlyBetter() {
    TrainingData data = TrainingData.of(SERIES, 280, 12, ChannelMode.SHARED);
    FitPlan plan = Training.plan(3, new SampleRange(0, 270), new SampleRange(270, 386), 1);
    Pilots pilots =
        new Pilots(
            Training.open(10).network(),
            data,
            plan,
            plan.forChoices(4, 8000, 1),
            4,
            Workers.available());
    NetworkPlan one = new NetworkPlan(9, true, CalendarInputs.none(), 1, 1.5);
    NetworkPlan two = one.withTaps(3);
    pilots.best(List.of(one, two), 0);
    double ratio = pilots.error(two) / pilots.error(one);
    NetworkPlan worse = ratio > 1 ? two : one;
    NetworkPlan better = ratio > 1 ? one : two;
    double gain = 1 - Math.min(ratio, 1 / ratio);
    assertThat(pilots.best(List.of(worse, better), 0.9 * gain)).isEqualTo(better);
    assertThat(pilots.best(List.of(worse, better), 1.1 * gain)).isEqualTo(worse);
    assertThat(pilots.errors()).hasSize(2);
  }

  @Test
  void withoutDatesThereIsNoCalendarToTry() {
    // White noise has no season: its strongest lag is left to chance, so it must be longer than
    // the window or be tried as well.
    double[] y = TestSeries.noise(3, 400);
    PlanSearch search = search(Training.open(10), TestSeries.of(400, r -> y[r]), 2);
    assertThat(search.search().calendar()).isEqualTo(CalendarInputs.none());
    assertThat(search.pilots().errors().keySet().stream().map(NetworkPlan::calendar).distinct())
        .containsExactly(CalendarInputs.none());
  }

  @Test
  void targetsMayReferToASeasonThatFitsIntoTheWindow() {
    ForecastOptions open = Training.open(10).withSkip(Auto.of(false));
    assertThat(seasons(search(open, SERIES, 24))).containsExactly(1, 24);
    assertThat(search(withTarget(Auto.of(false)), SERIES, 24).search().targetSeason()).isZero();
    assertThat(seasons(search(withTarget(Auto.auto()), SERIES, 24))).containsExactly(1, 24, 0);
  }

  /** With few windows a read-out of the raw window does not find a season by itself. */
  @Test
  void seasonsAreTriedWithSkipSynapsesToo() {
    ForecastOptions skipping = Training.open(10).withSkip(Auto.of(true));
    assertThat(seasons(search(skipping, SERIES, 24))).containsExactly(1, 24);
  }

  /** Where bursts hide what squares say, absolute errors of the naive forecasts choose. */
  @Test
  void absoluteErrorsChooseTheSeasonWhereTheyAreTheObjective() {
    double[] y = TestSeries.seasonal(3, 400);
    TimeSeries bursts =
        TestSeries.hourly(400, r -> Math.sin(2 * Math.PI * r / 24) + (r % 97 < 2 ? 300 * y[r] : 0));
    ForecastOptions absolute = Training.open(10).withObjective(Auto.of(Objective.MAE));
    PlanSearch search = search(absolute, bursts, 24);
    assertThat(search.search().targetSeason()).isEqualTo(24);
  }

  private static List<Integer> seasons(PlanSearch search) {
    search.search();
    return search.pilots().errors().keySet().stream()
        .map(NetworkPlan::targetSeason)
        .distinct()
        .toList();
  }

  private static ForecastOptions withTarget(Auto<Boolean> relative) {
    return Training.fixed(10, 6, Auto.of(false)).withRelativeTarget(relative);
  }

  @Test
  void tapsNeverExceedTheWindow() {
    assertThat(search(Training.fixed(10, 50, Auto.of(false)), SERIES, 12).search().taps())
        .isEqualTo(12);
    assertThat(search(Training.open(10), SERIES, 1).search().taps()).isEqualTo(1);
  }
}
