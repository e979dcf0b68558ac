package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.SampleRange;
import org.sswim.series.CalendarInputs;
import org.sswim.series.TimeSeries;

class WidthSearchTest {
  private static final int WINDOW = 12;
  private static final TimeSeries SERIES = logistic();
  private static final TrainingData DATA = TrainingData.of(SERIES, 700, WINDOW, ChannelMode.SHARED);
  private static final NetworkPlan NETWORK =
      new NetworkPlan(3, false, CalendarInputs.none(), 1, 0.5);
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

  private static ForecastOptions options(int narrowest, int widest, double gain) {
    return Training.fixed(1, 3, Auto.of(false))
        .withNetwork(
            n -> n.withNeurons(Auto.auto()).withWidths(new WidthOptions(narrowest, widest, gain)));
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
  void growsByDoublingWhileTheValidationErrorFalls() {
    List<Trained> seen = new ArrayList<>();
    Trained trained = train(options(2, 128, 0.05), DATA, seen);
    assertThat(widths(trained)).startsWith(2, 4, 8, 16).isSorted();
    assertThat(seen).extracting(Trained::layerNeurons).isEqualTo(widths(trained));
    assertThat(trained.layerNeurons()).isGreaterThanOrEqualTo(16);
    // The rule by itself: a wider one is taken for 5 % less error than the best so far.
    int taken = seen.get(0).layerNeurons();
    double best = 2;
    for (Trained one : seen) {
      double relative = 0;
      for (int h = 0; h < 2; h++) {
        relative +=
            one.readouts().get(h).validationError()
                / seen.get(0).readouts().get(h).validationError();
      }
      if (relative <= 0.95 * best) {
        best = relative;
        taken = one.layerNeurons();
      }
    }
    assertThat(trained.layerNeurons()).isEqualTo(taken);
    assertThat(trained.widths().points().get(1).validationErrors())
        .isEqualTo(seen.get(1).readouts().stream().map(FittedReadout::validationError).toList());
  }

  /** Parts of the normal equations and a search near other penalties, against one from scratch. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyWidthIsFittedAsByItself(boolean skip) {
    List<Trained> seen = new ArrayList<>();
    train(options(4, 64, 0), NETWORK.withSkip(skip), DATA, seen);
    WindowedSeries series = DATA.windows(CalendarInputs.none());
    WindowTargets targets = WindowTargets.of(series, PLAN.longest(), 1, PLAN.channelWeight());
    assertThat(seen.size()).isGreaterThanOrEqualTo(4);
    for (Trained one : seen) {
      List<FittedReadout> alone =
          new ReadoutFit(4, Workers.available())
              .fit(series.samples(false), targets, one.features(), PLAN.split(targets));
      for (int h = 0; h < 2; h++) {
        FittedReadout got = one.readouts().get(h);
        assertThat(got.validationError())
            .isCloseTo(alone.get(h).validationError(), withinPercentage(0.3));
        assertThat(got.featureMeans()).hasSize(one.features().features());
      }
    }
  }

  @Test
  void refittingChangesNeitherWidthNorErrors() {
    ForecastOptions options = options(2, 32, 0.05);
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
    ForecastOptions options = options(4, 32, 0.01);
    ForecastTrainer trainer = new ForecastTrainer(options);
    TrainedForecaster once = trainer.train(DATA, PLAN, NETWORK, WeightSource.S_SWIM);
    TrainedForecaster again = trainer.train(DATA, PLAN, NETWORK, WeightSource.S_SWIM);
    assertThat(Training.bits(again)).usingRecursiveComparison().isEqualTo(Training.bits(once));
    assertThat(again.trained().widths()).isEqualTo(once.trained().widths());
  }

  @Test
  void nothingGainedEndsAfterTheFirstPass() {
    double[] noise = TestSeries.noise(4, 1000);
    TrainingData data =
        TrainingData.of(TestSeries.of(1000, r -> noise[r]), 700, WINDOW, ChannelMode.SHARED);
    // Not relative: that the last row tells nothing would have to be learnt.
    NetworkPlan absolute = NETWORK.withTargetSeason(0);
    Trained trained =
        new ForecastTrainer(options(5, 80, 0.1))
            .train(data, PLAN, absolute, WeightSource.S_SWIM)
            .trained();
    assertThat(widths(trained)).containsExactly(5, 10, 20, 40);
    assertThat(trained.layerNeurons()).isEqualTo(5);
  }

  @Test
  void aPerfectFitIsNotImprovedUpon() {
    TrainingData data =
        TrainingData.of(TestSeries.of(1000, r -> 7), 700, WINDOW, ChannelMode.SHARED);
    Trained trained = train(options(5, 40, 0), data, new ArrayList<>());
    assertThat(trained.widths().points().get(0).validationErrors()).containsExactly(0.0, 0.0);
    assertThat(trained.widths().relativeError(3)).isEqualTo(1);
  }

  @Test
  void severalLayersGrowAlike() {
    List<Trained> seen = new ArrayList<>();
    Trained trained = train(options(4, 16, 0.02).withNetwork(n -> n.withLayers(2)), DATA, seen);
    for (Trained one : seen) {
      assertThat(one.hidden().layers())
          .extracting(SpikingLayer::neurons)
          .containsExactly(one.layerNeurons(), 2 * one.layerNeurons());
    }
    assertThat(seen).extracting(Trained::layerNeurons).isEqualTo(widths(trained));
    // Unlike nested widths these cost a pass each: the first without a gain ends the search.
    int last = widths(trained).get(seen.size() - 1);
    assertThat(trained.layerNeurons()).isIn(last, last / 2);
    if (last < 16) {
      assertThat(trained.layerNeurons()).isEqualTo(last / 2);
    }
  }

  @Test
  void memoryBoundsTheWidth() {
    WindowedSeries series = DATA.windows(CalendarInputs.none());
    WindowTargets targets = WindowTargets.of(series, PLAN.longest(), 1, PLAN.channelWeight());
    WidthSearch search =
        new WidthSearch(
            new SSwim(SSwimOptions.defaults()),
            series.samples(false),
            targets,
            PLAN.split(targets),
            NETWORK.shape(SkipShape.NONE),
            trained -> {});
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
    ForecastOptions options = options(2, 16, 0.05);
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
    assertThatThrownBy(() -> new WidthOptions(0, 5, 0)).hasMessageContaining("got 0 to 5");
    assertThatThrownBy(() -> new WidthOptions(9, 5, 0)).hasMessageContaining("got 9 to 5");
    assertThatThrownBy(() -> new WidthOptions(9, 20_001, 0)).hasMessageContaining("1..20000");
    assertThatThrownBy(() -> new WidthOptions(1, 5, 1)).hasMessageContaining("got 1.0");
    assertThatThrownBy(() -> new WidthOptions(1, 5, Double.NaN)).hasMessageContaining("NaN");
  }
}
