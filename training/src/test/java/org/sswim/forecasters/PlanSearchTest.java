package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.Auto;
import org.sswim.samples.SampleRange;
import org.sswim.series.CalendarInputs;
import org.sswim.series.TimeSeries;

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
  }

  @Test
  void choicesAreToldInOrderWithCandidatesAndErrors() {
    TrainingData data = TrainingData.of(SERIES, 280, 24, ChannelMode.SHARED);
    FitPlan plan = Training.plan(3, new SampleRange(0, 270), new SampleRange(270, 374), 1);
    PlanSearch search = new PlanSearch(Training.open(10), data, plan, Workers.available());
    NetworkPlan best = search.search();
    Provenance provenance = new Provenance("", 1, "", Map.of(), data.choices().described());
    List<Choice> choices = Choice.of(provenance);
    assertThat(choices)
        .extracting(Choice::name)
        .containsExactly(Choices.MOMENT, Choices.WINDOWS, Choices.TARGETS);
    assertThat(choices.get(0).errors()).containsOnlyKeys("none", "values");
    assertThat(choices.get(0).chosen()).isEqualTo(best.moment().label());
    assertThat(List.copyOf(choices.get(1).errors().keySet()))
        .containsExactly("relative to their last row", "as they are");
    assertThat(choices.get(1).chosen())
        .isEqualTo(best.relativeInput() ? "relative to their last row" : "as they are");
    assertThat(List.copyOf(choices.get(2).errors().keySet()))
        .containsExactly("less the last row", "less the row 24 before");
    assertThat(choices.get(2).chosen())
        .isEqualTo(best.targetSeason() == 1 ? "less the last row" : "less the row 24 before");
    // The last errors are those of the plans themselves, to four digits.
    assertThat(choices.get(2).errors().get(choices.get(2).chosen()))
        .isCloseTo(search.pilots().error(best), withPercentage(0.1));
  }

  /** A jump of one of several channels would move the forecasts of all. */
  @Test
  void levelsOfSeveralChannelsAreNotSeen() {
    TimeSeries both = TestSeries.returning(900);
    TrainingData data = TrainingData.of(both, 700, 12, ChannelMode.JOINT);
    FitPlan plan = Training.plan(3, new SampleRange(0, 690), new SampleRange(690, 886), 2);
    NetworkPlan best = new PlanSearch(Training.open(10), data, plan, Workers.available()).search();
    assertThat(best.relativeInput()).isTrue();
    assertThat(data.choices().described().keySet()).noneMatch(name -> name.contains("windows"));
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
