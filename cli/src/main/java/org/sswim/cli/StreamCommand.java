package org.sswim.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.forecasting.AdaptiveIntervals;
import org.sswim.forecasting.Decimals;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastCsv;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.forecasting.RollOut;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.report.Figures;
import org.sswim.report.Report;
import org.sswim.series.CsvOptions;
import org.sswim.series.CsvRow;
import org.sswim.series.CsvRowReader;
import org.sswim.series.InvalidDataException;
import org.sswim.series.MissingOptions;
import org.sswim.series.RowSpacing;
import org.sswim.series.SamplingInterval;
import org.sswim.series.SeriesCsv;
import org.sswim.series.Source;
import org.sswim.tables.CsvRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Forecasts after every row of standard input. */
@Command(name = "stream")
final class StreamCommand extends ForecastCommand {
  @Option(names = "--adaptive")
  private boolean adaptive;

  @Override
  @Nullable Report run() {
    ForecastModel fitted = models.forecaster(model);
    not(adaptive && fitted.intervals() == null)
        .or("--adaptive: the model has no prediction intervals; fit it with --level 80,95");
    not(fitted.knownAhead() > 0 && future.path() == null)
        .or("the model sees known columns of the rows ahead: give a file of them, --future FILE");
    List<String> beside = fitted.spec().covariates().past();
    not(steps.or(0) > 0 && !beside.isEmpty())
        .or(
            "--steps: nobody knows the future of the model's --inputs (%s); leave --steps out",
            String.join(", ", beside));
    List<String> columns = new ArrayList<>(fitted.channels());
    columns.addAll(beside);
    CsvOptions options = csv.optionsWith(fitted, beside);
    try {
      FutureMixin.Ahead ahead = future.ahead(csv, fitted);
      CsvRowReader rows =
          SeriesCsv.rows(Source.of(console().in(), InputFiles.STANDARD), columns, options);
      new Run(fitted, options.missing().gaps(), rows, ahead).forecast();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null;
  }

  private StreamingForecaster forecaster(ForecastModel fitted) {
    if (!adaptive) {
      return new StreamingForecaster(fitted);
    }
    try {
      return StreamingForecaster.adaptive(fitted, AdaptiveIntervals.RATE);
    } catch (IllegalArgumentException e) {
      throw mistake("--adaptive: " + e.getMessage() + "; fit a shorter horizon");
    }
  }

  /** A run over the rows that come. */
  private final class Run {
    private final ForecastModel fitted;
    private final CsvRowReader rows;
    private final FutureMixin.Ahead ahead;
    private final StreamingForecaster forecaster;
    private final RowSpacing spacing;
    private final boolean insert;
    private final int channels;
    private final Decimals decimals;
    private final RollOut.Range range;
    private final Writer out = new OutputStreamWriter(console().out(), StandardCharsets.UTF_8);
    private final CsvRows csvOut = new CsvRows(out);
    private @Nullable LocalDateTime last;
    private long count;
    private double[] values = {};
    private List<String> header = List.of();

    Run(
        ForecastModel fitted,
        MissingOptions.Gaps gaps,
        CsvRowReader rows,
        FutureMixin.Ahead ahead) {
      this.fitted = fitted;
      this.rows = rows;
      this.ahead = ahead;
      forecaster = forecaster(fitted);
      spacing = new RowSpacing(CsvMixin.kept(fitted).interval());
      insert = gaps == MissingOptions.Gaps.INSERT;
      channels = fitted.channels().size();
      decimals = decimals(fitted, () -> Decimals.of(fitted));
      range = new RollOut.Range(channels);
    }

    void forecast() throws IOException {
      for (CsvRow row = rows.next(); row != null; row = rows.next()) {
        take(row);
        if (!forecaster.ready()) {
          if (count == 1) {
            console().note(forecaster.missing() + " more rows until the first forecast");
          }
          continue;
        }
        located(row, () -> ahead.requireForecast(forecaster));
        Forecast made = Forecast.after(forecaster, null);
        requireFinite(made);
        if (header.isEmpty()) {
          header = header();
          csvOut.row(header.stream().map(Console::plain).toList());
        }
        values = made.values();
        write(row.time(), count, made.bands());
        out.flush();
        // Whoever reads has gone away.
        if (console().out().checkError()) {
          return;
        }
      }
      Checks.that(forecaster.ready(), InvalidDataException::new)
          .or(
              "%s: ended after %s; the model needs a window of %s before its first forecast;"
                  + " give more rows",
              InputFiles.STANDARD, Figures.count(count, "row"), fitted.spec().window());
      goOn();
      out.flush();
    }

    private void take(CsvRow row) {
      long replaced = forecaster.replaced();
      located(
          row,
          () -> {
            fill(row);
            ahead.before(row.time(), forecaster);
            forecaster.pushPartial(
                Arrays.copyOf(row.values(), channels),
                row.time(),
                Arrays.copyOfRange(row.values(), channels, row.values().length));
          });
      for (int c = 0; c < channels; c++) {
        decimals.see(c, row.values()[c]);
        range.see(c, row.values()[c]);
      }
      count++;
      last = row.time();
      if (replaced == 0 && forecaster.replaced() > 0) {
        warn(
            "%s: line %s: a value lies far outside of those that the model was fitted to."
                + " Here and from now on, the value before it or the nearest bound replaces"
                + " such a value",
            InputFiles.STANDARD, row.line());
      }
      if (count == 1 && fitted.needsDates() && rows.utc()) {
        warn(
            "the dates are in UTC, so the model sees hours and weekdays of UTC; if it was"
                + " fitted in another zone, give that as --zone");
      }
    }

    /** Warns of rows that lack before one and, if that is asked for, puts rows of nothing there. */
    private void fill(CsvRow row) {
      LocalDateTime time = row.time();
      LocalDateTime before = last;
      long lacking = time == null ? 0 : spacing.accept(time, row.offset());
      if (lacking == 0 || before == null) {
        return;
      }
      SamplingInterval interval = Objects.requireNonNull(spacing.interval());
      boolean fill = insert && lacking > 0;
      warn(
          "%s: line %s: the row is not %s after the row before; %s%s",
          InputFiles.STANDARD,
          row.line(),
          interval.describe(),
          lacking > 0 ? Figures.count(lacking, "row") + " missing, " : "",
          fill
              ? "the last values stand in"
              : "rows count as evenly spaced"
                  + (lacking > 0 ? " (--gaps insert puts rows there)" : ""));
      // More of them would change no forecast: all that is seen stands still. But known columns
      // go
      // on row by row, as far as their file goes.
      long most =
          fitted.knownAhead() > 0
              ? Long.MAX_VALUE
              : Math.max(fitted.spec().window(), fitted.spec().horizon());
      double[] nothing = new double[channels];
      double[] nothingBeside = new double[fitted.spec().covariates().past().size()];
      Arrays.fill(nothing, Double.NaN);
      Arrays.fill(nothingBeside, Double.NaN);
      for (long k = Math.max(1, lacking - most + 1); fill && k <= lacking; k++) {
        LocalDateTime between = interval.plus(before, k);
        ahead.before(between, forecaster);
        forecaster.pushPartial(nothing, between, nothingBeside);
      }
    }

    /** Forecasts from its own forecasts as if they were rows. */
    private void goOn() {
      SamplingInterval interval = spacing.interval();
      double[] next = new double[channels];
      for (int n = 1; n <= steps.or(0); n++) {
        for (int c = 0; c < channels; c++) {
          next[c] = range.within(c, values[c]);
        }
        LocalDateTime time = last == null || interval == null ? null : interval.plus(last, n);
        ahead.before(time, forecaster);
        forecaster.push(next, time);
        ahead.requireForecast(forecaster);
        forecaster.forecast(values);
        for (int i = 0; i < values.length; i++) {
          values[i] = range.within(i % channels, values[i]);
        }
        // How far off such forecasts are, a stream cannot know.
        write(time, count + n, List.of());
      }
    }

    private void write(@Nullable LocalDateTime time, long number, List<Forecast.Band> bands) {
      List<String> cells = new ArrayList<>();
      cells.add(time == null ? String.valueOf(number) : rows.format(time));
      for (int i = 0; i < values.length; i++) {
        cells.add(decimals.format(i % channels, values[i]));
      }
      for (Forecast.Band band : bands) {
        for (int i = 0; i < values.length; i++) {
          cells.add(decimals.format(i % channels, band.lower()[i]));
          cells.add(decimals.format(i % channels, band.upper()[i]));
        }
      }
      cells.addAll(Collections.nCopies(header.size() - cells.size(), ""));
      csvOut.row(cells);
    }

    /** Says of a row in which line it stands, where it is refused. */
    private void located(CsvRow row, Runnable work) {
      try {
        work.run();
      } catch (InvalidDataException e) {
        throw new InvalidDataException(
            e.fault().at(InputFiles.STANDARD, row.line()),
            InputFiles.STANDARD + ": line " + row.line() + ": " + e.getMessage(),
            e);
      }
    }

    private List<String> header() {
      List<String> names = new ArrayList<>();
      for (int lead = 1; lead <= fitted.spec().horizon(); lead++) {
        for (String channel : fitted.channels()) {
          names.add(channel + "+" + lead);
        }
      }
      List<String> all = new ArrayList<>();
      all.add(Objects.requireNonNullElse(rows.dateColumn(), "time"));
      all.addAll(names);
      Intervals intervals = fitted.intervals();
      for (double level : intervals == null ? List.<Double>of() : intervals.levels()) {
        names.forEach(value -> all.addAll(ForecastCsv.boundNames(value, level)));
      }
      return all;
    }
  }
}
