package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;

/** The golden files of forecasters: read for ever, always with the same forecast. */
class GoldenModelTest {
  /** Output of golden/forecast.py: NumPy, double precision, straight from the definition. */
  private static final double[] FORECAST = {
    23.93875237709133,
    33.865047724666,
    38.0865014035311,
    -72.03584116568683,
    57.54139477136006,
    -79.89004716673293,
    71.45239486094664,
    3.2700575861005916
  };

  /** The same of the file with skip connections and streaming semantics. */
  private static final double[] STREAMING = {
    -38.965409591535504,
    79.7306920933342,
    108.22164574353553,
    -127.12360628822651,
    9.533007051571836,
    -34.67161956876471,
    79.9559554962278,
    43.915752908457534
  };

  /** The same of the file on another scale and within limits. */
  private static final double[] BOUNDED = {
    6.482888779179197,
    92.76114408638365,
    4.232752736293846,
    90.0,
    27.23897091919654,
    94.37228192706876,
    19.92086195734894,
    108.18594434787857
  };

  /** The same of the file with a moment, dates, columns and neurons, on 4 July. */
  private static final double[] MOMENT = {
    -28.215308507538893,
    107.63088961948398,
    -263.35573269326335,
    259.1053342309499,
    -109.06001678982129,
    -403.259173187585,
    208.68454725998112,
    -345.16547942064136
  };

  @TempDir Path folder;

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("model-v1", FORECAST),
        Arguments.of("model-v1-streaming", STREAMING),
        // What is remembered of training changes no forecast.
        Arguments.of("model-v1-memory", STREAMING),
        Arguments.of("model-v1-bounded", BOUNDED),
        Arguments.of("model-v1-moment", MOMENT));
  }

  @ParameterizedTest
  @MethodSource("files")
  void forecastsTheSameNumbers(String name, double[] expected) throws URISyntaxException {
    boolean moment = name.endsWith("moment");
    ForecastModel model = ModelFile.read(golden(name));
    Forecast forecast = model.forecast(moment ? GoldenModel.besides() : GoldenModel.series());
    assertThat(forecast.values()).containsExactly(expected, within(1e-3));
    assertThat(forecast.channels()).isEqualTo(made(name).channels());
    assertThat(forecast.time(1)).isEqualTo(moment ? "2024-07-05 04:00" : "2024-01-05 20:00");
  }

  @ParameterizedTest
  @MethodSource("files")
  void readingAndWritingGivesTheSameBytes(String name) throws URISyntaxException, IOException {
    Path again = folder.resolve("again.sswim");
    ModelFile.write(ModelFile.read(golden(name)), again);
    assertThat(again).hasSameBinaryContentAs(golden(name));
    assertThat(Parts.of(again).json()).contains("\"formatVersion\" : 1");
  }

  @ParameterizedTest
  @MethodSource("files")
  void theHelperStillMakesTheFile(String name) throws URISyntaxException {
    Path file = folder.resolve("made.sswim");
    ModelFile.write(made(name), file);
    assertThat(file).hasSameBinaryContentAs(golden(name));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everythingInItIsRead(String name) throws URISyntaxException {
    ForecastModel expected = made(name);
    ForecastModel model = ModelFile.read(golden(name));
    assertThat(model.spec()).isEqualTo(expected.spec());
    assertThat(model.provenance()).isEqualTo(expected.provenance());
    assertThat(model.network()).usingRecursiveComparison().isEqualTo(expected.network());
    assertThat(model.background()).usingRecursiveComparison().isEqualTo(expected.background());
    assertThat(model.moment()).usingRecursiveComparison().isEqualTo(expected.moment());
    assertThat(model.intervals()).usingRecursiveComparison().isEqualTo(expected.intervals());
    assertThat(model.standardizer()).usingRecursiveComparison().isEqualTo(expected.standardizer());
    assertThat(model.bounds()).usingRecursiveComparison().isEqualTo(expected.bounds());
  }

  @ParameterizedTest
  @MethodSource("files")
  void isSmall(String name) throws URISyntaxException, IOException {
    assertThat(Files.size(golden(name))).isLessThan(100_000);
  }

  private static ForecastModel made(String name) {
    return Objects.requireNonNull(GoldenModel.ALL.get(name + ".sswim"));
  }

  private static Path golden(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(GoldenModelTest.class.getResource("/golden/" + name + ".sswim"))
            .toURI());
  }
}
