package org.sswim.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.series.InvalidDataException;

class SeriesInputTest {
  @Test
  void rowsAndWhatIsKnownAreTold() {
    SeriesInput.Row row =
        (SeriesInput.Row)
            SeriesInput.parse("{\"time\": \"2026-01-31 12:30\", \"values\": [1.5, null]}");
    assertThat(row.time()).isEqualTo(LocalDateTime.of(2026, 1, 31, 12, 30));
    assertThat(row.values()).containsExactly(1.5, Double.NaN);
    assertThat(row.past()).isEmpty();
    SeriesInput.Known known =
        (SeriesInput.Known) SeriesInput.parse("{\"time\": \"2026-02-01\", \"known\": [0]}");
    assertThat(known.time()).isEqualTo(LocalDateTime.of(2026, 2, 1, 0, 0));
    assertThat(known.values()).containsExactly(0);
  }

  @ParameterizedTest
  @MethodSource
  void everythingElseIsRefused(String text, String message) {
    assertThatThrownBy(() -> SeriesInput.parse(text))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining(message);
  }

  static Stream<Arguments> everythingElseIsRefused() {
    return Stream.of(
        Arguments.of("nonsense", "a row must be a JSON object"),
        Arguments.of("[1]", "a row must be a JSON object"),
        Arguments.of("", "a row must be a JSON object"),
        Arguments.of("{\"values\": [1]} x", "a row must be a JSON object"),
        Arguments.of("{\"values\": [1], \"values\": [2]}", "a row must be a JSON object"),
        Arguments.of("{\"values\": [1], \"price\": 2}", "a row has no field 'price'"),
        Arguments.of("{\"known\": [1], \"values\": [2]}", "a row has no field 'values'"),
        Arguments.of("{\"time\": \"soon\", \"values\": [1]}", "a zone; got 'soon'"),
        Arguments.of("{\"time\": \"2026-01-01T00:00Z\", \"values\": [1]}", "without a zone"),
        Arguments.of("{\"values\": {\"a\": 1}}", "'values' must be an array of numbers"),
        Arguments.of("{\"values\": [\"a\"]}", "value 1 is 'a'"),
        Arguments.of("{\"time\": \"2026-01-01\"}", "'values' must be an array of numbers"));
  }
}
