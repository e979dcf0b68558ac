package org.sswim.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sswim.network.Provenance;
import org.sswim.series.Timeline;

/** Forecasts as values by lead, and the small records of a model. */
class ForecastTest {
  private static final List<String> CHANNELS = List.of("x", "y");
  private static final double[] VALUES = {1, 2, 3, 4, 5, 6};

  @Test
  void valuesAreFoundByLeadAndChannel() {
    Forecast forecast = new Forecast(3, CHANNELS, VALUES, null, List.of());
    assertThat(forecast.value(1, 0)).isEqualTo(1);
    assertThat(forecast.value(2, 1)).isEqualTo(4);
    assertThat(forecast.value(3, 0)).isEqualTo(5);
    for (int[] beyond : new int[][] {{0, 0}, {4, 0}, {1, 2}, {1, -1}}) {
      assertThatThrownBy(() -> forecast.value(beyond[0], beyond[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThatThrownBy(() -> new Forecast(2, CHANNELS, VALUES, null, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 rows")
        .hasMessageContaining("got 6");
  }

  @Test
  void timesContinueTheSeries() {
    Timeline days = Timeline.parse(List.of("2024-02-27", "2024-02-28"));
    assertThat(new Forecast(3, CHANNELS, VALUES, days, List.of()).time(2)).isEqualTo("2024-03-01");
    assertThat(new Forecast(3, CHANNELS, VALUES, null, List.of()).time(2)).isEqualTo("+2");
  }

  @Test
  void oneDateAloneHasNoNextTime() {
    Timeline one = Timeline.parse(List.of("2024-02-27"));
    assertThat(new Forecast(3, CHANNELS, VALUES, one, List.of()).time(1)).isEqualTo("+1");
  }

  @Test
  void lanesAndSignalsFollowTheMode() {
    assertThat(ChannelMode.SHARED.lanes(7)).isEqualTo(7);
    assertThat(ChannelMode.SHARED.signals(7)).isEqualTo(1);
    assertThat(ChannelMode.JOINT.lanes(7)).isEqualTo(1);
    assertThat(ChannelMode.JOINT.signals(7)).isEqualTo(7);
    assertThat(ChannelMode.JOINT.label()).isEqualTo("joint");
  }

  @Test
  void windowAndHorizonAreAtLeastOne() {
    assertThatThrownBy(() -> new ForecastSpec(1, 0, ChannelMode.JOINT, true, true))
        .hasMessageContaining("1 and 0");
    assertThatThrownBy(() -> new ForecastSpec(0, 1, ChannelMode.JOINT, true, true))
        .hasMessageContaining("0 and 1");
  }

  @Test
  void provenanceIsSortedAndCopied() {
    Map<String, String> options = new TreeMap<>(Map.of("b", "1", "a", "2"));
    Provenance provenance = new Provenance("1", 2, "data", options, Map.of());
    options.put("c", "3");
    assertThat(provenance.options()).containsExactly(Map.entry("a", "2"), Map.entry("b", "1"));
    assertThatThrownBy(() -> provenance.options().put("d", "4"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
