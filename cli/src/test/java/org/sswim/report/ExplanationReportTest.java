package org.sswim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sswim.explanation.Explainer;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.options.Auto;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.stages.MomentMode;

class ExplanationReportTest {
  private static final String TRAINING = "training period";
  private static final int ROWS = 200;
  private static final TimeSeries SERIES = series();
  private static final ForecastModel MODEL =
      SSwimForecaster.of(12, 3)
          .withOptions(
              ForecastOptions.defaults()
                  .withMembers(Auto.of(1))
                  .withMoment(Auto.of(MomentMode.NONE))
                  .withNetwork(n -> n.withNeurons(25).withLayers(1)))
          .fit(SERIES);

  private static TimeSeries series() {
    double[] values = new double[2 * ROWS];
    for (int r = 0; r < ROWS; r++) {
      values[2 * r] = 10 * Math.sin(r / 2.0) + r % 5;
      values[2 * r + 1] = r % 7;
    }
    Timeline days =
        Timeline.every(
            LocalDateTime.of(2024, 1, 1, 0, 0), SamplingInterval.of(Duration.ofDays(1)), ROWS);
    return TimeSeries.of(List.of("a", "b"), values, days);
  }

  private static Map<String, Object> section(TimeSeries series, int row) throws IOException {
    return JSON.std.mapFrom(
        new ExplanationReport(MODEL, series, new Explainer(MODEL).explain(series, row, 2, 1))
            .section()
            .compact());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Map<String, Object> from, String name) {
    return (List<Map<String, Object>>) Objects.requireNonNull(from.get(name));
  }

  private static double added(List<Map<String, Object>> parts) {
    return parts.stream().mapToDouble(part -> (double) part.get("adds")).sum();
  }

  @Test
  void thePartsLeadFromTheReferenceToTheForecast() throws IOException {
    Map<String, Object> section = section(SERIES, 150);
    List<Map<String, Object>> parts = objects(section, "parts");
    // A constant, skip connections, ten neurons; fifteen others by days, or by the months of 150
    // days.
    assertThat(parts).hasSize(12);
    assertThat(parts.get(1)).containsEntry("name", "skip connections");
    List<Map<String, Object>> ways = objects(section, "others");
    assertThat(ways).extracting(w -> w.get("by")).containsExactly("kind of window", TRAINING);
    double forecast = MODEL.forecast(SERIES.slice(0, 151)).value(2, 1);
    for (Map<String, Object> way : ways) {
      String wanted = way.get("by").equals(TRAINING) ? "2024-0[1-6]" : "[MTWFS][a-z]+days";
      double sum = (double) section.get("reference") + added(parts);
      int others = 0;
      for (Map<String, Object> part : objects(way, "parts")) {
        String name = String.valueOf(part.get("name"));
        assertThat(name).matches("[0-9]+ neurons? of " + wanted);
        others += Integer.parseInt(name.substring(0, name.indexOf(' ')));
      }
      assertThat(others).isEqualTo(15);
      assertThat(sum + added(objects(way, "parts")))
          .isCloseTo(forecast, within(1e-4 * Math.max(1, Math.abs(forecast))));
    }
    assertThat(section).containsEntry("channel", "b");
    assertThat((double) section.get("actual")).isEqualTo(SERIES.value(152, 1));
    assertThat(section(SERIES, ROWS - 1).get("actual")).isNull();
  }

  @Test
  void windowsAreThoseOfTheTrainingData() throws IOException {
    Map<String, Object> first = objects(section(SERIES, 150), "pairs").get(0);
    int neuron = (int) first.get("neuron");
    NeuronOrigins.Pair pair =
        Objects.requireNonNull(Objects.requireNonNull(MODEL.background()).origins())
            .pair(neuron, 0);
    Map<?, ?> silent = (Map<?, ?>) Objects.requireNonNull(first.get("silent"));
    List<?> values = (List<?>) Objects.requireNonNull(silent.get("values"));
    for (int t = 0; t < 12; t++) {
      double value = SERIES.value(pair.silent().start() + t, pair.silent().lane());
      assertThat(((Number) Objects.requireNonNull(values.get(t))).doubleValue())
          .isCloseTo(value, within(0.01));
    }
  }
}
