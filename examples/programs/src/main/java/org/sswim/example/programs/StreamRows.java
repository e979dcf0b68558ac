package org.sswim.example.programs;

import java.nio.file.Path;
import java.util.Objects;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;

/** Forecasts after every row, and compares the forecasts with the rows that come next. */
public final class StreamRows {
  private static final int NEW_ROWS = 300;

  private StreamRows() {}

  /** The argument is births.csv: all but its last rows are fitted, and the last ones arrive. */
  public static void main(String[] arguments) {
    TimeSeries series = SeriesCsv.read(Path.of(arguments[0]), CsvOptions.defaults());
    int begin = series.rows() - NEW_ROWS;
    ForecastModel model = SSwimForecaster.of(28, 1).neurons(100).fit(series.slice(0, begin));

    // The model never changes and may be shared; a forecaster is the state of one stream.
    StreamingForecaster stream = new StreamingForecaster(model);
    double[] next = new double[model.spec().horizon() * model.channels().size()];
    double error = 0;
    double naive = 0;
    for (int row = begin - model.spec().window(); row < series.rows(); row++) {
      if (stream.ready()) {
        stream.forecast(next); // Allocates nothing.
        error += Math.abs(next[0] - series.value(row, 0));
        naive += Math.abs(series.value(row - 1, 0) - series.value(row, 0));
      }
      stream.push(
          new double[] {series.value(row, 0)}, Objects.requireNonNull(series.timeline()).at(row));
    }
    System.out.printf("Mean error over %d rows: %.0f%n", NEW_ROWS, error / NEW_ROWS);
    System.out.printf("Of the row before instead: %.0f%n", naive / NEW_ROWS);
  }
}
