package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.options.Auto;
import org.sswim.panels.BesideNames;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelModel;
import org.sswim.paneltrainers.PanelCandidates;
import org.sswim.paneltrainers.PanelCheckpoints;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelFit;
import org.sswim.paneltrainers.PanelFitTask;
import org.sswim.paneltrainers.PanelForecaster;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.paneltrainers.PanelRow;
import org.sswim.paneltrainers.PanelTrainer;
import org.sswim.paneltrainers.PanelTruth;
import org.sswim.report.Figures;
import org.sswim.report.PanelModelReport;
import org.sswim.report.PanelReport;
import org.sswim.report.Report;
import org.sswim.series.OutlierPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains on a panel: what such commands read and write. */
abstract class PanelCommand extends SubCommand {
  @Option(
      names = {"--horizon", "--horizons"},
      paramLabel = "auto|O")
  Auto<Integer> horizon = Auto.auto();

  @Mixin Flags.Results results;

  @Mixin private Flags.Window window;

  @Option(names = "--neurons", paramLabel = "0|N")
  private int neurons = PanelOptions.defaults().neurons();

  @Mixin private SettingsMixin settings = new SettingsMixin(PanelOptions.defaults());
  @Mixin private Flags.Seed seed;
  @Mixin Flags.Threads threads;

  @Option(names = "--checkpoint", paramLabel = "FOLDER")
  private @Nullable Path kept;

  @Mixin private Flags.Level level;

  @Option(names = "--static", split = ",", paramLabel = "NAME")
  private List<String> statics = List.of();

  @Mixin private Flags.Beside beside;
  @Mixin PanelMixin panels;

  /** How many rows of every series are forecast. */
  final int horizon(Panel panel) {
    return horizon.or(panel.horizon() > 0 ? panel.horizon() : panel.frequency().usualHorizon());
  }

  /** Which forecasters are compared. */
  static Models<PanelFitTask, PanelForecaster> models() {
    return new Models<>(
        PanelCandidates.ALL, String.join(",", PanelCandidates.ALL.names()) + Models.BESIDES);
  }

  /** How models are trained. */
  final PanelOptions options() {
    PanelOptions given =
        PanelOptions.defaults()
            .withWindow(window.rows)
            .withNeurons(neurons)
            .withLevels(level.levels())
            .withSeed(seed.first);
    return settings.on(given).get(PanelOptions.class);
  }

  /** Where finished networks are kept; null if nowhere. */
  final @Nullable PanelCheckpoints checkpoints() {
    if (kept == null) {
      return null;
    }
    try {
      Files.createDirectories(kept);
    } catch (IOException e) {
      throw new UnusableFileException(
          "--checkpoint %s is not a folder, and none can be made there; give another", kept);
    }
    UnusableFileException.that(Files.isWritable(kept))
        .or("--checkpoint " + kept + " cannot be written to; give another folder");
    return PanelCheckpoints.in(kept);
  }

  /** Reads a panel, and warns of outliers where they are left out. */
  final Panel read(Path file) {
    Panel panel = panels.read(file, names());
    if (options().outliers() == OutlierPolicy.AUTO) {
      DataWarnings.ofPanel(file, panel, "; --set outliers=keep takes them as they are", console());
    }
    return panel;
  }

  /** What networks see beside values: names, each once, and none that has another meaning. */
  private BesideNames names() {
    BesideNames names =
        new BesideNames(stripped(statics), stripped(beside.past), stripped(beside.known));
    Set<String> seen = new HashSet<>();
    for (String name : names.all()) {
      not(name.isEmpty()).or("--static, --inputs and --known need names; one of them is empty");
      not(panels.columns(null).all().contains(name))
          .or(
              "'%s' is the column of names, times or values; leave it out of --static, --inputs"
                  + " and --known",
              name);
      that(seen.add(name))
          .or("'" + name + "' is named twice in --static, --inputs and --known; name it once");
    }
    return names;
  }

