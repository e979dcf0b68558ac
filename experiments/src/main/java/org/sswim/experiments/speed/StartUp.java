package org.sswim.experiments.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ModelFile;
import org.sswim.series.TimeSeries;

/**
 * A whole {@code predict} process, started as the launcher does, and what a forecaster has to
 * carry.
 *
 * @param predictMillis median from start to exit
 * @param runtimeMegabytes the runtime jar and the jars that it needs; NaN where classes do not come
 *     from jars
 */
public record StartUp(double predictMillis, double runtimeMegabytes) {

  /** Measures so many starts. */
  static StartUp measure(int starts, int neurons) {
    try {
      return new StartUp(predict(starts, neurons), megabytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double predict(int starts, int neurons) throws IOException {
    Path folder = Files.createTempDirectory("sswim-bench");
    Path modelFile = folder.resolve("model.sswim");
    Path data = folder.resolve("data.csv");
    // The last first.
    Stream.of(folder, modelFile, data).forEach(file -> file.toFile().deleteOnExit());
    TimeSeries series = SyntheticSeries.of(2000, 1);
    ForecastModel model = SSwimForecaster.of(28, 28).neurons(neurons).fit(series);
    ModelFile.write(model, modelFile);
    StringBuilder csv = new StringBuilder("c1\n");
    for (int r = 0; r < series.rows(); r++) {
      csv.append(series.value(r, 0)).append('\n');
    }
    Files.writeString(data, csv);
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      long began = System.nanoTime();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.sswim.cli.Main",
                  "predict",
                  modelFile.toString(),
                  data.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        int status = process.waitFor();
        if (status != 0) {
          throw new IllegalStateException("predict ended with status " + status);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
      millis.add((System.nanoTime() - began) * 1e-6);
    }
    Collections.sort(millis);
    return millis.get(millis.size() / 2);
  }

  private static double megabytes() throws IOException {
    double sum = 0;
    for (Class<?> type :
        List.of(
            ForecastModel.class,
            de.siegmar.fastcsv.reader.CsvReader.class,
            com.fasterxml.jackson.jr.ob.JSON.class,
            com.fasterxml.jackson.core.JsonFactory.class)) {
      Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
      if (!Files.isRegularFile(jar)) {
        return Double.NaN;
      }
      sum += Files.size(jar) / 1e6;
    }
    return sum;
  }
}
