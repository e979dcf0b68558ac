package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;

class SSwimForecasterTest {
  private static final TimeSeries SERIES =
      TestSeries.hourly(400, r -> Math.sin(r / 4.0), r -> Math.cos(r / 4.0) + r % 7 * 0.1);

  private static SSwimForecaster small() {
    return SSwimForecaster.of(24, 6).neurons(20).seed(3);
  }

  @Test
  void fitsWhatTheTrainerFits() {
    ForecastModel model = small().joint().withStride(Auto.of(2)).fit(SERIES);
    ForecastOptions options =
        ForecastOptions.defaults().withNetwork(network -> network.withNeurons(20).withSeed(3));
    FinalTask task =
        new SSwimForecaster(24, 6, ChannelMode.JOINT, List.of(), 0.2, Auto.of(2), options)
            .task(SERIES, Workers.available());
    ForecastModel expected = new ForecastTrainer().fit(task).model();
    assertThat(model.network())
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(expected.network());
    assertThat(model.provenance()).isEqualTo(expected.provenance());
    assertThat(model.intervals()).isNull();
  }

  @Test
  void levelsGiveIntervalsAroundTheForecast() {
    Forecast forecast = small().levels(50, 90).fit(SERIES).forecast(SERIES);
    assertThat(forecast.bands()).hasSize(2);
    Forecast plain = small().fit(SERIES).forecast(SERIES);
    assertThat(forecast.values()).containsExactly(plain.values());
  }

  @Test
  void anyNumberOfWorkersFitsTheSame() {
    FinalFit one = small().levels(80).finalFit(SERIES, Workers.of(1));
    FinalFit two = small().levels(80).finalFit(SERIES, Workers.of(2));
    assertThat(two.model().network())
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(one.model().network());
    assertThat(two.model().intervals())
        .usingRecursiveComparison(Training.ARRAYS)
        .isEqualTo(one.model().intervals());
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> SSwimForecaster.of(0, 6)).hasMessageContaining("got 0, 6");
    assertThatThrownBy(() -> SSwimForecaster.of(24, 6).levels(90, 80))
        .hasMessageContaining("got [90.0, 80.0]");
    assertThatThrownBy(() -> SSwimForecaster.of(24, 6).levels(100))
        .hasMessageContaining("between 0 and 100");
    assertThatThrownBy(() -> SSwimForecaster.of(390, 6).fit(SERIES))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("at least 405");
  }
}