  private static List<String> stripped(List<String> names) {
    return names.stream().map(String::strip).toList();
  }

  /**
   * Compares, and writes forecasts.
   *
   * @param task what the progress is called
   * @param test the file of the test; null where it is the end of the panel
   * @param each whether to tell the errors of each series
   * @param out where forecasts go; null for nowhere
   */
  final Report compare(
      PanelComparison comparison,
      String task,
      Path file,
      @Nullable Path test,
      boolean each,
      @Nullable OutputFile out) {
    PanelCheckpoints checkpoints = checkpoints();
    List<PanelRow> rows =
        watched(task, progress -> comparison.run(Workers.of(threads.count), checkpoints, progress));
    PanelReport table = new PanelReport(comparison, rows);
    if (out != null) {
      out.write(table.csv());
    }
    if (checkpoints != null) {
      checkpoints.clear();
    }
    return table.report(file, test, each);
  }

  /** Compares S-SWIM with simple rows on a panel. */
  @Command(name = "evaluate")
  static final class Evaluate extends PanelCommand {
    @Parameters(paramLabel = "TRAIN")
    private Path train;

    @Mixin private Flags.Test tested;

    @Option(names = "--by", paramLabel = "unique_id")
    private @Nullable String by;

    @Mixin private Models<PanelFitTask, PanelForecaster> models = models();
    @Mixin private Flags.Seeds seeds = new Flags.Seeds(1);
    @Mixin private Flags.Out out;

    @Override
    Report run() {
      Path test = tested.path;
      Panel panel = read(train);
      not(by != null && !by.equals("unique_id") && !by.equals(panels.found.id()))
          .or("--by must be unique_id; got " + by);
      PanelTruth truth = truth(panel);
      if (truth.leftOut() > 0) {
        tell(
            "%s of %s series are left out: %s",
            truth.leftOut(),
            truth.leftOut() + truth.train().size(),
            test == null ? "they are too short to spare a test" : "the test has no rows of them");
      }
      PanelComparison comparison =
          PanelComparison.of(truth, models.chosen(), options(), seeds.count);
      return compare(comparison, "evaluate", train, test, by != null, out.file());
    }

    private PanelTruth truth(Panel panel) {
      Path test = tested.path;
      if (test == null) {
        return PanelTruth.lastOf(panel, horizon(panel));
      }
      PanelTruth truth = PanelTruth.of(panel, panels.readAfter(panel, test));
      not(horizon.or(truth.horizon()) != truth.horizon())
          .or(
              "--horizon must be the %s rows of the test; got %s: leave it out",
              truth.horizon(), horizon);
      return truth;
    }
  }

  /** Forecasts a panel from rolling origins. */
  @Command(name = "backtest")
  static final class Backtest extends PanelCommand {
    @Parameters(paramLabel = "FILE")
    private Path file;

    @Mixin private Flags.Origins origins = new Flags.Origins(3);
    @Mixin private Models<PanelFitTask, PanelForecaster> models = models();
    @Mixin private Flags.Seeds seeds = new Flags.Seeds(1);

    @Override
    Report run() {
      Panel panel = read(file);
      int rows = horizon(panel);
      List<PanelTruth> truths =
          PanelComparison.rolling(panel, rows, origins.count, origins.every(rows));
      if (truths.get(0).leftOut() > 0) {
        tell(
            "%s of %s series are left out: they are too short for the first origin",
            truths.get(0).leftOut(), panel.size());
      }
      PanelComparison comparison =
          new PanelComparison(truths, origins.refit, models.chosen(), options(), seeds.count);
      return compare(comparison, "backtest", file, null, false, null);
    }
  }

  /** Fits a model to a panel and saves it. */
  @Command(name = "fit")
  static final class Fit extends PanelCommand {
    @Parameters(paramLabel = "FILE")
    private Path file;

    @Mixin private Flags.Saved saved;
    @Mixin private Flags.Verbose verbose;

