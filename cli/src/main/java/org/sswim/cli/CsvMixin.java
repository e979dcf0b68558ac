package org.sswim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.CsvOptions;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How a CSV file is read. */
@SuppressWarnings("NullAway.Init")
final class CsvMixin {
  @Option(
      names = "--date-column",
      paramLabel = "NAME",
      description = "Column of ISO dates, by name or 1-based position; else it is detected.")
  private @Nullable String dateColumn;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME",
      description = "Columns to read as channels; else all but the dates.")
  private List<String> columns = List.of();

  @Option(
      names = "--exclude",
      split = ",",
      paramLabel = "NAME",
      description = "Columns to leave out.")
  private List<String> exclude = List.of();

  @Option(
      names = "--header",
      paramLabel = "MODE",
      defaultValue = "auto",
      converter = HeaderConverter.class,
      description = "Whether line 1 holds names: auto, yes or no (${DEFAULT-VALUE}).")
  private CsvOptions.Header header;

  @Option(
      names = "--missing",
      paramLabel = "MODE",
      defaultValue = "fail",
      converter = MissingConverter.class,
      description = "Empty cells and NaN: fail, or fill with the value before (${DEFAULT-VALUE}).")
  private CsvOptions.MissingPolicy missing;

  CsvOptions options() {
    return options(columns);
  }

  /** The options, but for the columns. */
  CsvOptions options(List<String> otherColumns) {
    return new CsvOptions(dateColumn, otherColumns, exclude, header, missing);
  }

  /** The options for the channels of a file that has other columns beside them. */
  CsvOptions optionsBeside(List<String> others) {
    List<String> left = new ArrayList<>(exclude);
    left.addAll(columns.isEmpty() ? others : List.of());
    return new CsvOptions(dateColumn, columns, left, header, missing);
  }

  /** The options, with columns behind those of {@code --columns}, if there are any. */
  CsvOptions optionsWith(List<String> others) {
    List<String> all = new ArrayList<>(columns);
    all.addAll(columns.isEmpty() ? List.of() : others);
    return options(all);
  }

  /** The heading for dates: as the user called them, if by name. */
  String dateHeading(TimeSeries series) {
    if (series.timeline() == null) {
      return "step";
    }
    return dateColumn == null || dateColumn.strip().matches("\\d+") ? "date" : dateColumn.strip();
  }

  /** Reads a file, and warns if its rows are not evenly spaced. */
  TimeSeries read(Path file, CsvOptions options, Console console) {
    return read(file, options, console, false);
  }

  /**
   * As {@link #read(Path, CsvOptions, Console)}.
   *
   * @param observed whether rows that hold nothing of what is read may end the file
   */
  TimeSeries read(Path file, CsvOptions options, Console console, boolean observed) {
    TimeSeries series =
        observed ? SeriesCsv.readObserved(file, options) : SeriesCsv.read(file, options);
    Timeline timeline = series.timeline();
    int irregular = timeline == null ? 0 : timeline.irregularRows();
    if (timeline != null && irregular > 0) {
      console.warn(
          file
              + ": "
              + irregular
              + " of "
              + series.rows()
              + " rows are not "
              + timeline.interval().describe()
              + " after the row before; rows count as evenly spaced");
    }
    return series;
  }

  /**
   * Reads a file for a model: no column but the model's, so that others may hold anything, or those
   * of {@code --columns} under the model's names; with the columns beside them.
   */
  TimeSeries readFor(SubCommand command, ForecastModel model, Path file) {
    CovariateInputs beside = model.spec().covariates();
    boolean observed = !beside.known().isEmpty();
    TimeSeries channels = readChannels(command, model.channels(), file, observed);
    return beside.equals(CovariateInputs.none())
        ? channels
        : new BesideColumns(this, file, beside.past(), beside.known(), true)
            .attach(channels, beside.ahead(), beside.groups());
  }

  private TimeSeries readChannels(
      SubCommand command, List<String> channels, Path file, boolean observed) {
    if (columns.isEmpty()) {
      try {
        return read(file, options(channels), command.console(), observed);
      } catch (InvalidSeriesException e) {
        // The reader takes the model's channels for the user's option.
        String message = String.valueOf(e.getMessage());
        throw new InvalidSeriesException(
            message.replace("(--columns)", "(a channel of the model, else give --columns)"), e);
      }
    }
    if (columns.size() != channels.size()) {
      throw command.mistake(
          "--columns must name the model's "
              + channels.size()
              + " channels ("
              + String.join(", ", channels)
              + "); got "
              + columns.size());
    }
    TimeSeries series = read(file, options(), command.console(), observed);
    double[] values = new double[series.rows() * channels.size()];
    double[] row = new double[channels.size()];
    for (int r = 0; r < series.rows(); r++) {
      series.copyRow(r, row);
      System.arraycopy(row, 0, values, r * row.length, row.length);
    }
    return TimeSeries.of(channels, values, series.timeline());
  }

  /** Reads {@code --header}. */
  static final class HeaderConverter implements ITypeConverter<CsvOptions.Header> {
    @Override
    public CsvOptions.Header convert(String text) {
      return Converters.constant(text, CsvOptions.Header.class);
    }
  }

  /** Reads {@code --missing}. */
  static final class MissingConverter implements ITypeConverter<CsvOptions.MissingPolicy> {
    @Override
    public CsvOptions.MissingPolicy convert(String text) {
      return Converters.constant(text, CsvOptions.MissingPolicy.class);
    }
  }
}
