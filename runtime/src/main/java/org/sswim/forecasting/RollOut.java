package org.sswim.forecasting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sswim.checks.Checks;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.simulation.Semantics;

/**
 * Forecasts farther than a model was trained for: what it forecasts becomes the rows that it sees
 * next, a horizon O at a time.
 *
 * <p>What is fed back stays within the range of the values that were observed, widened by itself on
 * either side. So a roll-out neither diverges nor ends in what is not a number.
 *
 * <p>Beyond the horizon, prediction intervals are those of the same place within a block of O rows,
 * times
 *
 * <pre>
 *   w(k) = max(1, w(k - O), e(k) / e(k - O ...))     e(k): mean absolute error at lead k
 * </pre>
 *
 * the errors of roll-outs from up to {@value #ORIGINS} origins within the series, each over that of
 * the same place of the first block.
 */
public final class RollOut {
  private static final int ORIGINS = 30;
  private static final int FEWEST = 5;

  private final ForecastModel model;
  private final TimeSeries series;
  private final int steps;
  private final int horizon;
  private final int channels;
  private final Range range;

  /** The range of the values that were observed, widened by itself on either side. */
  public static final class Range {
    private final double[] least;
    private final double[] most;

    /** Nothing was observed yet. */
    public Range(int channels) {
      least = new double[channels];
      most = new double[channels];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      Arrays.fill(most, Double.NEGATIVE_INFINITY);
    }

    /** Sees a value; nothing of NaN. */
    public void see(int channel, double value) {
      if (!Double.isNaN(value)) {
        least[channel] = Math.min(least[channel], value);
        most[channel] = Math.max(most[channel], value);
      }
    }

    /** The value of a channel that may be fed back: the nearest within the range. */
    public double within(int channel, double value) {
      double width = most[channel] - least[channel];
      double held = Math.max(least[channel] - width, Math.min(most[channel] + width, value));
      return Double.isNaN(held) ? least[channel] + width / 2 : held;
    }
  }

  private RollOut(ForecastModel model, TimeSeries series, int steps) {
    this.model = model;
    this.series = series;
    this.steps = steps;
    horizon = model.spec().horizon();
    channels = model.channels().size();
    range = new Range(channels);
    for (int r = 0; r < series.rows(); r++) {
      for (int c = 0; c < channels; c++) {
        range.see(c, series.observed(r, c) ? series.value(r, c) : Double.NaN);
      }
    }
  }

  /**
   * The rows behind a series whose known columns a roll-out needs: whole horizons.
   *
   * @param steps rows to forecast
   */
  public static int knownAhead(ForecastModel model, int steps) {
    int horizon = model.spec().horizon();
    return model.knownAhead() == 0 ? 0 : (steps + horizon - 1) / horizon * horizon;
  }

  /**
   * Forecasts the rows that follow a series.
   *
   * @param series as {@link ForecastModel#forecast} takes it; known columns go on for {@link
   *     #knownAhead} rows
   * @param steps rows to forecast, at least 1
   * @throws InvalidDataException as {@link ForecastModel#forecast}. Also if the model sees past
   *     columns, whose future nobody knows. Also if it has intervals and the series is too short to
   *     test roll-outs
   */
  public static Forecast of(ForecastModel model, TimeSeries series, int steps) {
    Checks.that(steps >= 1).or("a forecast has at least 1 row; got %s", steps);
    List<String> past = model.spec().covariates().past();
    int horizon = model.spec().horizon();
    Checks.that(steps <= horizon || past.isEmpty(), InvalidDataException::new)
        .or(
            "the model sees past columns (%s), whose future nobody knows; it forecasts at most %s"
                + " rows",
            String.join(", ", past), horizon);
    TimeSeries own = model.select(series);
    model.spec().covariates().requireAhead(own.covariates(), own.rows(), knownAhead(model, steps));
    // Refuses what any forecast refuses.
    Forecast first = model.forecast(own);
    return new RollOut(model, own, steps).forecast(first);
  }