    @Override
    Report run() {
      Path model = saved.path;
      Panel panel = read(file);
      long began = System.nanoTime();
      int rows = horizon(panel);
      PanelCheckpoints checkpoints = checkpoints();
      PanelTrainer trainer = new PanelTrainer(options(), Workers.of(threads.count), checkpoints);
      PanelFit found = watched("fit", progress -> trainer.fit(panel, rows, progress));
      PanelFit fit = found.withModel(panels.remembered(found.model()));
      double seconds = (System.nanoTime() - began) * 1e-9;
      ModelFormat.PANEL.write(fit.model(), model);
      if (checkpoints != null) {
        checkpoints.clear();
      }
      return PanelModelReport.report(file, panel, fit, model, seconds, verbose.all);
    }
  }

  /** Forecasts the rows that follow each series of a panel. */
  @Command(name = "predict")
  static final class Predict extends ModelCommand {
    @Parameters(index = "1", paramLabel = "FILE")
    private Path file;

    @Mixin private Flags.Future future;

    @Option(names = "--unknown", paramLabel = "MODE", defaultValue = "forecast")
    private Unknown unknown;

    @Mixin private ModelInput models;
    @Mixin private Flags.Out out;
    @Mixin private Flags.Threads threads;
    @Mixin Flags.Page page;
    @Mixin private PanelMixin panels;

    @Override
    Report run() {
      PanelModel fitted = models.panel(model);
      future.require(fitted.inputs().known() > 0);
      Panel panel = panels.readFor(fitted, file, future.path);
      checkNames(fitted, panel);
      if (fitted.screened()) {
        DataWarnings.ofPanel(file, panel, "", console());
      }
      long unsuited =
          IntStream.range(0, panel.size()).filter(i -> !fitted.suits(panel.values(i))).count();
      if (unsuited > 0) {
        warn(
            "%s: the last row is repeated for %s of %s series: they have only one row, or a"
                + " value without a logarithm, which the model needs",
            file, unsuited, panel.size());
      }
      Workers workers = Workers.of(threads.count);
      PanelForecast[] forecasts =
          watched("predict", told -> PanelComparison.forecasts(fitted, panel, workers, told));
      requireFinite(panel, forecasts);
      String text = PanelModelReport.csv(panel, panels.columns(fitted), fitted.levels(), forecasts);
      String rows = Figures.count(fitted.horizon(), "row");
      out.print(
          text,
          path -> "Wrote %s for each of %s series to %s.\n".formatted(rows, panel.size(), path));
      return PanelModelReport.report(file, panel, fitted);
    }

    private void requireFinite(Panel panel, PanelForecast[] forecasts) {
      for (int i = 0; i < forecasts.length; i++) {
        PanelForecast own = forecasts[i];
        boolean finite =
            Stream.of(List.of(own.point()), List.of(own.lower()), List.of(own.upper()))
                .flatMap(List::stream)
                .flatMapToDouble(Arrays::stream)
                .allMatch(value -> Float.isFinite((float) value));
        UnusableFileException.that(finite)
            .or(
                "%s: its forecast of '%s' is not a finite number, as its weights are too"
                    + " large; fit the model anew",
                model, panel.id(i));
      }
    }

    private void checkNames(PanelModel fitted, Panel panel) {
      List<String> strange =
          panel.ids().stream().filter(id -> !fitted.known().contains(id)).toList();
      if (strange.isEmpty()) {
        return;
      }
      String said =
          "%s: %s of %s series are not among those that the model was fitted to, '%s' for one"
              .formatted(file, strange.size(), panel.size(), strange.get(0));
      UnusableFileException.not(unknown == Unknown.REFUSE)
          .or(said + "; leave them out, or --unknown forecast");
      warn(said + "; they are forecast alike");
    }

    /** What becomes of series that a model was not fitted to. */
    enum Unknown {
      FORECAST,
      REFUSE
    }
  }
}
