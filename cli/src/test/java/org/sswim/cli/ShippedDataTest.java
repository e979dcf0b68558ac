package org.sswim.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.sequences.Grid;
import org.sswim.sequences.IdxFile;
import org.sswim.sequences.LabelledSequences;
import org.sswim.series.CsvOptions;
import org.sswim.series.SamplingInterval;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/** The data in the jar. Expected values: read off the source files in the npm packages. */
class ShippedDataTest {
  @TempDir private Path folder;

  @Test
  void birthsAreDailyAndComplete() throws IOException {
    TimeSeries births = read("us-births.csv");
    assertThat(births.channelNames()).containsExactly("births");
    // 20 years of 365 days and the 29th of February of 1972, 1976, 1980, 1984 and 1988.
    assertDaily(births, 20 * 365 + 5, "1969-01-01", "1988-12-31");
    assertThat(births.value(0, 0)).isEqualTo(8486);
    assertThat(births.value(births.rows() - 1, 0)).isEqualTo(9133);
    assertThat(range(births, 0)).containsExactly(6675, 12_851);
  }

  @Test
  void weatherIsDailyAndComplete() throws IOException {
    TimeSeries weather = read("seattle-weather.csv");
    assertThat(weather.channelNames())
        .containsExactly("precipitation", "temp_max", "temp_min", "wind");
    // 4 years of 365 days and the 29th of February of 2012.
    assertDaily(weather, 4 * 365 + 1, "2012-01-01", "2015-12-31");
    double[] row = new double[4];
    weather.copyRow(1, row);
    assertThat(row).containsExactly(10.9, 10.6, 2.8, 4.5);
    weather.copyRow(weather.rows() - 1, row);
    assertThat(row).containsExactly(0.0, 5.6, -2.1, 3.5);
    assertThat(range(weather, 0)).containsExactly(0.0, 55.9);
    assertThat(range(weather, 1)).containsExactly(-1.6, 35.6);
    assertThat(range(weather, 2)).containsExactly(-7.1, 18.3);
    assertThat(range(weather, 3)).containsExactly(0.4, 9.5);
  }

  @Test
  void digitsAreImagesWithTheirClasses() throws IOException {
    Path images = folder.resolve("digits-images-idx3-ubyte.gz");
    Files.write(images, bytes("digits-images-idx3-ubyte.gz"));
    Files.write(
        folder.resolve("digits-labels-idx1-ubyte.gz"), bytes("digits-labels-idx1-ubyte.gz"));
    LabelledSequences digits = IdxFile.read(images);
    assertThat(digits.grid()).isEqualTo(new Grid(8, 8));
    assertThat(digits.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    int[] count = new int[10];
    for (int label : requireNonNull(digits.label())) {
      count[label]++;
    }
    // As the repository counts the test part.
    assertThat(count).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    // The first row of the source begins with 0, 0, 5, 13, 9, 1 and 0 of 16.
    for (int p = 0; p < 7; p++) {
      int[] source = {0, 0, 5, 13, 9, 1, 0};
      assertThat(digits.values().get(0)[p]).isCloseTo(source[p] / 16f, offset(0.5f / 255));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us-births.csv",
        "seattle-weather.csv",
        "digits-images-idx3-ubyte.gz",
        "digits-labels-idx1-ubyte.gz"
      })
  void bytesAreThoseThatTheReadmeStates(String name) throws IOException {
    String readme = new String(bytes("README.md"), StandardCharsets.UTF_8);
    Matcher stated =
        Pattern.compile("\\| `" + Pattern.quote(name) + "` \\|.*`([0-9a-f]{64})`").matcher(readme);
    assertThat(stated.find()).as("a SHA-256 for " + name).isTrue();
    assertThat(sha256(bytes(name))).isEqualTo(stated.group(1));
  }

  private TimeSeries read(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes(name));
    return SeriesCsv.read(file, CsvOptions.defaults());
  }

  private static void assertDaily(TimeSeries series, int rows, String first, String last) {
    assertThat(series.rows()).isEqualTo(rows);
    Timeline timeline = requireNonNull(series.timeline(), "no dates found");
    assertThat(timeline.interval()).isEqualTo(SamplingInterval.of(Duration.ofDays(1)));
    assertThat(timeline.irregularRows()).isEmpty();
    assertThat(timeline.formatRow(0)).isEqualTo(first);
    assertThat(timeline.formatRow(rows - 1)).isEqualTo(last);
  }

  private static double[] range(TimeSeries series, int channel) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < series.rows(); row++) {
      min = Math.min(min, series.value(row, channel));
      max = Math.max(max, series.value(row, channel));
    }
    return new double[] {min, max};
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = ShippedDataTest.class.getResourceAsStream("data/" + name)) {
      return requireNonNull(in, name + " is not in the jar").readAllBytes();
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
