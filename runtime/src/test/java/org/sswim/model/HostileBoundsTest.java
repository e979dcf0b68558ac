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
  private static final String BOUNDS =
      "\"bounds\" : {\n    \"correction\" : true,\n    \"limits\" : true,\n"
          + "    \"transform\" : \"log1p\"\n  }";

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
        "{ \"correction\" : true, \"limits\" : true, \"transform\" : \"exp\" } | must be none, sqrt or log1p",
        "{ \"correction\" : true, \"limits\" : true } | 'bounds.transform'",
        "{ \"correction\" : 1, \"limits\" : true, \"transform\" : \"log1p\" } | 'bounds.correction'",
        "{ \"correction\" : true, \"limits\" : false, \"transform\" : \"log1p\" } | the network needs",
        "{ \"correction\" : true, \"limits\" : true, \"transform\" : \"log1p\", \"x\" : 1 } | unknown",
        "5 | 'bounds' must be an object; got '5'",
      })
  void boundsThatDoNotAddUp(String changed, String problem) throws IOException {
    Parts.of(file).replace(BOUNDS, "\"bounds\" : " + changed).store(file);
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
