package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.Auto;
import org.sswim.readout.LeftOutRule;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;
import org.sswim.stages.MomentMode;
import org.sswim.training.Choice;
import org.sswim.training.FitProgress;
import org.sswim.training.Search;

class PlanSearchTest {
  private static final TimeSeries SERIES = hourly();
  private static final String RELATIVE = "relative to their last row";
  private static final String AS_THEY_ARE = "as they are";

  private static TimeSeries hourly() {
    double[] y = TestSeries.seasonal(3, 400);
    return TestSeries.hourly(400, r -> y[r]);
  }

  private static TrainingData data(TimeSeries series, int window) {
    return TrainingData.of(series, 280, window, ChannelMode.SHARED);
  }

  private static PlanSearch search(ForecastOptions options, TrainingData data) {
    int windows = data.series().rows() - data.window() - 2;
    FitPlan plan = Training.plan(3, new SampleRange(0, 270), new SampleRange(270, windows), 1);
    return new PlanSearch(new Fit(options, data, plan, Workers.available()));
  }

  private static PlanSearch search(ForecastOptions options, TimeSeries series, int window) {
    return search(options, data(series, window));
  }

  @Test
  void whatIsFixedIsNotTried() {
    TrainingData data = data(SERIES, 12);
    PlanSearch search = search(Training.fixed(10, 5, Auto.of(true)), data);
    assertThat(search.search(FitProgress.NONE))
        .isEqualTo(new NetworkPlan(5, true, true, 0.5).withBanks(List.of(0.1, 0.5, 2.5)));
    assertThat(data.search().described()).isEmpty();
  }

  @Test
  void choicesAreToldInOrderWithCandidatesAndErrors() {
    TrainingData data = data(SERIES, 24);
    PlanSearch search = search(Training.open(10), data);
    NetworkPlan best = search.search(FitProgress.NONE);
    Provenance provenance = new Provenance("", 1, "", Map.of(), data.search().described());
    List<Choice> choices = Choice.of(provenance);
    assertThat(choices).extracting(Choice::name).containsExactly("moment stage", "windows");
    assertThat(List.copyOf(choices.get(0).errors().keySet())).containsExactly("none", "values");
    assertThat(choices.get(0).chosen()).isEqualTo(best.moment().label());
    assertThat(List.copyOf(choices.get(1).errors().keySet()))
        .containsExactly(RELATIVE, AS_THEY_ARE);
    assertThat(choices.get(1).chosen()).isEqualTo(windows(best));
    // The last errors are those of the plans themselves, to four digits.
    assertThat(choices.get(1).errors().get(windows(best)))
        .isCloseTo(error(search, best), withPercentage(0.1));
  }

  private static double error(PlanSearch search, NetworkPlan plan) {
    return LeftOutRule.sum(search.errors(plan));
  }

  private static NetworkPlan best(PlanSearch search, List<NetworkPlan> candidates) {
    return new Search()
        .best(Search.Kind.WINDOWS, candidates, NetworkPlan::toString, search::errors);
  }

  private static String windows(NetworkPlan plan) {
    return plan.relativeInput() ? RELATIVE : AS_THEY_ARE;
  }

  /** A jump of one of several channels would move the forecasts of all, unless it is known. */
  @Test
  void levelsOfSeveralChannelsAreSeenWhereOutagesAreKnown() {
    TimeSeries both = TestSeries.returning(900);
    assertThat(jointly(both).described().keySet()).noneMatch(name -> name.contains("windows"));
    BitSet outage = new BitSet();
    outage.set(200);
    double[] values = IntStream.range(0, 1800).mapToDouble(i -> both.value(i / 2, i % 2)).toArray();
    outage.stream().forEach(i -> values[i] = Double.NaN);
    TimeSeries masked = TimeSeries.partial(both.channelNames(), values, both.timeline());
    assertThat(jointly(masked).described().keySet()).anyMatch(name -> name.contains("windows"));
  }

  private static Search jointly(TimeSeries both) {
    TrainingData data = TrainingData.of(both, 700, 12, ChannelMode.JOINT);
    FitPlan plan = Training.plan(3, new SampleRange(0, 690), new SampleRange(690, 886), 2);
    new PlanSearch(new Fit(Training.open(10), data, plan, Workers.available()))
        .search(FitProgress.NONE);
    return data.search();
  }

  @Test
  void aPlanIsKeptUnlessAnotherIsClearlyBetter() {
    PlanSearch search = search(Training.open(10), SERIES, 24);
    NetworkPlan blind = new NetworkPlan(1, true, true, 1.5);
    NetworkPlan seeing = blind.withSkip(true);
    assertThat(error(search, seeing)).isLessThan(0.7 * error(search, blind));
    assertThat(best(search, List.of(blind, seeing))).isEqualTo(seeing);
    assertThat(best(search, List.of(seeing, blind))).isEqualTo(seeing);
    // Costs that are all but equal: one is better, by less than 2 %.
    NetworkPlan alike = blind.withMaxCost(1.51);
    assertThat(error(search, alike)).isNotEqualTo(error(search, blind));
    assertThat(best(search, List.of(blind, alike))).isEqualTo(blind);
    assertThat(best(search, List.of(alike, blind))).isEqualTo(alike);
  }

  @Test
  void levelsThatDriftAreNotSeenAndSuchThatReturnAre() {
    double[] noise = TestSeries.noise(9, 400);
    double[] drifting = new double[400];
    double[] returning = new double[400];
    for (int r = 1; r < 400; r++) {
      drifting[r] = drifting[r - 1] + noise[r] + 0.2;
      returning[r] = 0.5 * returning[r - 1] + noise[r];
    }
    ForecastOptions open = Training.open(10).withMoment(Auto.of(MomentMode.NONE));
    assertThat(
            search(open, TestSeries.of(400, r -> drifting[r]), 8)
                .search(FitProgress.NONE)
                .relativeInput())
        .isTrue();
    assertThat(
            search(open, TestSeries.of(400, r -> returning[r]), 8)
                .search(FitProgress.NONE)
                .relativeInput())
        .isFalse();
  }

  @Test
  void targetsAreRelativeToTheLastRowOrToNothing() {
    ForecastOptions fixed = Training.fixed(10, 6, Auto.of(false));
    assertThat(search(fixed, SERIES, 24).search(FitProgress.NONE).relativeTarget()).isTrue();
    assertThat(
            search(fixed.withRelativeTarget(false), SERIES, 24)
                .search(FitProgress.NONE)
                .relativeTarget())
        .isFalse();
  }

  @Test
  void tapsNeverExceedTheWindow() {
    assertThat(
            search(Training.fixed(10, 50, Auto.of(false)), SERIES, 12)
                .search(FitProgress.NONE)
                .taps())
        .isEqualTo(12);
    assertThat(search(Training.open(10), SERIES, 1).search(FitProgress.NONE).taps()).isEqualTo(1);
  }
}
