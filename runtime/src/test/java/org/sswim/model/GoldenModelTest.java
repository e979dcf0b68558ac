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
    12.339717429607324,
    92.61126328703031,
    9.145065537837239,
    63.49638494709317,
    9.735596807071602,
    84.93200015563187,
    30.084180587499574,
    118.94027336689925
  };

  /** The same of the file with skip connections and streaming semantics. */
  private static final double[] STREAMING = {
    0.48780327869917883,
    98.15689060482816,
    33.22835627791673,
    64.9860846966331,
    -8.222053670676054,
    72.11398488795568,
    36.03623799810178,
    122.32523987614394
  };

  /** The same of the file on another scale and within limits. */
  private static final double[] BOUNDED = {
    8.368696528853993,
    102.58979432055564,
    5.891250768453335,
    90.0,
    10.540703441197298,
    90.0,
    49.99086006489791,
    110.0
  };

  /** The same of the file with a moment, dates, columns and neurons, on 4 July. */
  private static final double[] MOMENT = {
    35.151893538048164,
    -48.361345221004,
    43.571883846582715,
    131.84070812115655,
    -60.61569588733009,
    274.0182499195513,
    82.90250012130173,
    130.84496123114755
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
