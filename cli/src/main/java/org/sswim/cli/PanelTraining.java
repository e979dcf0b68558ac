package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.options.Auto;
import org.sswim.panels.BesideNames;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelCandidates;
import org.sswim.paneltrainers.PanelCheckpoints;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelFitTask;
import org.sswim.paneltrainers.PanelForecaster;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.paneltrainers.PanelRow;
import org.sswim.report.PanelReport;
import org.sswim.series.OutlierPolicy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains on a panel: what such commands read and write. */
abstract class PanelTraining extends SubCommand {
  @Mixin Flags.PanelHorizon horizon;
  @Mixin Flags.Results results;

  @Option(names = "--window", paramLabel = "auto|H")
  private Auto<Integer> window = Auto.auto();

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

  /** Which forecasters are compared. */
  static Models<PanelFitTask, PanelForecaster> models() {
    return new Models<>(
        PanelCandidates.ALL, String.join(",", PanelCandidates.ALL.names()) + Models.BESIDES);
  }

  /** How models are trained. */
  final PanelOptions options() {
    PanelOptions given =
        PanelOptions.defaults()
            .withWindow(window)
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
    UnusableFileException.when(
        !Files.isWritable(kept),
        "--checkpoint " + kept + " cannot be written to; give another folder");
    return PanelCheckpoints.in(kept);
  }

  /** Reads a panel, and warns of outliers where they are left out. */
  final Panel read(Path file) {
    Panel panel = panels.read(file, names(), console());
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
      mistakeIf(name.isEmpty(), "--static, --inputs and --known need names; one of them is empty");
      mistakeIf(
          panels.columns().all().contains(name),
          "'%s' is the column of names, times or values; leave it out of --static, --inputs"
              + " and --known",
          name);
      mistakeIf(
          !seen.add(name),
          "'" + name + "' is named twice in --static, --inputs and --known; name it once");
    }
    return names;
  }

  private static List<String> stripped(List<String> names) {
    return names.stream().map(String::strip).toList();
  }

  /**
   * Compares, prints and writes.
   *
   * @param task what the progress is called
   * @param test the file of the test; null where it is the end of the panel
   * @param each whether to tell the errors of each series
   * @param out where forecasts go; null for nowhere
   */
  final void compare(
      PanelComparison comparison,
      String task,
      Path file,
      @Nullable Path test,
      boolean each,
      @Nullable OutputFile out) {
    PanelCheckpoints checkpoints = checkpoints();
    List<PanelRow> rows =
        watched(task, progress -> comparison.run(threads.workers(), checkpoints, progress));
    PanelReport table = new PanelReport(comparison, rows);
    console().out().print(table.text() + (each ? table.extremes() : "") + table.ending());
    if (out != null) {
      out.write(table.csv());
    }
    results.write(
        () -> table.json(file.toString(), test == null ? null : test.toString(), each),
        () -> table.html(String.valueOf(file.getFileName())));
    if (checkpoints != null) {
      checkpoints.clear();
    }
  }
}
