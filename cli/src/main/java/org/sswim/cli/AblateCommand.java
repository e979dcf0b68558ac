package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Candidates;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.experiments.ablation.Ablation;
import org.sswim.experiments.ablation.Axes;
import org.sswim.experiments.ablation.AxisDefinition;
import org.sswim.experiments.ablation.CellFile;
import org.sswim.experiments.ablation.Trial;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.report.AblationResult;
import org.sswim.report.Figures;
import org.sswim.series.TimeSeries;
import org.sswim.training.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Tells what each option of S-SWIM is worth on a series. */
@Command(
    name = "ablate",
    customSynopsis = "sswim ablate FILE... --horizons O[,O...] [OPTIONS]",
    description = {
      "Changes one option of S-SWIM at a time and compares with the default over seeds.",
      "",
      "Every finished training is kept: run the same command again to go on after an interruption,",
      "or with more seeds or axes. The other options set the default that is compared with."
    },
    footer = {
      "",
      "Example:",
      "  ./sswim ablate data.csv --window 96 --horizons 24,96 --axes sampler,taps --json taps.json"
    })
@SuppressWarnings("NullAway.Init")
final class AblateCommand extends SubCommand {
  private static final Path CELLS = Path.of("sswim-ablation.jsonl");

  @Mixin private FilesMixin files;

  @Mixin private ProtocolMixin protocol;

  @Basic
  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--axes",
      split = ",",
      paramLabel = "NAME",
      converter = AxisConverter.class,
      completionCandidates = AxisNames.class,
      description = "What to vary (all); some of ${COMPLETION-CANDIDATES}.")
  private List<AxisDefinition> axes = Axes.all();

  @Basic
  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--list",
      description = "Only list axes and values, and say how many trainings are finished.")
  private boolean list;

  @Basic
  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--seeds",
      paramLabel = "K",
      defaultValue = "5",
      converter = Converters.Seeds.class,
      description = "Number of seeds, counted up from --seed (${DEFAULT-VALUE}).")
  private int seeds;

  @Basic
  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write every number here.")
  private @Nullable Path json;

  @Mixin private ReportMixin report;

  @Basic
  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = {
        "Where finished trainings are kept; ablations may share it (OUT with",
        "the ending .jsonl, else sswim-ablation.jsonl)."
      })
  private @Nullable Path resume;

  @Mixin private TrainingMixin training;
  @Mixin private CsvMixin csv;
  @Mixin private CovariatesMixin covariates;

  @Override
  void run() {
    protocol.requireOneSplit(this);
    InputFiles input = files.input();
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      input.keepFrom(jsonFile, "the file to ablate");
    }
    OutputFile cells = OutputFile.regular("--resume", cellsPath()).distinctFrom(json, "--json");
    OutputFile reportFile = report.file();
    if (reportFile != null) {
      input.keepFrom(reportFile, "the file to ablate");
      reportFile.distinctFrom(json, "--json").distinctFrom(cells.path(), "--resume");
    }
    input.keepFrom(cells, "the file to ablate");
    TimeSeries series = covariates.read(this, csv, input, training.channels());
    training.chooseWindow(this, series, protocol.horizons());
    ComparisonOptions options =
        protocol.options(this, training, List.of(Candidates.S_SWIM), seeds, Auto.auto());
    training.requireFit(this, series, ProtocolMixin.fewestValidationWindows(options, series));
    Ablation ablation =
        new Ablation(
            series, options, axes.stream().distinct().toList(), Workers.of(training.threads()));
    if (ablation.axes().isEmpty()) {
      throw mistake("--axes: none of these can change anything here; give others");
    }
    Warnings.constantChannels(ablation.constantChannels(), console());
    OutlierWarning.ofComparison(ablation.outliers(), console());
    try (CellFile finished = open(cells)) {
      tellOfFinished(ablation, finished, cells.path());
      if (list) {
        console().print(AblationResult.list(ablation.axes()));
        return;
      }
      AblationResult result =
          new AblationResult(
              input.names(),
              series,
              options,
              ablation.stride(),
              ablation.axes(),
              trials(ablation, finished));
      console().print(result.text());
      if (jsonFile != null) {
        jsonFile.write(result.json().toString());
      }
      if (reportFile != null) {
        reportFile.write(result.html());
      }
    } catch (IOException e) {
      throw cells.problem("cannot be written: " + OutputFile.reason(e), e);
    }
  }

  private static CellFile open(OutputFile cells) throws IOException {
    try {
      return CellFile.open(cells.path());
    } catch (IllegalArgumentException e) {
      throw cells.problem(String.valueOf(e.getMessage()), e);
    }
  }

  private List<Trial> trials(Ablation ablation, CellFile finished) throws IOException {
    try (ConsoleProgress progress = new ConsoleProgress(console(), "ablate")) {
      return ablation.run(finished, progress);
    }
  }

  private void tellOfFinished(Ablation ablation, CellFile finished, Path cells) {
    List<Trial> trials = ablation.finished(finished);
    if (list || !trials.isEmpty()) {
      console()
          .tell(
              trials.size()
                  + " of "
                  + Figures.count(ablation.size(), "training")
                  + " are finished, in "
                  + cells);
    }
    long others = trials.stream().filter(trial -> !trial.cell().ofThisBuild()).count();
    if (others > 0) {
      console()
          .warn(
              "of these, "
                  + others
                  + " come from another build of "
                  + Version.current()
                  + "; delete the file to train them anew");
    }
  }

  private Path cellsPath() {
    if (resume != null) {
      return resume;
    }
    if (json == null || json.getFileName() == null) {
      return CELLS;
    }
    String name = json.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return json.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".jsonl");
  }

  /** Reads one of {@code --axes}. */
  static final class AxisConverter implements ITypeConverter<AxisDefinition> {
    @Override
    public AxisDefinition convert(String text) {
      try {
        return Axes.named(text.strip());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Names the axes in the help. */
  static final class AxisNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Axes.all().stream().map(AxisDefinition::name).iterator();
    }
  }
}
