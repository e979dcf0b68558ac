package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sswim.features.SkipShape;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.RecordedOptions;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.readout.FittedReadout;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;

class WidthSearchTest {
  private static final int WINDOW = 12;
  private static final TimeSeries SERIES = logistic();
  private static final TrainingData DATA = TrainingData.of(SERIES, 700, WINDOW, ChannelMode.SHARED);
  private static final NetworkPlan NETWORK = new NetworkPlan(3, false, true, 0.5);
  private static final FitPlan PLAN = plan(false);

  /** The more neurons, the better they draw a parabola. */
  private static TimeSeries logistic() {
    double[] y = new double[1000];
    y[0] = 0.3;
    for (int r = 1; r < y.length; r++) {
      y[r] = 3.9 * y[r - 1] * (1 - y[r - 1]);
    }
    return TestSeries.of(y.length, r -> y[r]);
  }

  /** Two horizons. */
  private static FitPlan plan(boolean refit) {
    SampleRange train = new SampleRange(0, 680);
    SampleRange validation = new SampleRange(700, 900);
    return new FitPlan(
        List.of(1, 2),
        List.of(train, train),
        List.of(validation, validation),
        new double[] {1},
        1,
        refit);
  }

  private static ForecastOptions options(int narrowest, int widest) {
    return Training.fixed(1, 3, Auto.of(false))
        .withNetwork(
            n -> n.withNeurons(Auto.auto()).withWidths(new WidthOptions(narrowest, widest)));
  }

  private static Trained train(ForecastOptions options, TrainingData data, List<Trained> seen) {
    return train(options, NETWORK, data, seen);
  }

  private static Trained train(
      ForecastOptions options, NetworkPlan network, TrainingData data, List<Trained> seen) {
    return new ForecastTrainer(options)
        .train(
            data, PLAN, network, WeightSource.S_SWIM, forecaster -> seen.add(forecaster.trained()))
        .trained();
  }

  private static List<Integer> widths(Trained trained) {
    return trained.widths().points().stream().map(WidthCurve.Point::neurons).toList();
  }

  @Test
  void growsByDoublingAsLongAsTheRuleSaysSo() {
    List<Trained> seen = new ArrayList<>();
    Trained trained = train(options(2, 128), DATA, seen);
    assertThat(widths(trained)).startsWith(2, 4, 8).isSorted();
    assertThat(seen).extracting(Trained::layerNeurons).isEqualTo(widths(trained));
    int taken = 0;
    while (taken + 1 < seen.size() && passes(seen.get(taken + 1), seen.get(taken))) {
      taken++;
    }
    assertThat(seen.size()).isLessThanOrEqualTo(taken + 2);
    assertThat(trained.layerNeurons()).isEqualTo(seen.get(taken).layerNeurons());
    assertThat(trained.widths().points().get(1).validationErrors())
        .isEqualTo(seen.get(1).readouts().stream().map(FittedReadout::validationError).toList());
  }

  /** The rule by hand: 2 % less in the mean of both read-outs, and less on 8 of 10 sets. */
  private static boolean passes(Trained wider, Trained narrower) {
    double ratio = 0;
    int worse = 0;
    for (int h = 0; h < 2; h++) {
      double[] own = wider.readouts().get(h).penalties().errors();
      double[] other = narrower.readouts().get(h).penalties().errors();
      ratio += Arrays.stream(own).sum() / Arrays.stream(other).sum() / 2;
      for (int s = 0; s < own.length; s++) {
        worse += own[s] < other[s] ? 0 : 1;
      }
    }
    return ratio < 0.98 && worse <= 2;
  }

  @Test
  void refittingChangesNeitherWidthNorErrors() {
    ForecastOptions options = options(2, 32);
    Trained once = train(options, DATA, new ArrayList<>());
    Trained refitted =
        new ForecastTrainer(options)
            .train(DATA, plan(true), NETWORK, WeightSource.S_SWIM)
            .trained();
    assertThat(refitted.widths()).isEqualTo(once.widths());
    assertThat(refitted.layerNeurons()).isEqualTo(once.layerNeurons());
    assertThat(refitted.readouts().get(0).weights()).isNotEqualTo(once.readouts().get(0).weights());
  }

