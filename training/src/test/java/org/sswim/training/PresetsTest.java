package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.sampling.WeightOptions;
import org.sswim.series.TimeSeries;

class PresetsTest {
  @Test
  void theDefaultsAreThoseThatDoBest() {
    assertThat(SSwimOptions.defaults()).isEqualTo(SSwimOptions.tuned());
    assertThat(ForecastOptions.defaults().network()).isEqualTo(SSwimOptions.tuned());
    assertThat(SSwimOptions.published()).isNotEqualTo(SSwimOptions.tuned());
  }

  @Test
  void thePublishedAlgorithmHasNothingOfOurs() {
    SSwimOptions published = SSwimOptions.published();
    assertThat(published.oversampling()).isEqualTo(Auto.of(1));
    assertThat(published.copies()).isEqualTo(Auto.of(0));
    assertThat(published.rounds()).isEqualTo(1);
    assertThat(published.layer().weights().rule()).isEqualTo(WeightOptions.Rule.POINT);
    assertThat(published.layer().pairs().inputDistance().isAuto()).isTrue();
    assertThat(ForecastOptions.published().skip()).isEqualTo(Auto.of(false));
  }

  @ParameterizedTest
  @EnumSource(ChannelMode.class)
  void aNetworkIsSampledAsPublished(ChannelMode channels) {
    double[] a = TestSeries.seasonal(2, 400);
    TimeSeries series = TestSeries.hourly(400, r -> a[r], r -> 5 - 2 * a[Math.max(0, r - 3)]);
    ForecastOptions options =
        ForecastOptions.published().withNetwork(n -> n.withNeurons(Auto.of(60)));
    FinalTask task = FinalTask.of(series, 24, 3, channels, 0.2, Auto.auto());
    ForecastModel model = new ForecastTrainer(options).fit(task).model();
    assertThat(model.network().hidden().input().taps()).isEqualTo(1);
    assertThat(model.spec().relativeInput()).isFalse();
    assertThat(model.spec().targetSeason()).isZero();
    SpikingLayer layer = model.network().hidden().last();
    assertThat(layer.neurons()).isEqualTo(60);
    // Drawn from a grid: not all alike, as those of the fixed rule.
    assertThat(distinct(layer.support())).isGreaterThan(2);
    assertThat(new ForecastTrainer(options).fit(task).model().network())
        .usingRecursiveComparison()
        .isEqualTo(model.network());
    double error = 0;
    double spread = 0;
    for (int start = 300; start < 370; start++) {
      double[] forecast = model.forecast(series.slice(start, start + 24)).values();
      for (int lead = 0; lead < 3; lead++) {
        error += Math.pow(forecast[2 * lead] - a[start + 24 + lead], 2);
        spread += Math.pow(a[start + 24 + lead], 2);
      }
    }
    assertThat(error).isLessThan(0.7 * spread);
  }

  private static long distinct(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).distinct().count();
  }
}
