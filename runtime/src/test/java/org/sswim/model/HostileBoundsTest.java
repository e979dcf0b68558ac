package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.ValueTransform;

/** Files whose limits, corrections or transform are not what they should be. */
class HostileBoundsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void validFile() {
    file = folder.resolve("bad.sswim");
    ModelFile.write(GoldenModel.bounded(), file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"transform\" : \"log1p\" | \"transform\" : \"exp\" | 'standardizer.transform' must be one of none, sqrt, log1p; got 'exp'",
        "\"transform\" : \"log1p\", | | 'standardizer.transform' must be one of",
        "\"least\" : [ ] | \"least\" : [ 1 ] | 'bounds.reach.least' must be an object; got another structure",
        "\"bounds\" : { | \"bounds\" : { \"x\" : 1, | unknown field 'bounds.x'",
        "\"correction\" : { | \"corrections\" : { | entry 'bounds.corrections.npy' is missing",
        "\"dtype\" : \"<f8\" | \"dtype\" : \"<i8\" | must be <f8; got '<i8'",
      })
  void boundsThatDoNotAddUp(String old, String changed, String problem) throws IOException {
    Parts.of(file).replace(old, changed == null ? "" : changed).store(file);
    HostileModelFiles.assertRefused(file, problem);
  }

  @Test
  void eachMayBeMissing() {
    ForecastModel limited =
        GoldenModel.model()
            .withBounds(new Bounds(new double[2], new double[] {1, 2}, new float[0]));
    ModelFile.write(limited, file);
    ForecastModel read = ModelFile.read(file);
    assertThat(read.bounds()).usingRecursiveComparison().isEqualTo(limited.bounds());
    assertThat(read.standardizer().transform()).isEqualTo(ValueTransform.NONE);
    ModelFile.write(limited.withBounds(Bounds.NONE), file);
    assertThat(ModelFile.read(file).bounds().none()).isTrue();
  }
}
