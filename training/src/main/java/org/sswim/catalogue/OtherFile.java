package org.sswim.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.ClassFitTask;
import org.sswim.classifiers.ClassRows;
import org.sswim.classifiers.FittedClassifier;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Candidates;
import org.sswim.comparison.Task;
import org.sswim.evaluation.Baseline;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.ForecastRows;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelFitTask;
import org.sswim.paneltrainers.PanelForecaster;
import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.Standardizer;
import org.sswim.series.TextRefusal;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.tables.Lines;
import org.sswim.tables.Marks;
import org.sswim.tables.Table;
import org.sswim.tables.TextFile;

/**
 * What another tool forecast, or said of classes, as a row of a table: {@code file:other.csv}, or
 * {@code file:other.csv:model=NAME} of a file with a column {@code model}. Its columns are those
 * that {@link ForecastRows} and {@link ClassRows} write; of rows that say the same thing twice, the
 * first counts.
 */
public final class OtherFile {
  /** The name of such rows, before the name of the file. */
  public static final String NAME = "file";

  private static final String MODEL = "model";
  private static final int LONGEST = 1 << 20;

  private final Path path;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String[]> rows = new ArrayList<>();

  private OtherFile(Path path, @Nullable String model) {
    this.path = path;
    TextRefusal refusal = new TextRefusal(String.valueOf(path));
    try (InputStream in = TextFile.open(path)) {
      Table table =
          new Table(
              new Lines(TextFile.reader(in), LONGEST, refusal), Marks.DETECTED, false, refusal);
      List<String> header = table.header();
      header.forEach(name -> columns.putIfAbsent(name, columns.size()));
      while (table.next()) {
        String[] row = new String[header.size()];
        for (int c = 0; c < row.length; c++) {
          row[c] = table.cell(c);
        }
        if (model == null || !columns.containsKey(MODEL) || model.equals(cell(row, MODEL))) {
          rows.add(row);
        }
      }
    } catch (IOException e) {
      throw refusal.unreadable(0, e);
    }
    if (rows.isEmpty()) {
      throw problem("has no rows" + (model == null ? "" : " of model '" + model + "'"));
    }
  }

  /** The files that a list of models names. */
  public static Stream<Path> paths(String models) {
    return Stream.of(models.split(","))
        .map(word -> word.strip().split(":"))
        .filter(parts -> parts.length > 1 && parts[0].equals(NAME))
        .map(parts -> Path.of(parts[1]));
  }

  /** A kind of rows: those of series, of panels, of classes. */
  private record Kind<T extends Task<T>, F>(
      Class<T> task, BiFunction<OtherFile, String, Candidate<T, F>> made)
      implements Candidates.Source<T, F> {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Candidate<T, F> candidate(List<String> settings) {
      String second = settings.size() > 1 ? settings.get(1) : MODEL + "=";
      Checks.that(
              !settings.isEmpty()
                  && !settings.get(0).isEmpty()
                  && settings.size() <= 2
                  && second.startsWith(MODEL + "="))
          .or(
              "'file' needs a CSV file after it, file:other.csv or"
                  + " file:other.csv:model=NAME; got '%s'",
              String.join(":", settings));
      String model = second.substring(MODEL.length() + 1);
      OtherFile file = new OtherFile(Path.of(settings.get(0)), model.isEmpty() ? null : model);
      return made.apply(file, NAME + ":" + String.join(":", settings));
    }
  }

  /** The rows of every kind of table. */
  public static List<Candidates.Source<?, ?>> sources() {
    return List.of(
        new Kind<>(
            FitTask.class, (file, label) -> ForecastCandidates.of(label, (Baseline) file::series)),
        new Kind<>(
            PanelFitTask.class,
            (file, label) ->
                new Candidate<>(
                    label,
                    Candidate.Kind.PLAIN,
                    task -> PanelForecaster.of(panel -> file.panel(panel, task.horizon())))),
        new Kind<>(
            ClassFitTask.class,
            (file, label) ->
                new Candidate<>(
                    label, Candidate.Kind.PLAIN, task -> file.classes(task.train().classes()))));
  }

