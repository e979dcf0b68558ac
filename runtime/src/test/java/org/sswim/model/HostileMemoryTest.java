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

  /** As the description of the golden model holds them. */
  private static final String MEMORY =
      "\"memory\" : {\n    \"dates\" : true,\n    \"pairs\" : 2\n  }";

  private static final String INTERVALS = "\"intervals\" : {\n    \"levels\" : 2\n  }";

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
        "{ \"dates\" : true, \"pairs\" : -1 } | 'memory.pairs' must be a whole number from 0 to 1000",
        "{ \"dates\" : true, \"pairs\" : 1001 } | 'memory.pairs' must be a whole number from 0",
        "{ \"dates\" : true, \"pairs\" : 3 } | shape of memory.windows.npy must be [10, 3, 5]",
        "{ \"dates\" : false, \"pairs\" : 2 } | the network needs",
        "{ \"dates\" : 1, \"pairs\" : 2 } | 'memory.dates' must be true or false",
        "{ \"pairs\" : 2 } | 'memory.dates' must be true or false; got nothing",
        "{ \"dates\" : true, \"pairs\" : 2, \"x\" : 1 } | unknown field 'memory.x'",
        "5 | 'memory' must be an object; got '5'",
      })
  void memoryThatDoesNotAddUp(String changed, String problem) throws IOException {
    Parts.of(file).replace(MEMORY, "\"memory\" : " + changed).store(file);
    HostileModelFiles.assertRefused(file, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ \"levels\" : 0 } | 'intervals.levels' must be a whole number from 1 to 100",
        "{ \"levels\" : 101 } | 'intervals.levels' must be a whole number from 1 to 100",
        "{ \"levels\" : 3 } | shape of intervals.level.npy must be [3]; got [2]",
        "{ \"levels\" : 2, \"x\" : 1 } | unknown field 'intervals.x'",
        "7 | 'intervals' must be an object; got '7'",
      })
  void intervalsThatDoNotAddUp(String changed, String problem) throws IOException {
    Parts.of(file).replace(INTERVALS, "\"intervals\" : " + changed).store(file);
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
        "memory.windows.npy | 4 | -1 | rows and lanes of origins start at 0; got -1",
        // The last but one number of a pair is the lane of its second window.
        "memory.windows.npy | 8 | 2 | lanes of origins must be below 2; got 2",
        "memory.voltages.npy | 4 | 2143289344 | voltages of origins must be finite; got NaN",
        "memory.mixing.npy | 4 | 2143289344 | mixing weights of origins must be finite; got NaN",
        "memory.means.npy | 4 | 2143289344 | mean features must be finite; got NaN",
        "memory.ends.npy | 4 | 2146435072 | must lie within 1.0E14 seconds of 1970",
        "intervals.half-width.npy | 4 | -1082130432 | half-widths must be at least 0; got -1.0",
        "intervals.half-width.npy | 4 | 2139095040 | half-widths must be at least 0; got Infinity",
        "intervals.level.npy | 4 | 0 | levels must rise and lie between 0 and 100 per cent",
      })
  void valuesOutOfRange(String array, int fromEnd, int bits, String problem) throws IOException {
    Parts parts = Parts.of(file);
    byte[] content = parts.entries.get(array).clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - fromEnd, bits);
    parts.array(array, content).store(file);
    HostileModelFiles.assertRefused(file, problem);
  }
}
