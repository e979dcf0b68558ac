package org.sswim.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.StringTokenizer;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.model.ModelFile;
import org.sswim.series.InvalidDataException;

/**
 * Loads a model and, after every row that arrives, prints the forecast of the next row.
 *
 * <p>Rows come as lines {@code 2024-01-05T13:00,1.5,2.5}: the time, then the model's channels.
 */
public final class StreamForecasts {
  private StreamForecasts() {}

  /** Reads rows from standard input; the argument is the model file. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: java -jar ... MODEL.sswim < rows.csv");
      System.exit(2);
    }
    try {
      run(
          Path.of(arguments[0]),
          new InputStreamReader(System.in, StandardCharsets.UTF_8),
          System.out);
    } catch (InvalidDataException e) {
      // Of the model or of a row; messages are one line made for the user.
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  static void run(Path model, Reader rows, PrintStream out) throws IOException {
    // A model never changes and may be shared by threads; a forecaster is the state of one stream.
    StreamingForecaster stream = new StreamingForecaster(ModelFile.read(model));
    List<String> channels = stream.model().channels();
    int horizon = stream.model().spec().horizon();
    double[] row = new double[channels.size()];
    double[] forecast = new double[horizon * channels.size()];
    BufferedReader lines = new BufferedReader(rows);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      StringTokenizer cells = new StringTokenizer(line, ",");
      LocalDateTime time = LocalDateTime.parse(cells.nextToken());
      for (int c = 0; c < row.length; c++) {
        row[c] = Double.parseDouble(cells.nextToken());
      }
      stream.push(row, time);
      if (stream.ready()) {
        // Row-major, lead by lead: the first values are those of the next row.
        stream.forecast(forecast);
        for (int c = 0; c < row.length; c++) {
          out.print((c == 0 ? "" : ",") + channels.get(c) + "=" + forecast[c]);
        }
        out.println();
      }
    }
  }
}
