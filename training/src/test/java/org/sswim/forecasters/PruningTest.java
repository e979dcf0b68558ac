package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.explanation.Explainer;
import org.sswim.explanation.Explanation;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.linalg.Workers;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFile;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.Auto;
import org.sswim.samples.SampleRange;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.stages.MomentMode;
import org.sswim.training.FitProgress;
import org.sswim.training.SSwimOptions;

class PruningTest {
  private static final TimeSeries SERIES = series();

  private static TimeSeries series() {
    double[] a = TestSeries.seasonal(1, 600);
    double[] b = TestSeries.seasonal(2, 600);
    return TestSeries.hourly(600, r -> a[r], r -> 100 - 5 * b[r]);
  }

  private static ForecastModel fit(ForecastOptions options, ChannelMode mode) {
    return Training.fit(options, SERIES, 16, 4, mode);
  }

  private static Pruning pruning(ForecastModel model, TimeSeries series, double share) {
    return new Pruning(model, series, share, Workers.available(), FitProgress.NONE);
  }

  private static NeuronOrigins origins(ForecastModel model) {
    return Objects.requireNonNull(Objects.requireNonNull(model.background()).origins());
  }

  @ParameterizedTest
  @CsvSource({"SHARED, false, 1", "JOINT, true, 1", "SHARED, true, 2"})
  void neuronsLeaveWithAllThatIsTheirs(ChannelMode mode, boolean skip, int layers) {
    ForecastModel model =
        fit(
            Training.fixed(20, 6, Auto.of(true))
                .withNetwork(n -> n.withNeurons(20).withLayers(layers))
                .withSkip(Auto.of(skip)),
            mode);
    Pruning.Result pruned = pruning(model, SERIES, 0.2).keep(9);
    SpikingLayer old = model.network().hidden().last();
    SpikingLayer left = pruned.model().network().hidden().last();
    assertThat(pruned.kept()).hasSize(9).doesNotHaveDuplicates().isSorted();
    assertThat(pruned.before()).isEqualTo(layers == 1 ? 20 : 40);
    assertThat(left.neurons()).isEqualTo(9);
    assertThat(pruned.model().network().readout().features()).isEqualTo(9 * 3);
    for (int i = 0; i < 9; i++) {
      int n = pruned.kept()[i];
      assertThat(left.bias()[i]).isEqualTo(old.bias()[n]);
      assertThat(left.cost()[i]).isEqualTo(old.cost()[n]);
      assertThat(left.weights()[9 + i]).isEqualTo(old.weights()[old.neurons() + n]);
      if (layers == 1) {
        assertThat(origins(pruned.model()).pair(i, 0)).isEqualTo(origins(model).pair(n, 0));
      }
    }
    assertThat(pruned.model().network().skipDelays()).isEqualTo(skip ? 16 : 0);
    Explanation why = new Explainer(pruned.model()).explain(SERIES, 599, 2, 1);
    assertThat(why.total() / why.forecast()).isCloseTo(1, within(1e-4));
    assertThat(pruned.model().provenance().results())
        .containsEntry("pruned-from", String.valueOf(pruned.before()));
  }

  /** The read-out solved again on all neurons and windows is the one that the fit had found. */
  @Test
  void keepingAllChangesNothing() {
    ForecastModel model = fit(Training.fixed(15, 6, Auto.of(true)), ChannelMode.SHARED);
    Pruning.Result pruned = pruning(model, SERIES, 0.2).keep(15);
    assertThat(pruned.choosing().loss()).isZero();
    assertThat(pruned.leftOut().loss()).isZero();
    assertThat(pruned.kept()).isEqualTo(IntStream.range(0, 15).toArray());
    double[] before = model.forecast(SERIES).values();
    double[] after = pruned.model().forecast(SERIES).values();
    for (int i = 0; i < before.length; i++) {
      // The mean of the features is taken off in another order; the rest is the same.
      assertThat(after[i]).isCloseTo(before[i], within(1e-3 * Math.abs(before[i]) + 1e-3));
    }
  }

