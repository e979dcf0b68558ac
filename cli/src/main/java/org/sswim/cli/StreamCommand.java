package org.sswim.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sswim.forecasting.AdaptiveIntervals;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.forecasting.RollOut;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.report.CsvText;
import org.sswim.report.Decimals;
import org.sswim.report.Figures;
import org.sswim.report.ForecastReport;
import org.sswim.series.Categories;
import org.sswim.series.CsvOptions;
import org.sswim.series.CsvRow;
import org.sswim.series.CsvRowReader;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.SamplingInterval;
import org.sswim.series.SeriesCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forecasts after every row of standard input. */
@Command(name = "stream")
final class StreamCommand extends SubCommand {
  private static final String SOURCE = "standard input";

  @Parameters(paramLabel = "MODEL")
  private Path model;

  @Option(names = "--adaptive")
  private boolean adaptive;

  @Mixin private ModelInput models;
  @Mixin private Flags.Steps steps;
  @Mixin private FutureMixin future;
  @Mixin private PrecisionMixin precision;
  @Mixin private CsvMixin csv;

  @Override
  void run() {
    ForecastModel fitted = models.forecaster(model);
    mistakeIf(
        adaptive && fitted.intervals() == null,
        "--adaptive: the model has no prediction intervals; fit it with --level 80,95");
    Categories categories = Remembered.categories(fitted);
    mistakeIf(
        fitted.knownAhead() > 0 && future.path() == null,
        "the model sees known columns of the rows ahead: give a file of them, --future FILE");
    List<String> beside = fitted.spec().covariates().past();
    mistakeIf(
        steps.or(0) > 0 && !beside.isEmpty(),
        "--steps: nobody knows the future of the model's --inputs (%s); leave --steps out",
        String.join(", ", beside));
    List<String> columns = new ArrayList<>(fitted.channels());
    columns.addAll(beside);
    CsvOptions options = csv.optionsWith(fitted, beside).withCategories(categories);
    StreamGaps gaps = new StreamGaps(fitted, options.missing().gaps(), console());
    Writer out = new OutputStreamWriter(console().out(), StandardCharsets.UTF_8);
    try {
      FutureMixin.Ahead ahead = future.ahead(this, csv, fitted);
      CsvRowReader rows = SeriesCsv.rows(console().in(), SOURCE, columns, options);
      forecast(fitted, rows, gaps, ahead, CsvText.writer(out), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forecast(
      ForecastModel fitted,
      CsvRowReader rows,
      StreamGaps gaps,
      FutureMixin.Ahead ahead,
      CsvWriter csvOut,
      Writer out)
      throws IOException {
    StreamingForecaster forecaster = forecaster(fitted);
    double[] values = new double[fitted.spec().horizon() * fitted.channels().size()];
    double[] lower = new double[values.length];
    double[] upper = new double[values.length];
    int levels = levels(fitted).size();
    int channels = fitted.channels().size();
    Decimals fixed = precision.fixed(channels);
    Decimals decimals = fixed == null ? Decimals.of(fitted) : fixed;
    List<String> cells = new ArrayList<>();
    RollOut.Range range = new RollOut.Range(channels);
    LocalDateTime last = null;
    long count = 0;
    boolean begun = false;
    for (CsvRow row = rows.next(); row != null; row = rows.next()) {
      long replaced = forecaster.replaced();
      push(forecaster, row, gaps, ahead);
      for (int c = 0; c < channels; c++) {
        decimals.see(c, row.values()[c]);
        range.see(c, row.values()[c]);
      }
      count++;
      last = row.time();
      if (replaced == 0 && forecaster.replaced() > 0) {
        console()
            .warn(
                "%s: line %s: a value lies far outside of those that the model was fitted to."
                    + " Here and from now on, the value before it or the nearest bound replaces"
                    + " such a value",
                SOURCE, row.line());
      }
      if (count == 1 && fitted.needsDates() && rows.utc()) {
        console()
            .warn(
                "the dates are in UTC, so the model sees hours and weekdays of UTC; if it was"
                    + " fitted in another zone, give that as --zone");
      }
      if (!forecaster.ready()) {
        if (count == 1) {
          console().note(forecaster.missing() + " more rows until the first forecast");
        }
        continue;
      }
      forecast(forecaster, row, ahead, values);
      for (int i = 0; i < values.length; i++) {
        UnusableFileException.whenNoNumber(
            model, fitted.channels().get(i % channels), i / channels + 1, values[i]);
      }
      if (!begun) {
        String date = rows.dateColumn();
        csvOut.writeRecord(
            header(fitted, date == null ? "time" : date).stream().map(Console::plain).toList());
        begun = true;
      }
      cells.clear();
      cells.add(row.time() == null ? String.valueOf(count) : rows.format(row.time()));
      for (int i = 0; i < values.length; i++) {
        cells.add(decimals.format(i % channels, values[i]));
      }
      for (int level = 0; level < levels; level++) {
        forecaster.interval(level, values, lower, upper);
        for (int i = 0; i < values.length; i++) {
          cells.add(decimals.format(i % channels, lower[i]));
          cells.add(decimals.format(i % channels, upper[i]));
        }
      }
      csvOut.writeRecord(cells);
      out.flush();
      // Whoever reads has gone away.
      if (console().out().checkError()) {
        return;
      }
    }
    if (!forecaster.ready()) {
      throw new InvalidSeriesException(
          "%s: ended after %s; the model needs a window of %s before its first forecast"
              .formatted(SOURCE, Figures.count(count, "row"), fitted.spec().window()));
    }
    SamplingInterval interval = gaps.interval();
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
      cells.clear();
      cells.add(time == null ? String.valueOf(count + n) : rows.format(time));
      for (int i = 0; i < values.length; i++) {
        values[i] = range.within(i % channels, values[i]);
        cells.add(decimals.format(i % channels, values[i]));
      }
      // How far off such forecasts are, a stream cannot know.
      cells.addAll(Collections.nCopies(2 * levels * values.length, ""));
      csvOut.writeRecord(cells);
    }
    out.flush();
  }

  private StreamingForecaster forecaster(ForecastModel fitted) {
    return adaptive
        ? asked("--adaptive: ", () -> StreamingForecaster.adaptive(fitted, AdaptiveIntervals.RATE))
        : new StreamingForecaster(fitted);
  }

  private static List<Double> levels(ForecastModel fitted) {
    Intervals intervals = fitted.intervals();
    return intervals == null ? List.of() : intervals.levels();
  }

  private static void forecast(
      StreamingForecaster forecaster, CsvRow row, FutureMixin.Ahead ahead, double[] values) {
    try {
      ahead.requireForecast(forecaster);
    } catch (InvalidSeriesException e) {
      throw located(row, e);
    }
    forecaster.forecast(values);
  }

  private static InvalidSeriesException located(CsvRow row, InvalidSeriesException e) {
    return new InvalidSeriesException(
        e.fault().at(SOURCE, row.line()),
        SOURCE + ": line " + row.line() + ": " + e.getMessage(),
        e);
  }

  private static void push(
      StreamingForecaster forecaster, CsvRow row, StreamGaps gaps, FutureMixin.Ahead ahead) {
    try {
      gaps.before(row, forecaster, ahead);
      ahead.before(row.time(), forecaster);
      int channels = forecaster.model().channels().size();
      forecaster.pushPartial(
          Arrays.copyOf(row.values(), channels),
          row.time(),
          Arrays.copyOfRange(row.values(), channels, row.values().length));
    } catch (InvalidSeriesException e) {
      throw located(row, e);
    }
  }

  private static List<String> header(ForecastModel fitted, String time) {
    List<String> names = new ArrayList<>();
    names.add(time);
    for (int lead = 1; lead <= fitted.spec().horizon(); lead++) {
      for (String channel : fitted.channels()) {
        names.add(channel + "+" + lead);
      }
    }
    List<String> values = List.copyOf(names.subList(1, names.size()));
    for (double level : levels(fitted)) {
      values.forEach(value -> names.addAll(ForecastReport.boundNames(value, level)));
    }
    return names;
  }
}
