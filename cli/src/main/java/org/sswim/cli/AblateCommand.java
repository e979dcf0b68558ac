package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.ResultFile;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.experiments.ablation.Ablation;
import org.sswim.experiments.ablation.AblationAxes;
import org.sswim.experiments.ablation.AxisDefinition;
import org.sswim.experiments.ablation.Cell;
import org.sswim.experiments.ablation.Trial;
import org.sswim.linalg.Workers;
import org.sswim.options.Settings;
import org.sswim.report.AblationResult;
import org.sswim.report.Figures;
import org.sswim.report.ProtocolReport;
import org.sswim.report.Report;
import org.sswim.series.TimeSeries;
import org.sswim.training.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what each option of S-SWIM is worth on a series. */
@Command(name = "ablate")
final class AblateCommand extends SplitCommand {
  private static final Path CELLS = Path.of("sswim-ablation.jsonl");

  @Option(names = "--axes", split = ",", paramLabel = "NAME")
  private List<AxisDefinition> axes = List.of();

  @Option(names = "--list")
  private boolean list;

  @Mixin private Flags.Resume resume;

  @Mixin private Models.SweepMixin sweep;
  @Mixin private Flags.Seeds seeds = new Flags.Seeds(5);

  @Override
  @Nullable Report run() {
    OutputFile cells = cells();
    TimeSeries series = read();

    ComparisonOptions options =
        options(ForecastCandidates.ALL.list(ForecastCandidates.S_SWIM), seeds);
    requireFit(options, series);
    Ablation ablation =
        new Ablation(series, options, axes(options, series), Workers.of(training.threads.count));
    not(ablation.axes().isEmpty())
        .or("--axes: none of these can change anything here; give others");
    ProtocolReport protocol = protocol(series, options, ablation.protocol());
    try (ResultFile<Cell> finished = cells.results(Cell.class)) {
      tellOfFinished(ablation, finished, cells.path());
      if (list) {
        print(AblationResult.list(ablation.axes()));
        return null;
      }
      return new AblationResult(protocol, ablation.axes(), trials(ablation, finished)).report();
    } catch (IOException e) {
      throw cells.unwritable(e);
    }
  }

  private List<Trial> trials(Ablation ablation, ResultFile<Cell> finished) throws IOException {
    try (ConsoleProgress progress = new ConsoleProgress(console(), "ablate")) {
      return ablation.run(finished, progress);
    }
  }

  private void tellOfFinished(Ablation ablation, ResultFile<Cell> finished, Path cells) {
    List<Trial> trials = ablation.finished(finished);
    if (list || !trials.isEmpty()) {
      tell(
          "%s of %s are finished, in %s",
          trials.size(), Figures.count(ablation.size(), "training"), cells);
    }
    long others = trials.stream().filter(trial -> !trial.cell().ofThisBuild()).count();
    if (others > 0) {
      warn(
          "of these, %s come from another build of %s; delete the file to" + " train them anew",
          others, Version.current());
    }
  }

  /** Those that were named, or swept over values of their own; all if there are none. */
  private List<AxisDefinition> axes(ComparisonOptions options, TimeSeries series) {
    Map<String, AxisDefinition> wanted = new LinkedHashMap<>();
    axes.forEach(axis -> wanted.put(axis.name(), axis));
    for (Models.SweepMixin.Sweep swept : sweep.sweeps()) {
      AxisDefinition axis =
          asked("--sweep: ", () -> AblationAxes.swept(swept.path(), swept.values()));
      wanted.put(axis.name(), axis);
      for (String text : swept.settings().toList()) {
        requireFit(
            options.withTraining(Settings.applied(options.training(), List.of(text))), series);
      }
    }
    return wanted.isEmpty() ? AblationAxes.all() : List.copyOf(wanted.values());
  }

  private OutputFile cells() {
    OutputFile given = resume.file();
    if (given != null) {
      return given;
    }
    Path found = results.json.path;
    if (found == null || found.getFileName() == null) {
      return checked(OutputFile.regular("--resume", CELLS));
    }
    String name = found.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
    return checked(OutputFile.regular("--resume", found.resolveSibling(name + ".jsonl")));
  }
}