  @Test
  void theLossStaysWithinItsBound() {
    ForecastModel model = fit(Training.fixed(60, 8, Auto.of(true)), ChannelMode.SHARED);
    Pruning pruning = pruning(model, SERIES, 0.2);
    Pruning.Result little = pruning.within(1);
    Pruning.Result much = pruning.within(20);
    assertThat(little.choosing().loss()).isLessThanOrEqualTo(1);
    assertThat(much.choosing().loss()).isLessThanOrEqualTo(20);
    assertThat(much.kept().length).isLessThan(little.kept().length);
    assertThat(little.kept().length).isLessThan(60);
  }

  /** 581 windows, of which 117 validate: two halves of 57 with 3 between them. */
  @Test
  void errorsAreThoseOfTheTwoHalves() {
    ForecastModel model = fit(Training.fixed(15, 6, Auto.of(true)), ChannelMode.SHARED);
    Pruning.Result pruned = pruning(model, SERIES, 0.2).keep(6);
    ForecastModel before = pruned.fit().leftOut();
    assertThat(pruned.fit().validation()).isEqualTo(new SampleRange(464, 581));
    // Penalties of the model kept for intervals are chosen on both halves, those of the errors on
    // the first: the errors are near, not equal.
    assertThat(pruned.choosing().after()).isCloseTo(mse(before, 464, 521), withinPercentage(1.5));
    assertThat(pruned.leftOut().after()).isCloseTo(mse(before, 524, 581), withinPercentage(1.5));
    assertThat(mse(before, 464, 521)).isNotCloseTo(mse(before, 524, 581), withinPercentage(3));
  }

  private static double mse(ForecastModel model, int from, int to) {
    double sum = 0;
    for (int start = from; start < to; start++) {
      double[] values = model.forecast(SERIES.slice(start, start + 16)).values();
      for (int i = 0; i < values.length; i++) {
        double truth = SERIES.value(start + 16 + i / 2, i % 2);
        sum += Math.pow((truth - values[i]) / model.standardizer().std(i % 2), 2);
      }
    }
    return sum / (8 * (to - from));
  }

  /** Blocks and a stride of its own make another read-out. */
  @Test
  void optionsOfTheFitAreUsedAgain() {
    ForecastOptions own =
        Training.fixed(15, 6, Auto.of(true)).withNetwork(n -> n.withReadoutBlocks(2));
    ForecastModel model =
        Training.forecaster(own, 16, 4, ChannelMode.SHARED)
            .withValidationShare(0.3)
            .withStride(Auto.of(7))
            .fit(SERIES);
    assertThat(model.provenance().options())
        .containsEntry("stride", "7")
        .containsEntry("validation-share", "0.3");
    RecordedOptions recorded = RecordedOptions.of(model.provenance());
    assertThat(recorded)
        .isEqualTo(new RecordedOptions(own.network(), MomentMode.VALUES, Auto.of(7), 0.3));
    double[] before = model.forecast(SERIES).values();
    double[] same = pruning(model, SERIES, 0.3).keep(15).model().forecast(SERIES).values();
    Provenance old = model.provenance();
    Provenance bare =
        new Provenance(old.version(), old.seed(), old.data(), Map.of(), old.results());
    assertThat(RecordedOptions.of(bare))
        .isEqualTo(
            new RecordedOptions(SSwimOptions.defaults(), MomentMode.VALUES, Auto.auto(), 0.2));
    double[] other =
        pruning(model.withProvenance(bare), SERIES, 0.3).keep(15).model().forecast(SERIES).values();
    assertThat(distance(before, same)).isLessThan(0.01 * distance(before, other));
  }