  private Forecast forecast(Forecast first) {
    boolean far = steps > horizon;
    int window = model.spec().window();
    int rows = series.rows();
    int levels = first.bands().size();
    int last = rows - steps;
    int every = Math.max(1, (last - window) / ORIGINS);
    int origins = far && levels > 0 ? Math.max(0, (last - window) / every + 1) : 0;
    Checks.that(
            !far || levels <= 0 || (last >= window && origins >= FEWEST), InvalidDataException::new)
        .or(
            "%s rows are too few to test roll-outs of %s rows, by which intervals widen; %s are"
                + " needed",
            rows, steps, window + steps + FEWEST - 1);
    double[] errors = new double[steps * channels];
    double[] counts = new double[steps * channels];
    StreamingForecaster forecaster = new StreamingForecaster(model);
    int begin = origins > 0 ? last - (origins - 1) * every - window : rows - window;
    int from = model.spec().semantics() == Semantics.STREAMING ? 0 : begin;
    forecaster.lookBack(series, from);
    for (int r = from; r < rows; r++) {
      forecaster.push(series, r);
      int seen = r + 1;
      if (origins > 0 && seen <= last && (last - seen) % every == 0 && seen >= begin + window) {
        compare(seen, run(forecaster.copy(), seen, 0).values(), errors, counts);
      }
    }
    double[] widen = widths(errors, counts);
    Forecast rolled = run(forecaster, rows, levels);
    List<Forecast.Band> bands = new ArrayList<>();
    for (Forecast.Band band : rolled.bands()) {
      bands.add(widened(band, rolled.values(), widen));
    }
    return new Forecast(steps, model.channels(), rolled.values(), series.timeline(), bands);
  }

  /** Runs on from so many rows, which the forecaster has seen. */
  private Forecast run(StreamingForecaster forecaster, int seen, int levels) {
    double[] values = new double[steps * channels];
    double[] block = new double[horizon * channels];
    double[] lower = new double[block.length];
    double[] upper = new double[block.length];
    List<Forecast.Band> bands = new ArrayList<>();
    for (int l = 0; l < levels; l++) {
      double level = Objects.requireNonNull(model.intervals()).levels().get(l);
      bands.add(new Forecast.Band(level, new double[values.length], new double[values.length]));
    }
    double[] row = new double[channels];
    for (int done = 0; done < steps; done += horizon) {
      forecaster.forecast(block);
      int count = Math.min(horizon, steps - done) * channels;
      System.arraycopy(block, 0, values, done * channels, count);
      for (int l = 0; l < levels; l++) {
        forecaster.interval(l, block, lower, upper);
        System.arraycopy(lower, 0, bands.get(l).lower(), done * channels, count);
        System.arraycopy(upper, 0, bands.get(l).upper(), done * channels, count);
      }
      for (int k = 0; k < horizon && done + horizon < steps; k++) {
        for (int c = 0; c < channels; c++) {
          row[c] = range.within(c, block[k * channels + c]);
        }
        push(forecaster, seen + done + k, row);
      }
      for (int i = done * channels; done > 0 && i < done * channels + count; i++) {
        values[i] = range.within(i % channels, values[i]);
      }
    }
    return new Forecast(steps, model.channels(), values, series.timeline(), bands);
  }

  private void push(StreamingForecaster forecaster, int r, double[] row) {
    TimeSeries known = series.known();
    if (known != null) {
      forecaster.announce(known, r);
    }
    Timeline timeline = series.timeline();
    if (timeline == null || !timeline.hasInterval()) {
      forecaster.push(row, null);
    } else {
      int rows = series.rows();
      forecaster.push(row, r < rows ? timeline.at(r) : timeline.next(r - rows + 1));
    }
  }

  private void compare(int seen, double[] values, double[] errors, double[] counts) {
    for (int i = 0; i < values.length; i++) {
      int r = seen + i / channels;
      if (series.observed(r, i % channels)) {
        errors[i] += Math.abs(values[i] - series.value(r, i % channels));
        counts[i]++;
      }
    }
  }

  private double[] widths(double[] errors, double[] counts) {
    double[] widen = new double[errors.length];
    int block = horizon * channels;
    for (int i = 0; i < widen.length; i++) {
      double own = errors[i] / counts[i];
      double first = errors[i % block] / counts[i % block];
      widen[i] = i < block ? 1 : Math.max(widen[i - block], first > 0 ? own / first : 1);
      widen[i] = Double.isFinite(widen[i]) ? widen[i] : widen[i - block];
    }
    return widen;
  }

  private Forecast.Band widened(Forecast.Band band, double[] values, double[] widen) {
    double[] lower = new double[values.length];
    double[] upper = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int c = i % channels;
      lower[i] = model.bounds().clip(c, values[i] - widen[i] * (values[i] - band.lower()[i]));
      upper[i] = model.bounds().clip(c, values[i] + widen[i] * (band.upper()[i] - values[i]));
    }
    return new Forecast.Band(band.level(), lower, upper);
  }
}
