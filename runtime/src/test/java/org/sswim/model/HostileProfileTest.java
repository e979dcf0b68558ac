package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.forecasting.ForecastModel;

/** Files whose calendar profile is not what it should be. */
class HostileProfileTest {
  /** The profile of the golden model, as its description holds it. */
  private static final String PROFILE =
      "\"profile\" : {\n    \"harmonics\" : 2,\n    \"interval\" : \"PT1H\",\n    \"kinds\" : 3\n  }";

  private static final String ARRAY = "profile.coefficients.npy";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void validFile() throws IOException {
    file = folder.resolve("bad.sswim");
    ModelFile.write(GoldenModel.centred(), file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ \"harmonics\" : 9, \"interval\" : \"PT1H\", \"kinds\" : 3 } | must lie in 0..8; got 9",
        "{ \"harmonics\" : 2, \"interval\" : \"PT1H\", \"kinds\" : 1000000000 } | must be 3 or 7",
        "{ \"harmonics\" : 2, \"interval\" : \"PT1H\", \"kinds\" : 7 } | must be [2, 7, 5]; got",
        "{ \"harmonics\" : 1, \"interval\" : \"PT1H\", \"kinds\" : 3 } | must be [2, 3, 3]; got",
        "{ \"harmonics\" : 2, \"interval\" : \"P1M\", \"kinds\" : 3 } | at most a day apart; got P1M",
        "{ \"harmonics\" : 2, \"interval\" : \"PT25H\", \"kinds\" : 3 } | at most a day apart",
        "{ \"harmonics\" : 2, \"interval\" : \"PT0S\", \"kinds\" : 3 } | a time above zero",
        "{ \"harmonics\" : 2, \"interval\" : \"soon\", \"kinds\" : 3 } | no sampling interval",
        "{ \"harmonics\" : 2, \"kinds\" : 3 } | 'profile.interval' must be a text; got nothing",
        "{ \"hour\" : 2 } | unknown field 'profile.hour'",
        "3 | 'profile' must be an object; got '3'",
      })
  void profilesThatDoNotAddUp(String changed, String problem) throws IOException {
    Parts.of(file).replace(PROFILE, "\"profile\" : " + changed).store(file);
    HostileModelFiles.assertRefused(file, problem);
  }

  @Test
  void profilesInAFileOfVersion8AreRefused() throws IOException {
    Parts.of(file).replace("\"formatVersion\" : 9", "\"formatVersion\" : 8").store(file);
    HostileModelFiles.assertRefused(file, "'profile' needs format version 9; got 8");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -3e38f, 1.1e6f})
  void coefficientsMustBeModerate(float bad) throws IOException {
    Parts parts = Parts.of(file);
    byte[] content = parts.entries.get(ARRAY).clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(content.length - 4, bad);
    parts.array(ARRAY, content).store(file);
    HostileModelFiles.assertRefused(file, "must be at most 1000000.0 in size; got " + bad);
  }

  @Test
  void profilesComeBackBitForBit() {
    ForecastModel model = ModelFile.read(file);
    assertThat(Objects.requireNonNull(model.profile()).coefficients())
        .containsExactly(Objects.requireNonNull(GoldenModel.centred().profile()).coefficients());
    assertThat(model.profile().basis())
        .isEqualTo(Objects.requireNonNull(GoldenModel.centred().profile()).basis());
  }
}
