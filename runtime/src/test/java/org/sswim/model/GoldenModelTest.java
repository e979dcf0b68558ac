package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;

/** The golden file of format version 1: read for ever, always with the same forecast. */
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

  @TempDir Path folder;

  @Test
  void forecastsTheSameNumbers() throws URISyntaxException {
    Forecast forecast = ModelFile.read(golden()).forecast(GoldenModel.series());
    assertThat(forecast.values()).containsExactly(FORECAST, within(1e-3));
    assertThat(forecast.channels()).containsExactly("load", "température");
    assertThat(forecast.time(1)).isEqualTo("2024-01-05 20:00");
  }

  @Test
  void readingAndWritingGivesTheSameBytes() throws URISyntaxException, IOException {
    Path again = folder.resolve("again.sswim");
    ModelFile.write(ModelFile.read(golden()), again);
    assertThat(again).hasSameBinaryContentAs(golden());
  }

  @Test
  void theHelperStillMakesTheFile() throws URISyntaxException {
    Path made = folder.resolve("made.sswim");
    ModelFile.write(GoldenModel.model(), made);
    assertThat(made).hasSameBinaryContentAs(golden());
  }

  @Test
  void everythingInItIsRead() throws URISyntaxException {
    ForecastModel model = ModelFile.read(golden());
    ForecastModel expected = GoldenModel.model();
    assertThat(model.spec()).isEqualTo(expected.spec());
    assertThat(model.provenance()).isEqualTo(expected.provenance());
    assertThat(model.network()).usingRecursiveComparison().isEqualTo(expected.network());
  }

  @Test
  void isSmall() throws URISyntaxException, IOException {
    assertThat(Files.size(golden())).isLessThan(100_000);
  }

  static Path golden() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(GoldenModelTest.class.getResource("/golden/model-v1.sswim"))
            .toURI());
  }
}