  @Test
  void theSameSeedFindsTheSameNetwork() {
    ForecastOptions options = options(4, 32);
    ForecastTrainer trainer = new ForecastTrainer(options);
    TrainedForecaster once = trainer.train(DATA, PLAN, NETWORK, WeightSource.S_SWIM);
    TrainedForecaster again = trainer.train(DATA, PLAN, NETWORK, WeightSource.S_SWIM);
    assertThat(Training.bits(again)).usingRecursiveComparison().isEqualTo(Training.bits(once));
    assertThat(again.trained().widths()).isEqualTo(once.trained().widths());
  }

  @Test
  void nothingGainedEndsTheSearch() {
    double[] noise = TestSeries.noise(4, 1000);
    TrainingData data =
        TrainingData.of(TestSeries.of(1000, r -> noise[r]), 700, WINDOW, ChannelMode.SHARED);
    // Not relative: that the last row tells nothing would have to be learnt.
    NetworkPlan absolute = NETWORK.withRelativeTarget(false);
    Trained trained =
        new ForecastTrainer(options(5, 80))
            .train(data, PLAN, absolute, WeightSource.S_SWIM)
            .trained();
    assertThat(widths(trained)).containsExactly(5, 10);
    assertThat(trained.layerNeurons()).isEqualTo(5);
  }

  @Test
  void aPerfectFitIsNotImprovedUpon() {
    TrainingData data =
        TrainingData.of(TestSeries.of(1000, r -> 7), 700, WINDOW, ChannelMode.SHARED);
    Trained trained = train(options(5, 40), data, new ArrayList<>());
    assertThat(trained.widths().points().get(0).validationErrors()).containsExactly(0.0, 0.0);
    assertThat(widths(trained)).containsExactly(5, 10);
    assertThat(trained.layerNeurons()).isEqualTo(5);
  }

  @Test
  void severalLayersGrowAlike() {
    List<Trained> seen = new ArrayList<>();
    Trained trained = train(options(4, 16).withNetwork(n -> n.withLayers(2)), DATA, seen);
    for (Trained one : seen) {
      assertThat(one.hidden().layers())
          .extracting(SpikingLayer::neurons)
          .containsExactly(one.layerNeurons(), 2 * one.layerNeurons());
    }
    assertThat(seen).extracting(Trained::layerNeurons).isEqualTo(widths(trained));
    int last = widths(trained).get(seen.size() - 1);
    assertThat(trained.layerNeurons()).isIn(last, last / 2);
    if (last < 16) {
      assertThat(trained.layerNeurons()).isEqualTo(last / 2);
    }
  }

  @Test
  void memoryBoundsTheWidth() {
    WindowedSeries series = DATA.windows();
    WindowTargets targets = WindowTargets.of(series, PLAN.longest(), true, PLAN.channelWeight());
    WidthSearch search =
        new WidthSearch(
            new SSwim(SSwimOptions.defaults(), Workers.available()),
            series.samples(false),
            targets,
            PLAN.split(targets),
            NETWORK.shape(SkipShape.NONE));
    assertThat(search.widest(Long.MAX_VALUE)).isEqualTo(1600);
    assertThat(search.widest(0)).isEqualTo(50);
    // 800 neurons with a bank: 800 features, 2 columns, 9 sums for 2 horizons, 8 matrices of the
    // solver.
    long bytes = 8L * 800 * (9 * 802 + 8 * 800);
    assertThat(search.widest(bytes)).isEqualTo(800);
    assertThat(search.widest(bytes - 1)).isEqualTo(400);
  }

  @Test
  void theModelTellsTheCurve() {
    ForecastOptions options = options(2, 16);
    ForecastTrainer trainer = new ForecastTrainer(options);
    TrainedForecaster trained = trainer.train(DATA, PLAN, NETWORK, WeightSource.S_SWIM);
    ForecastModel model = trainer.model(DATA, trained, 1);
    WidthCurve.Point first = trained.trained().widths().points().get(0);
    assertThat(model.provenance().results().get("width-curve"))
        .startsWith(String.format(Locale.ROOT, "2 %.6g, 4 ", first.validationErrors().get(1)));
    assertThat(model.provenance().options())
        .containsEntry(RecordedOptions.TRAINING, OptionsJson.text(options));
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new WidthOptions(0, 5)).hasMessageContaining("got 0 to 5");
    assertThatThrownBy(() -> new WidthOptions(9, 5)).hasMessageContaining("got 9 to 5");
    assertThatThrownBy(() -> new WidthOptions(9, 20_001)).hasMessageContaining("1..20000");
  }
}