  /** Rows of a series: {@code origin,lead,forecast}, and {@code channel} where it has several. */
  private BlockForecaster series(FitTask task) {
    TimeSeries series = task.shown().given();
    Standardizer standardizer = task.shown().standardizer();
    Map<List<Integer>, Double> known = new HashMap<>();
    for (String[] row : rows) {
      int channel =
          columns.containsKey("channel") ? series.channelNames().indexOf(cell(row, "channel")) : 0;
      int horizon = columns.containsKey("horizon") ? (int) number(row, "horizon") : 0;
      int origin = origin(series, cell(row, "origin"));
      known.putIfAbsent(
          List.of(horizon, origin, (int) number(row, "lead"), channel),
          number(row, ForecastRows.FORECAST));
    }
    return (windows, block, horizon, out) -> {
      int at = 0;
      for (int i = 0; i < block.count(); i++) {
        int origin = block.start(i) + windows.window() - 1;
        for (int lead = 1; lead <= horizon; lead++) {
          for (int s = 0; s < windows.signals(); s++) {
            int channel = windows.channel(block.lane(), s);
            // Windows that are not scored are asked for, too.
            Double any = known.getOrDefault(List.of(0, origin, lead, channel), Double.NaN);
            Double value = known.getOrDefault(List.of(horizon, origin, lead, channel), any);
            out[at++] = standardizer.score(channel, value);
          }
        }
      }
    };
  }

  private int origin(TimeSeries series, String text) {
    Timeline timeline = series.timeline();
    if (timeline == null) {
      return text.matches("\\d{1,9}") ? Integer.parseInt(text) - 1 : -1;
    }
    LocalDateTime time = timeline.wallClock(text);
    if (time == null) {
      throw problem("column origin: '" + text + "' is not a date of the series");
    }
    return timeline.rowOf(time);
  }

  /** Rows of a panel: {@code unique_id,forecast}, those of a series in the order of their leads. */
  private double[][] panel(Panel panel, int horizon) {
    Map<String, List<Double>> known = new HashMap<>();
    for (String[] row : rows) {
      known
          .computeIfAbsent(cell(row, "unique_id"), any -> new ArrayList<>())
          .add(number(row, ForecastRows.FORECAST));
    }
    double[][] forecasts = new double[panel.size()][];
    for (int i = 0; i < forecasts.length; i++) {
      List<Double> own = known.getOrDefault(panel.id(i), List.of());
      if (own.size() < horizon) {
        throw problem(
            "has %d forecasts of series '%s'; %d are needed", own.size(), panel.id(i), horizon);
      }
      forecasts[i] = own.stream().limit(horizon).mapToDouble(Double::doubleValue).toArray();
    }
    return forecasts;
  }

  /** Rows of samples in their order: the probability of each class. */
  private FittedClassifier classes(List<String> names) {
    return new FittedClassifier(
        data -> {
          if (rows.size() < data.count()) {
            throw problem("has %d rows; the test has %d samples", rows.size(), data.count());
          }
          double[] probability = new double[data.count() * names.size()];
          for (int i = 0; i < data.count(); i++) {
            for (int c = 0; c < names.size(); c++) {
              probability[i * names.size() + c] =
                  number(rows.get(i), ClassRows.OF_CLASS + names.get(c));
            }
          }
          return new BatchClassifier.Answers(probability, new double[data.count()]);
        },
        0,
        0,
        null,
        null,
        0);
  }

  private String cell(String[] row, String column) {
    Integer c = columns.get(column);
    if (c == null) {
      throw problem("has no column '" + column + "'");
    }
    return Objects.requireNonNull(row[c]);
  }

  private double number(String[] row, String column) {
    String text = cell(row, column);
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw problem("row %d, column %s: '%s' is not a number", rows.indexOf(row) + 2, column, text);
  }

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is of a library we do without.
  private InvalidDataException problem(String problem, @Nullable Object... parts) {
    return Fault.of(Problem.OTHER_ROWS)
        .at(path.toString(), 0)
        .error("%s: %s", path, parts.length == 0 ? problem : problem.formatted(parts));
  }
}
