package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.samples.SampleRange;
import org.sswim.series.CalendarInputs;
import org.sswim.series.TimeSeries;
import org.sswim.training.NetworkShape;

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
    assertThat(search.trials()).isEmpty();
  }

  @Test
  void everythingOpenIsTriedGroupByGroup() {
    PlanSearch search = search(Training.open(10), SERIES, 12);
    NetworkPlan best = search.search();
    // Three calendars times two kinds of input, then other taps, a low cost, other banks, a
    // profile.
    assertThat(search.trials()).hasSize(12);
    PlanSearch.Trial winner = search.trials().get(0);
    for (PlanSearch.Trial trial : search.trials().subList(0, 11)) {
      assertThat(trial.validationError()).isFinite().isPositive();
      winner = trial.validationError() < winner.validationError() ? trial : winner;
    }
    PlanSearch.Trial centred = search.trials().get(11);
    assertThat(centred.plan()).isEqualTo(winner.plan().withProfile(true));
    boolean clear = centred.validationError() <= 0.95 * winner.validationError();
    assertThat(best).isEqualTo(clear ? centred.plan() : winner.plan());
    assertThat(search.trials().stream().limit(6).map(t -> t.plan().taps())).containsOnly(9);
    assertThat(search.trials().stream().skip(6).limit(3).map(t -> t.plan().taps()))
        .containsExactly(11, 6, 3);
    assertThat(search.trials().get(9).plan().maxCost()).isEqualTo(0.3);
    assertThat(search.trials().get(10).plan().banks()).isEqualTo(NetworkShape.WIDE_BANKS);
  }

  @Test
  void withoutDatesThereIsNoCalendarToTry() {
    // White noise has no season: its strongest lag is left to chance, so it must be longer than
    // the window or be tried as well.
    double[] y = TestSeries.noise(3, 400);
    PlanSearch search = search(Training.open(10), TestSeries.of(400, r -> y[r]), 2);
    assertThat(search.search().calendar()).isEqualTo(CalendarInputs.none());
    assertThat(search.trials().stream().map(t -> t.plan().calendar()).distinct())
        .containsExactly(CalendarInputs.none());
  }

  @Test
  void targetsMayReferToASeasonThatFitsIntoTheWindow() {
    PlanSearch daily = search(Training.open(10), SERIES, 24);
    daily.search();
    assertThat(daily.trials()).hasSize(13);
    assertThat(daily.trials().stream().map(t -> t.plan().targetSeason()).distinct())
        .containsExactly(1, 24);
    assertThat(search(withTarget(Auto.of(false)), SERIES, 24).search().targetSeason()).isZero();
    PlanSearch auto = search(withTarget(Auto.auto()), SERIES, 24);
    auto.search();
    assertThat(auto.trials().stream().map(t -> t.plan().targetSeason()).distinct())
        .containsExactly(1, 24, 0);
  }

  @Test
  void pilotsThatDifferInBanksAloneShareAHiddenNetworkAndNothingElse() {
    PlanSearch both = search(with(Auto.of(true), Auto.of(true), List.of()), SERIES, 12);
    both.search();
    assertThat(both.trials()).hasSize(2);
    PlanSearch.Trial wide = both.trials().get(1);
    // The same pilot where it is the first to be sampled.
    PlanSearch alone =
        search(with(Auto.auto(), Auto.of(true), NetworkShape.WIDE_BANKS), SERIES, 12);
    alone.search();
    assertThat(alone.trials().get(0)).isEqualTo(wide);
    assertThat(wide.validationError()).isNotEqualTo(both.trials().get(0).validationError());
  }

  private static ForecastOptions withTarget(Auto<Boolean> relative) {
    return with(Auto.of(false), relative, NetworkShape.USUAL_BANKS);
  }

  private static ForecastOptions with(
      Auto<Boolean> input, Auto<Boolean> target, List<Double> banks) {
    return Training.fixed(10, 6, input)
        .withRelativeTarget(target)
        .withNetwork(n -> n.withBanks(banks.isEmpty() ? Auto.auto() : Auto.of(banks)));
  }

  @Test
  void tapsNeverExceedTheWindow() {
    assertThat(search(Training.fixed(10, 50, Auto.of(false)), SERIES, 12).search().taps())
        .isEqualTo(12);
    assertThat(search(Training.open(10), SERIES, 1).search().taps()).isEqualTo(1);
  }
}
