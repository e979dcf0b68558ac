package org.sswim.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.CentredSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.SampleModels;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.network.HiddenNetwork;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.NetworkRun;
import org.sswim.simulation.NetworkState;

class ExplainerTest {
  private static final LocalDateTime START = LocalDateTime.of(2024, 3, 1, 0, 0);
  private static final TimeSeries SERIES = SampleModels.series(60, START);

  private static ForecastModel model(
      ChannelMode mode, boolean relative, boolean changes, int skips, boolean streaming) {
    ForecastModel model = SampleModels.model(mode, relative, changes, skips);
    return SampleModels.remembering(streaming ? SampleModels.streaming(model) : model);
  }

  @ParameterizedTest
  @CsvSource({
    "SHARED, true, true, 0, false",
    "SHARED, false, false, 5, false",
    "JOINT, true, true, 0, false",
    "JOINT, true, true, 4, true",
    "SHARED, true, true, 3, true",
    "JOINT, false, false, 0, true",
  })
  void thePartsSumToTheForecast(
      ChannelMode mode, boolean relative, boolean changes, int skips, boolean streaming) {
    ForecastModel model = model(mode, relative, changes, skips, streaming);
    Explainer explainer = new Explainer(model);
    for (int row : new int[] {11, 30, 59}) {
      double[] forecast = model.forecast(SERIES.slice(0, row + 1)).values();
      for (int lead = 1; lead <= SampleModels.HORIZON; lead++) {
        for (int channel = 0; channel < 3; channel++) {
          Explanation found = explainer.explain(SERIES, row, lead, channel);
          double expected = forecast[(lead - 1) * 3 + channel];
          assertThat(found.forecast()).isEqualTo(expected);
          double size = found.neurons().stream().mapToDouble(n -> Math.abs(n.contribution())).sum();
          assertThat(found.total()).isCloseTo(expected, within(1e-6 * (size + 1)));
          assertThat(Math.abs(found.total() / expected - 1)).isLessThan(1e-4);
          assertThat(found.skip() == 0).isEqualTo(skips == 0);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 0, false", "false, 5, false", "true, 4, true"})
  void theMomentIsAPart(boolean changes, int skips, boolean streaming) {
    ForecastModel model =
        model(ChannelMode.SHARED, true, changes, skips, streaming)
            .withMoment(SampleModels.moment());
    CentredSeries moments = new CentredSeries(model, SERIES);
    Explanation found = new Explainer(model).explain(SERIES, 30, 2, 1);
    double before = !changes ? 0 : moments.moment(found.referenceRow(), 1);
    // Lead 2 behind row 30 is row 32; the deviation of channel b in SampleModels is 0.5.
    assertThat(found.moment()).isCloseTo(0.5 * (moments.moment(32, 1) - before), within(1e-6));
    assertThat(found.moment()).isNotZero();
    assertThat(found.total()).isCloseTo(found.forecast(), within(1e-3));
  }

  @Test
  void referencesAreTheRowsThatTheForecastChangesFrom() {
    Explainer relative = new Explainer(model(ChannelMode.SHARED, true, true, 0, false));
    for (int lead = 1; lead <= 4; lead++) {
      Explanation found = relative.explain(SERIES, 30, lead, 1);
      assertThat(found.referenceRow()).isEqualTo(30);
      assertThat(found.reference()).isCloseTo(SERIES.value(30, 1), within(1e-5));
    }
    Explanation plain =
        new Explainer(model(ChannelMode.SHARED, true, false, 0, false)).explain(SERIES, 30, 1, 1);
    assertThat(plain.referenceRow()).isEqualTo(-1);
    // The mean of channel b in SampleModels.
    assertThat(plain.reference()).isEqualTo(-5);
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void neuronsThatActAsOnTheMeanCarryNothing(ChannelMode mode) {
    ForecastModel model = model(mode, true, true, 0, false);
    StreamingForecaster forecaster = new StreamingForecaster(model);
    Explainer.push(forecaster, SERIES, 29, 40);
    float[] features = new float[model.network().hidden().features()];
    forecaster.features(0, features);
    Explanation found = new Explainer(withMeans(model, features)).explain(SERIES, 40, 2, 0);
    assertThat(found.neurons()).allMatch(n -> n.contribution() == 0);
    assertThat(found.reference() + found.constant()).isCloseTo(found.forecast(), within(1e-4));
  }

  private static ForecastModel withMeans(ForecastModel model, float[] means) {
    return model.withBackground(new Background(means, null));
  }

  /** Against a plain run of the network over the window. */
  @Test
  void spikesAreThoseOfTheWindow() {
    ForecastModel model =
        SampleModels.remembering(SampleModels.model(ChannelMode.JOINT, false, true));
    HiddenNetwork hidden = model.network().hidden();
    float[] rows = new float[SampleModels.WINDOW * 3];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = model.standardizer().apply(i % 3, SERIES.value(19 + i / 3, i % 3));
    }
    List<NetworkState> seen = NetworkRun.states(hidden, rows);
    Explanation found = new Explainer(model).explain(SERIES, 30, 1, 0);
    for (NeuronShare share : found.neurons()) {
      List<Integer> expected =
          IntStream.range(0, seen.size())
              .filter(t -> seen.get(t).spikes(1)[share.neuron()] != 0)
              .mapToObj(t -> 19 + hidden.input().firstStep() + t)
              .toList();
      assertThat(share.spikes()).isEqualTo(expected);
    }
    assertThat(found.neurons()).anyMatch(n -> !n.spikes().isEmpty());
  }

  @Test
  void streamingSpikesLieInTheLastWindow() {
    Explanation found =
        new Explainer(model(ChannelMode.SHARED, true, true, 0, true)).explain(SERIES, 40, 1, 2);
    assertThat(found.neurons()).hasSize(6).anyMatch(n -> !n.spikes().isEmpty());
    for (NeuronShare share : found.neurons()) {
      assertThat(share.spikes()).allMatch(row -> row > 40 - SampleModels.WINDOW && row <= 40);
    }
  }

  @Test
  void whatCannotBeExplainedIsSaid() {
    ForecastModel plain = SampleModels.model(ChannelMode.JOINT, true, true);
    assertThatThrownBy(() -> new Explainer(plain))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("does not remember its training windows");
    Explainer explainer = new Explainer(SampleModels.remembering(plain));
    assertThatThrownBy(() -> explainer.explain(SERIES, 10, 1, 0))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("window of 12");
    assertThatThrownBy(() -> explainer.explain(SERIES, 11, 5, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void importanceSumsExplanationsUp(ChannelMode mode) {
    ForecastModel model = model(mode, true, true, 0, false);
    Explainer explainer = new Explainer(model);
    List<NeuronImportance> found =
        new Explainer(model).importance(SERIES, 20, 39, 3, 1, share -> {});
    int neurons = 6;
    double[] absolute = new double[neurons];
    double[][] each = new double[20][neurons];
    double[] total = new double[20];
    for (int i = 0; i < 20; i++) {
      for (NeuronShare share : explainer.explain(SERIES, 20 + i, 3, 1).neurons()) {
        // Channel b has a standard deviation of .5 in SampleModels.
        each[i][share.neuron()] = share.contribution() / 0.5;
        absolute[share.neuron()] += Math.abs(share.contribution() / 0.5) / 20;
        total[i] += share.contribution() / 0.5;
      }
    }
    assertThat(found.stream().mapToDouble(NeuronImportance::share).sum())
        .isCloseTo(1, within(1e-9));
    for (NeuronImportance neuron : found) {
      int n = neuron.neuron();
      assertThat(neuron.meanAbsolute()).isCloseTo(absolute[n], within(1e-5));
      double[] own = IntStream.range(0, 20).mapToDouble(i -> each[i][n]).toArray();
      assertThat(neuron.share())
          .isCloseTo(covariance(own, total) / covariance(total, total), within(1e-4));
    }
  }

  private static double covariance(double[] a, double[] b) {
    double meanA = IntStream.range(0, a.length).mapToDouble(i -> a[i]).average().orElseThrow();
    double meanB = IntStream.range(0, b.length).mapToDouble(i -> b[i]).average().orElseThrow();
    return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - meanA) * (b[i] - meanB)).sum();
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void importanceOfAllLeadsAndChannels(ChannelMode mode) {
    ForecastModel model = model(mode, true, true, 0, true);
    List<NeuronImportance> found =
        new Explainer(model).importance(SERIES, 11, 59, 0, null, share -> {});
    assertThat(found).hasSize(6);
    assertThat(found.stream().mapToDouble(NeuronImportance::share).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(found)
        .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.share()), Math.abs(a.share())));
  }
}
