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
import org.sswim.series.TimeSeries;

/** The golden files of every format version: read for ever, always with the same forecast. */
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

  /** The same of the file of version 2, with skip synapses. */
  private static final double[] SKIPPING = {
    -8.785282570392678,
    93.36126328703031,
    36.64506553783724,
    68.37138494709318,
    -10.764403192928398,
    69.55700015563187,
    42.084180587499574,
    127.94027336689925
  };

  /** The same of the file of version 3, with streaming semantics. */
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

  /** The same of the file of version 6, with columns beside the channels. */
  private static final double[] WITH_COVARIATES = {
    -14.355742887371644,
    51.635062487206504,
    35.341145561095814,
    126.30337897086014,
    14.893875886568377,
    89.42463534522328,
    13.271507490976234,
    58.41742119540121
  };

  /** The same of the file of version 7, with skip synapses of these columns. */
  private static final double[] SKIPPING_COLUMNS = {
    -31.761992887371647,
    25.6475624872065,
    26.309895561095807,
    105.19087897086013,
    8.940750886568377,
    75.68713534522328,
    15.209007490976235,
    78.42992119540122
  };

  /** The same of the file of version 8, on another scale and within limits. */
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

  @TempDir Path folder;

  static Stream<Arguments> versions() {
    return Stream.of(
        Arguments.of(1, GoldenModel.model(), FORECAST),
        Arguments.of(2, GoldenModel.skipping(), SKIPPING),
        Arguments.of(3, GoldenModel.streaming(), STREAMING),
        // What is remembered of training changes no forecast.
        Arguments.of(4, GoldenModel.remembering(), STREAMING),
        Arguments.of(6, GoldenModel.withCovariates(), WITH_COVARIATES),
        Arguments.of(7, GoldenModel.skippingColumns(), SKIPPING_COLUMNS),
        Arguments.of(8, GoldenModel.bounded(), BOUNDED));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void forecastsTheSameNumbers(int version, ForecastModel model, double[] expected)
      throws URISyntaxException {
    TimeSeries series = GoldenModel.series();
    Forecast forecast =
        ModelFile.read(golden(version))
            .forecast(version == 6 || version == 7 ? GoldenModel.withCovariates(series) : series);
    assertThat(forecast.values()).containsExactly(expected, within(1e-3));
    assertThat(forecast.channels()).isEqualTo(model.channels());
    assertThat(forecast.time(1)).isEqualTo("2024-01-05 20:00");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void readingAndWritingGivesTheSameBytes(int version) throws URISyntaxException, IOException {
    Path again = folder.resolve("again.sswim");
    ModelFile.write(ModelFile.read(golden(version)), again);
    assertThat(again).hasSameBinaryContentAs(golden(version));
    assertThat(Parts.of(again).json()).contains("\"formatVersion\" : " + version);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theHelperStillMakesTheFile(int version, ForecastModel model) throws URISyntaxException {
    Path made = folder.resolve("made.sswim");
    ModelFile.write(model, made);
    assertThat(made).hasSameBinaryContentAs(golden(version));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everythingInItIsRead(int version, ForecastModel expected) throws URISyntaxException {
    ForecastModel model = ModelFile.read(golden(version));
    assertThat(model.spec()).isEqualTo(expected.spec());
    assertThat(model.provenance()).isEqualTo(expected.provenance());
    assertThat(model.network()).usingRecursiveComparison().isEqualTo(expected.network());
    assertThat(model.background()).usingRecursiveComparison().isEqualTo(expected.background());
    assertThat(model.intervals()).usingRecursiveComparison().isEqualTo(expected.intervals());
    assertThat(model.standardizer()).usingRecursiveComparison().isEqualTo(expected.standardizer());
    assertThat(model.bounds()).usingRecursiveComparison().isEqualTo(expected.bounds());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void isSmall(int version) throws URISyntaxException, IOException {
    assertThat(Files.size(golden(version))).isLessThan(100_000);
  }

  private static Path golden(int version) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(
                GoldenModelTest.class.getResource("/golden/model-v" + version + ".sswim"))
            .toURI());
  }
}
