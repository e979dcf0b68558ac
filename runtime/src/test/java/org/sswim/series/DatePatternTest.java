package org.sswim.series;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatePatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "dd.MM.yyyy; 29.02.2024; 2024-02-29T00:00",
        "d.M.uuuu; 1.2.2024; 2024-02-01T00:00",
        "dd/MM/yy HH:mm; 03/04/05 06:07; 2005-04-03T06:07",
        "MM/dd/yyyy hh:mm a; 12/31/2024 01:45 PM; 2024-12-31T13:45",
        "dd-MMM-yyyy; 05-May-2024; 2024-05-05T00:00",
        "MM.yyyy; 05.2024; 2024-05-01T00:00",
        "yyyy; 1999; 1999-01-01T00:00",
        "yyyyMMddHHmmss; 20240229235958; 2024-02-29T23:59:58",
        "yyyy-DDD; 2024-060; 2024-02-29T00:00",
        "yyyy' Q'Q; 2024 Q3; 2024-07-01T00:00",
        "iso-week; 2024-W01; 2024-01-01T00:00"
      })
  void readsAndWrites(String text, String date, LocalDateTime expected) {
    DatePattern pattern = DatePattern.of(text);
    ParsedDate parsed = requireNonNull(pattern.parse(date));
    assertThat(parsed.local()).isEqualTo(expected);
    assertThat(parsed.style().instant()).isFalse();
    assertThat(pattern.formatter().format(parsed.local())).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({"unix, 86400, 86400", "unix, -1, -1", "unix-ms, 86400250, 86400"})
  void secondsSince1970AreInstants(String name, String date, long expected) {
    ParsedDate parsed = requireNonNull(DatePattern.of(name).parse(date));
    assertThat(parsed.style().instant()).isTrue();
    assertThat(parsed.epochSecond()).isEqualTo(expected);
    OffsetDateTime later = parsed.local().atOffset(parsed.offset());
    assertThat(DatePattern.of(name).formatter().format(later)).isEqualTo(date);
    assertThat(DatePattern.of(name).parse("x")).isNull();
  }

  @Test
  void anOffsetMakesInstants() {
    DatePattern pattern = DatePattern.of("dd.MM.yyyy HH:mmXXX");
    ParsedDate parsed = requireNonNull(pattern.parse("01.01.1970 02:00+02:00"));
    assertThat(parsed.style().instant()).isTrue();
    assertThat(parsed.epochSecond()).isZero();
  }

  /** A slip that would lose the month, the half of the day or the year. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dd.mm.yyyy",
        "dd.MM.yyyy hh:mm",
        "dd.MM",
        "HH:mm",
        "nonsense",
        "dd.MM.yyyy 'x",
        "%d.%m",
        "dd.MM.YYYY",
        "dd.MM.yyyy HH:mm VV"
      })
  void whatDoesNotKeepADateIsRefused(String text) {
    assertThatThrownBy(() -> DatePattern.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as dd.MM.yyyy")
        .hasMessageContaining("got '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30.02.2024", "1.2.2024", "2024-02-01", "01.02.2024 ", "01.02.24"})
  void whatIsNotSoWrittenIsNone(String text) {
    assertThat(DatePattern.of("dd.MM.yyyy").parse(text)).isNull();
  }
}
