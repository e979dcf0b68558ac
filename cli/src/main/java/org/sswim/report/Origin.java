package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/**
 * Forecasts from one origin next to what was observed, for the channels that a page shows.
 *
 * @param label the time or row of the last observation before the forecast
 * @param times of the rows shown: those before the origin, then one per lead
 * @param end row after the last before the forecast, counted from 0
 * @param history number of rows before the origin that are shown, the origin itself included
 * @param observed {@code [channels][history + leads whose truth is known]}
 * @param forecasts one per model
 */
public record Origin(
    String label,
    List<String> times,
    int end,
    int history,
    double[][] observed,
    List<ModelForecast> forecasts) {

  /**
   * The forecasts of one model.
   *
   * @param model name of the model
   * @param values {@code [channels][horizon]}
   * @param bands prediction intervals, the widest first; none where the model has none
   */
  public record ModelForecast(String model, double[][] values, List<Band> bands) {}

  /**
   * A prediction interval.
   *
   * @param level nominal coverage in percent
   * @param lower {@code [channels][horizon]}
   * @param upper {@code [channels][horizon]}
   */
  public record Band(double level, double[][] lower, double[][] upper) {
    /** Those of rising levels, the widest first. */
    static List<Band> of(
        List<Double> levels, IntFunction<double[][]> lower, IntFunction<double[][]> upper) {
      List<Band> bands = new ArrayList<>();
      for (int l = levels.size() - 1; l >= 0; l--) {
        bands.add(new Band(levels.get(l), lower.apply(l), upper.apply(l)));
      }
      return bands;
    }
  }

  /** The times of some rows, from one on. */
  static List<String> times(TimeSeries series, int first, int rows) {
    return IntStream.range(first, first + rows).mapToObj(row -> time(series, row)).toList();
  }

  /** The values of some rows of a channel, from one on; NaN where none was observed. */
  static double[] values(TimeSeries series, int channel, int first, int rows) {
    return IntStream.range(first, first + rows)
        .mapToDouble(
            row ->
                row < series.rows() && series.observed(row, channel)
                    ? series.value(row, channel)
                    : Double.NaN)
        .toArray();
  }

  /** The same, as finely as a chart of them shows; null where none was observed. */
  static List<@Nullable Number> rounded(TimeSeries series, int channel, int first, int rows) {
    double[] values = values(series, channel, first, rows);
    return Rounding.fitting(values).of(values);
  }

  /** The date of a row, of one behind the last, too; "row" and its number where it has none. */
  static String named(TimeSeries series, int row) {
    Timeline timeline = series.timeline();
    int behind = row - series.rows() + 1;
    if (timeline == null || (behind > 0 && !timeline.hasInterval())) {
      return "row " + (row + 1);
    }
    return behind > 0 ? timeline.formatNext(behind) : timeline.formatRow(row);
  }

  /** The time of a row, of one behind the last, too; its number, from 1, where there are none. */
  static String time(TimeSeries series, int row) {
    return named(series, row).replaceFirst("^row ", "");
  }
}