  @Test
  void numbersThatCannotBeAreTheDefaults() {
    Map<String, String> odd = Map.of("stride", "0", "validation-share", "x");
    Map<String, String> results = Map.of("moment", "anomalies");
    assertThat(RecordedOptions.of(new Provenance("0.1.0", 1, "", odd, results)))
        .isEqualTo(
            new RecordedOptions(SSwimOptions.defaults(), MomentMode.ANOMALIES, Auto.auto(), 0.2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"network\":{\"readoutBlocks\":0}}",
        "{\"later\":1}",
        "{\"network\":3}"
      })
  void recordedOptionsThatCannotBeReadAreRefused(String text) {
    Map<String, String> options = Map.of(RecordedOptions.TRAINING, text);
    Provenance provenance = new Provenance("0.1.0", 1, "", options, Map.of());
    assertThatThrownBy(() -> RecordedOptions.of(provenance))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("the options that the model was trained with cannot be read: ");
    assertThat(RecordedOptions.tree(provenance)).containsOnlyKeys(RecordedOptions.TRAINING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model-v1", "model-v1-memory", "model-v1-int8"})
  void modelsThatTellNothingOfTheirTrainingArePruned(String name) {
    ForecastModel golden =
        ModelFile.read(Path.of("../runtime/src/test/resources/golden/" + name + ".sswim"));
    double[] a = TestSeries.seasonal(3, 260);
    double[] values = new double[520];
    for (int r = 0; r < 260; r++) {
      values[2 * r] = 14 + a[r];
      values[2 * r + 1] = 90 - 3 * a[r];
    }
    SamplingInterval hour = SamplingInterval.of(Duration.ofHours(1));
    TimeSeries series =
        TimeSeries.of(
            golden.channels(),
            values,
            Timeline.every(LocalDateTime.of(2024, 1, 1, 0, 0), hour, 260));
    ForecastModel pruned = pruning(golden, series, 0.2).keep(3).model();
    assertThat(pruned.network().hidden().last().neurons()).isEqualTo(3);
    assertThat(pruned.provenance().options()).isEqualTo(golden.provenance().options());
    assertThat(pruned.forecast(series).values()).hasSize(8).doesNotContain(Double.NaN);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum;
  }

  @Test
  void tooFewWindowsForTwoHalves() {
    ForecastModel model = fit(Training.fixed(5, 6, Auto.of(true)), ChannelMode.SHARED);
    // 21 windows, of which 4 validate.
    assertThatThrownBy(() -> pruning(model, SERIES.slice(0, 40), 0.15))
        .hasMessageContaining("need at least 5; there are 4");
  }

  /** Random subsets of the same size must do worse: the ranking knows something. */
  @Test
  void theNeuronsKeptAreBetterThanOthers() {
    ForecastModel model = fit(Training.fixed(40, 8, Auto.of(true)), ChannelMode.SHARED);
    Pruning pruning = pruning(model, SERIES, 0.2);
    Pruning.Result best = pruning.keep(8);
    ForecastModel random =
        fit(
            Training.fixed(40, 8, Auto.of(true)).withNetwork(n -> n.withSeed(77)),
            ChannelMode.SHARED);
    int[] first = IntStream.range(0, 8).toArray();
    Pruning.Result other = pruning(selected(random, first), SERIES, 0.2).keep(8);
    assertThat(best.leftOut().after()).isLessThan(other.leftOut().after());
  }

  /** A model of some neurons, whose read-out is of no account. */
  private static ForecastModel selected(ForecastModel model, int[] neurons) {
    HiddenNetwork hidden = model.network().hidden();
    HiddenNetwork few =
        new HiddenNetwork(hidden.input(), List.of(hidden.last().select(neurons)), hidden.banks());
    int outputs = model.network().outputs();
    return new ForecastModel(
        new SpikingNetwork(
            few, new Readout(new float[few.features() * outputs], new float[outputs])),
        model.spec(),
        model.channels(),
        model.standardizer(),
        model.provenance());
  }

  @Test
  void sameModelSameNeurons() {
    ForecastModel model = fit(Training.fixed(20, 6, Auto.of(true)), ChannelMode.JOINT);
    Pruning.Result once = pruning(model, SERIES, 0.2).keep(7);
    Pruning.Result again = pruning(model, SERIES, 0.2).keep(7);
    assertThat(again.kept()).isEqualTo(once.kept());
    assertThat(
            Arrays.equals(
                again.model().network().readout().weights(),
                once.model().network().readout().weights()))
        .isTrue();
  }

  @Test
  void whatCannotBeKept() {
    Pruning pruning =
        pruning(fit(Training.fixed(5, 6, Auto.of(true)), ChannelMode.SHARED), SERIES, 0.2);
    assertThatThrownBy(() -> pruning.keep(6)).hasMessageContaining("1..5; got 6");
    assertThatThrownBy(() -> pruning.keep(0)).hasMessageContaining("1..5; got 0");
    assertThatThrownBy(() -> pruning.within(-1)).hasMessageContaining("got -1");
  }
}
