package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasting.ForecastModel;

/** Files whose memory of training windows or whose intervals are not what they should be. */
class HostileMemoryTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void validFile() {
    file = folder.resolve("bad.sswim");
    ModelFile.write(GoldenModel.remembering(), file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"pairs\" : 2 | \"pairs\" : -1 | background.origins: origins need at least 1 pair",
        "\"pairs\" : 2 | \"pairs\" : 3 | origins need at least 1 pair for each",
        "\"pairs\" : 2 | \"pairs\" : 4 | shape of 'background.origins.windows' must be [5, 4, 5]; got [10, 2, 5]",
        "\"pairs\" : 2 | \"pairs\" : 2, \"x\" : 1 | unknown field 'background.origins.x'",
        "\"pairs\" : 2 | \"pairs\" : true | 'background.origins.pairs' must be a whole number",
        "[ 80.0, 97.5 ] | [ 80.0, 100 ] | intervals: levels must rise and lie between 0 and 100 per cent",
        "[ 80.0, 97.5 ] | [ 97.5, 80.0 ] | levels must rise",
        "[ 80.0, 97.5 ] | [ 80.0, 97.5, 99 ] | half-widths must be a multiple of the 3 levels; got 16",
        "[ 80.0, 97.5 ] | [ 80.0, \"97.5\" ] | 'intervals.levels.1' must be a number; got '97.5'",
        "[ 80.0, 97.5 ] | [ 80.0, 1e999 ] | 'intervals.levels.1' must be a number",
        "[ 80.0, 97.5 ] | 7 | 'intervals.levels' must be a list; got '7'",
      })
  void memoryAndIntervalsThatDoNotAddUp(String old, String changed, String problem)
      throws IOException {
    Parts.of(file).replace(old, changed).store(file);
    HostileModelFiles.assertRefused(file, problem);
  }

  private static ForecastModel onlyIntervals() {
    return GoldenModel.streaming().withIntervals(GoldenModel.remembering().intervals());
  }

  @Test
  void eitherMayBeMissing() {
    ModelFile.write(onlyIntervals(), file);
    ForecastModel read = ModelFile.read(file);
    assertThat(read.background()).isNull();
    assertThat(read.intervals()).isNotNull();
    ModelFile.write(GoldenModel.remembering().withIntervals(null), file);
    assertThat(ModelFile.read(file).background()).isNotNull();
    assertThat(ModelFile.read(file).intervals()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "background.origins.windows.npy | 4 | -1 | rows and lanes of origins start at 0; got -1",
        // The last but one number of a pair is the lane of its second window.
        "background.origins.windows.npy | 8 | 2 | lanes of origins must be below 2; got 2",
        "background.origins.voltages.npy | 4 | 2143289344 | voltages of origins must be finite; got NaN",
        "background.origins.mixing.npy | 4 | 2143289344 | mixing weights of origins must be finite; got NaN",
        "background.featureMeans.npy | 4 | 2143289344 | mean features must be finite; got NaN",
        "background.origins.ends.npy | 4 | 2146435072 | must lie within 1.0E14 seconds of 1970",
        "intervals.halfWidths.npy | 4 | -1082130432 | half-widths must be at least 0; got -1.0",
        "intervals.halfWidths.npy | 4 | 2139095040 | half-widths must be at least 0; got Infinity",
      })
  void valuesOutOfRange(String array, int fromEnd, int bits, String problem) throws IOException {
    Parts parts = Parts.of(file);
    byte[] content = parts.entries.get(array).clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - fromEnd, bits);
    parts.array(array, content).store(file);
    HostileModelFiles.assertRefused(file, problem);
  }
}
