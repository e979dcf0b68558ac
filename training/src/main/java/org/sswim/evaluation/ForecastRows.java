package org.sswim.evaluation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.tables.CsvRows;

/**
 * Forecasts as rows of CSV: {@code model,seed,horizon,origin,lead,channel,y,forecast}. The origin
 * is the last row that a forecast sees, as the file writes its time, or its number from 1. Where
 * nothing was observed, y is empty.
 */
public final class ForecastRows implements ForecastComparison.Observer {
  /** The heading of what was forecast. */
  public static final String FORECAST = "forecast";

  private static final List<String> HEADER =
      List.of("model", "seed", "horizon", "origin", "lead", "channel", "y", FORECAST);

  private final TimeSeries series;
  private final Protocol protocol;
  private final List<ForecastComparison.Scored> kept = new ArrayList<>();

  /** Keeps all forecasters of a comparison. */
  public ForecastRows(TimeSeries series, Protocol protocol) {
    this.series = series;
    this.protocol = protocol;
  }

  @Override
  public void scored(ForecastComparison.Scored scored) {
    kept.add(scored);
  }

  /** Writes what they forecast of the test windows. */
  public void writeTo(OutputStream out) throws IOException {
    int[] channels = IntStream.range(0, series.channels()).toArray();
    CsvRows csv = begun(out);
    for (ForecastComparison.Scored own : kept) {
      int horizon = protocol.horizon(own.h());
      SampleRange test = protocol.split(own.h()).test();
      for (int start = test.start(); start < test.end(); start++) {
        double[][] values =
            OriginForecasts.at(
                start,
                channels,
                horizon,
                own.forecaster(),
                own.windows(),
                protocol.data().standardizer());
        int origin = start + own.windows().window() - 1;
        write(csv, own.model(), own.seed(), origin, values, series);
      }
    }
    csv.flush();
  }

  /** Writes the forecasts of a backtest. */
  public static void write(BacktestResult result, TimeSeries series, OutputStream out)
      throws IOException {
    CsvRows csv = begun(out);
    for (OriginForecasts own : result.forecasts()) {
      for (int o = 0; o < result.origins().length; o++) {
        write(csv, own.model(), null, result.origins()[o], own.values()[o], series);
      }
    }
    csv.flush();
  }

  private static CsvRows begun(OutputStream out) {
    // Flushed, not closed: the stream is the caller's.
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    return new CsvRows(text).row(HEADER);
  }

  private static void write(
      CsvRows csv,
      String model,
      @Nullable Long seed,
      int origin,
      double[][] values,
      TimeSeries series) {
    Timeline timeline = series.timeline();
    String time = timeline == null ? String.valueOf(origin + 1) : timeline.formatRow(origin);
    for (int c = 0; c < values.length; c++) {
      for (int k = 0; k < values[c].length; k++) {
        int row = origin + 1 + k;
        csv.row(
            model,
            seed,
            values[c].length,
            time,
            k + 1,
            series.channelNames().get(c),
            series.observed(row, c) ? series.value(row, c) : Double.NaN,
            values[c][k]);
      }
    }
  }
}
