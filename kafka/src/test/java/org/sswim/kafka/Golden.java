package org.sswim.kafka;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.model.ModelFile;

/** Models that the runtime keeps for its tests: 2 channels, window 16, horizon 4, hours. */
final class Golden {
  static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);

  /** With a past column and a known one. */
  static final Path MOMENT = file("model-v1-moment");

  /** Streaming, with two levels of intervals. */
  static final Path MEMORY = file("model-v1-memory");

  static final Path WINDOWED = file("model-v1");

  private Golden() {}

  private static Path file(String name) {
    return Path.of("..", "runtime", "src", "test", "resources", "golden", name + ".sswim");
  }

  static ForecastModel read(Path file) {
    return ModelFile.read(file);
  }

  /** The r-th row of a series. */
  static SeriesInput.Row row(ForecastModel model, int series, int r) {
    int past = model.spec().covariates().past().size();
    double[] values = values(2 + past, series, r);
    double[] beside = new double[past];
    System.arraycopy(values, 2, beside, 0, past);
    return new SeriesInput.Row(START.plusHours(r), new double[] {values[0], values[1]}, beside);
  }

  /** What is known of it. */
  static SeriesInput.Known known(int series, int r) {
    return new SeriesInput.Known(START.plusHours(r), values(1, series + 1000, r));
  }

  /** What one forecaster in memory says behind every row of a series, as JSON. */
  static List<String> expected(StreamingForecaster stream, int series, int rows) {
    ForecastModel model = stream.model();
    List<String> expected = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      while (!model.knownColumns().isEmpty() && stream.announced() <= model.spec().horizon()) {
        stream.announce(known(series, r + (int) stream.announced()).values());
      }
      SeriesInput.Row row = row(model, series, r);
      stream.push(row.values(), row.time(), row.past());
      if (stream.ready()) {
        expected.add(new RowForecast(r + 1, row.time(), Forecast.after(stream, null), null).json());
      }
    }
    return expected;
  }

  private static double[] values(int count, int series, int r) {
    Random random = new Random(series * 10_007L + r);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(2000) / 1000.0;
    }
    return values;
  }
}
