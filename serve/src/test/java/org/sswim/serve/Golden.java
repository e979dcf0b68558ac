package org.sswim.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sswim.model.ModelFile;
import org.sswim.model.ModelFormat;
import org.sswim.series.CsvOptions;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Timeline;

/** Models that the runtime keeps for its tests: 2 channels, window 16, horizon 4, with a moment. */
final class Golden {
  static final int WINDOW = 16;

  private Golden() {}

  private static Path file(String name) {
    return Path.of("..", "runtime", "src", "test", "resources", "golden", name + ".sswim");
  }

  static ServedModel.Forecaster forecaster(String name) {
    return new ServedModel.Forecaster(name, ModelFile.read(file(name)), CsvOptions.defaults());
  }

  static ServedModel.Classes classifier(String name) {
    return new ServedModel.Classes(name, ModelFormat.CLASSIFIER.read(file(name)));
  }

  /** Hourly rows near what the models were made for: {@code [rows][columns]}. */
  static double[][] rows(int rows, int columns, int seed) {
    Random random = new Random(seed);
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int c = 0; c < columns; c++) {
        row[c] = Math.rint(random.nextGaussian() * 1000) / 1000;
      }
    }
    return values;
  }

  static List<String> times(int rows) {
    Timeline hours =
        Timeline.every(
            LocalDateTime.of(2024, 1, 1, 0, 0), SamplingInterval.of(Duration.ofHours(1)), rows);
    List<String> times = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      times.add(hours.formatRow(r));
    }
    return times;
  }

  /** As the body of a request: rows and their times. */
  static Map<String, Object> body(double[][] rows) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rows", rows);
    body.put("times", times(rows.length));
    return body;
  }

  /** As CSV with these names in its header. */
  static String csv(double[][] rows, List<String> names) {
    List<String> times = times(rows.length);
    StringBuilder text = new StringBuilder("date," + String.join(",", names) + "\n");
    for (int r = 0; r < rows.length; r++) {
      text.append(times.get(r));
      for (double value : rows[r]) {
        text.append(',').append(value);
      }
      text.append('\n');
    }
    return text.toString();
  }
}
