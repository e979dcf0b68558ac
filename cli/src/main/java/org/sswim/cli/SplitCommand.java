package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.ResultFile;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.ForecastComparison;
import org.sswim.evaluation.ForecastRows;
import org.sswim.evaluation.IntervalTrial;
import org.sswim.evaluation.Metric;
import org.sswim.evaluation.MetricScale;
import org.sswim.evaluation.Protocol;
import org.sswim.evaluation.Score;
import org.sswim.evaluation.SplitRule;
import org.sswim.experiments.ablation.Ablation;
import org.sswim.experiments.ablation.AblationAxes;
import org.sswim.experiments.ablation.AxisDefinition;
import org.sswim.experiments.ablation.Cell;
import org.sswim.experiments.ablation.Trial;
import org.sswim.experiments.starts.StartComparison;
import org.sswim.experiments.starts.StartScore;
import org.sswim.forecasters.Start;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.options.Settings;
import org.sswim.report.AblationResult;
import org.sswim.report.ComparisonPage;
import org.sswim.report.ComparisonResult;
import org.sswim.report.Figures;
import org.sswim.report.IntervalTable;
import org.sswim.report.ProtocolReport;
import org.sswim.report.StartResult;
import org.sswim.series.TimeSeries;
import org.sswim.training.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares on a split of a series: what is forecast and how it is scored. */
abstract class SplitCommand extends SeriesCommand {
  private static final int PARTS = 3;
  private static final int MOST = 100_000_000;

  @Option(
      names = {"--horizons", "--horizon"},
      required = true,
      split = ",",
      paramLabel = "O")
  private List<Integer> horizons;

  @Option(names = "--split", paramLabel = "A,B,C")
  private SplitRule split = SplitRule.USUAL;

  @Option(names = "--scale", paramLabel = "MODE", defaultValue = "zscore")
  private MetricScale.Kind scale;

  /**
   * Options of a command.
   *
   * @param others what else can be set, such as how gradients train
   */
  SplitCommand(Record... others) {
    super(new TrainingMixin(others));
  }

  /** Reads the series, and chooses the window if it is left to that. */
  final TimeSeries read() {
    return read(horizons);
  }

  /** The options of a comparison of models. */
  final ComparisonOptions options(List<Candidate<FitTask, Fitted>> models, Flags.Seeds seeds) {
    return asked(
        () ->
            ComparisonOptions.of(training.window(), horizons.stream().distinct().toList())
                .withSplitRule(split)
                .withScale(scale)
                .withChannels(training.channels)
                .withModels(models)
                .withTraining(training.options())
                .withSeeds(seeds.count)
                .withStride(training.stride()));
  }

  /** On what and how models are compared; warns of what of it is not as it may be meant. */
  final ProtocolReport protocol(TimeSeries series, ComparisonOptions options, Protocol protocol) {
    DataWarnings.constantChannels(protocol.constantChannels(), console());
    DataWarnings.ofComparison(protocol.data().outliers(), console());
    return new ProtocolReport(input().names(), series, options, protocol.stride());
  }

  /** Refuses what options ask for, those of models included, and a series cannot give. */
  final void requireFit(ComparisonOptions options, TimeSeries series) {
    int fewest =
        options.horizons().stream()
            .map(horizon -> options.splitRule().split(series.rows(), options.window(), horizon))
            .mapToInt(split -> split.validation().count())
            .min()
            .orElseThrow();
    requireFit(series, fewest, options.models(), options.training(), options.gradient());
  }

  /** Reads {@code --split}: three shares, or three numbers of rows. */
  static SplitRule split(String text) {
    double[] part = Arrays.stream(text.split(",", -1)).mapToDouble(Converters::number).toArray();
    if (part.length == PARTS) {
      double sum = part[0] + part[1] + part[2];
      if (Arrays.stream(part).allMatch(rows -> rows >= 1 && rows <= MOST && rows % 1 == 0)) {
        return new SplitRule.Rows((int) part[0], (int) part[1], (int) part[2]);
      }
      if (Arrays.stream(part).allMatch(share -> share > 0) && Math.abs(sum - 1) <= 1e-6) {
        return new SplitRule.Shares(part[0], part[1], part[2]);
      }
    }
    throw Converters.refused(
        "must be three shares above 0 that sum to 1 (0.7,0.2,0.1) or three numbers of rows"
            + " (8640,2880,2880)",
        text);
  }

  /** Compares S-SWIM with its baselines on a file. */
  @Command(name = "evaluate")
  static final class Evaluate extends SplitCommand {

    @Option(names = "--leads", split = ",", paramLabel = "K")
    private List<Integer> leads = List.of();

    @Option(names = "--metrics", split = ",", paramLabel = "NAME")
    private List<Metric> metrics = List.of();

    @Mixin
    private Models<FitTask, Fitted> models =
        new Models<>(ForecastCandidates.ALL, ForecastCandidates.USUAL + Models.BESIDES);

    @Mixin private Flags.Seeds seeds = new Flags.Seeds(3);
    @Mixin private Flags.Season season;
    @Mixin private Flags.Energy energy;
    @Mixin private Flags.Out out;
    @Mixin private Flags.Svg svg;
    @Mixin private Flags.Level level;

    Evaluate() {
      super(GradientOptions.defaults());
    }

    @Override
    void run() {
      OutputFile outFile = out.file();
      List<Candidate<FitTask, Fitted>> chosen = models.chosen();
      TimeSeries series = read();

      ComparisonOptions options =
          options(chosen, seeds)
              .withSeason(season.rows)
              .withGradient(training.gradient())
              .withMetrics(metrics.stream().distinct().toList());
      requireLeads(options);
      requireFit(options, series);
      ForecastComparison comparison =
          new ForecastComparison(
              series, options, energy.wanted, Workers.of(training.threads.count));
      ComparisonPage page =
          results.report.path == null
              ? null
              : new ComparisonPage(comparison, options.models().size());
      IntervalTrial intervals = new IntervalTrial(comparison.protocol(), level.levels());
      ForecastRows rows = new ForecastRows(series, comparison.protocol());
      ForecastComparison.Observer observer =
          Stream.of(
                  page == null ? null : page.observer(),
                  level.levels().isEmpty() ? null : intervals,
                  outFile == null ? null : rows)
              .filter(Objects::nonNull)
              .reduce(ForecastComparison.Observer.NONE, ForecastComparison.Observer::both);
      ProtocolReport protocol = protocol(series, options, comparison.protocol());
      List<Score> scores = watched("evaluate", progress -> comparison.run(progress, observer));
      ComparisonResult result = new ComparisonResult(protocol, comparison.season(), scores);
      scores.forEach(own -> requireScored(own.model(), own.mae()));
      print(result.text());
      ComparisonResult.LeadTable leadTable =
          new ComparisonResult.LeadTable(scores, leads, options.scale().label());
      if (!leads.isEmpty()) {
        print("\n" + leadTable);
      }
      IntervalTable intervalTable = new IntervalTable(intervals.scores());
      if (!level.levels().isEmpty()) {
        print("\n" + intervalTable);
      }
      print(result.verdict().ending());
      if (page != null) {
        results.report.write(() -> page.html(result, intervals));
      }
      svg.write(result::svg);
      if (outFile != null) {
        outFile.stream(rows::writeTo);
      }
      results.json.write(
          () ->
              result.json().with("intervals", intervals.scores()).with("leads", leadTable.json()));
    }

    private void requireLeads(ComparisonOptions options) {
      int longest = options.horizons().stream().mapToInt(Integer::intValue).max().orElseThrow();
      for (int lead : leads) {
        not(lead > longest)
            .or(
                "--leads %s is beyond the longest horizon, %s; leave it out or"
                    + " forecast farther with --horizons",
                lead, longest);
      }
    }
  }

  /** Tells what each option of S-SWIM is worth on a series. */
  @Command(name = "ablate")
  static final class Ablate extends SplitCommand {
    private static final Path CELLS = Path.of("sswim-ablation.jsonl");

    @Option(names = "--axes", split = ",", paramLabel = "NAME")
    private List<AxisDefinition> axes = List.of();

    @Option(names = "--list")
    private boolean list;

    @Mixin private Flags.Resume resume;

    @Mixin private Models.SweepMixin sweep;
    @Mixin private Flags.Seeds seeds = new Flags.Seeds(5);

    @Override
    void run() {
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
          return;
        }
        AblationResult result =
            new AblationResult(protocol, ablation.axes(), trials(ablation, finished));
        print(result.text());
        results.write(result::json, () -> result.html());
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

  /** Compares gradient trainings from several starts. */
  @Command(name = "compare-starts")
  static final class CompareStarts extends SplitCommand {

    @Option(
        names = "--starts",
        split = ",",
        paramLabel = "START",
        defaultValue = "sswim,random,default")
    private List<Start> starts;

    @Mixin private Flags.Svg svg;
    @Mixin private Flags.Seeds seeds = new Flags.Seeds(3);

    CompareStarts() {
      super(GradientOptions.defaults());
    }

    @Override
    void run() {
      TimeSeries series = read();

      ComparisonOptions options =
          options(ForecastCandidates.ALL.list(ForecastCandidates.S_SWIM), seeds)
              .withGradient(training.gradient());
      training.requireTrainable(Settings.of(options.training(), options.gradient()));
      requireFit(options, series);
      StartComparison comparison =
          new StartComparison(
              series,
              options,
              starts.stream().distinct().toList(),
              Workers.of(training.threads.count));
      ProtocolReport protocol = protocol(series, options, comparison.protocol());
      List<StartScore> scores = watched("compare-starts", comparison::run);
      StartResult result = new StartResult(protocol, scores);
      print(result.text());
      svg.write(result::svg);
      results.write(result::json, () -> result.html());
    }
  }
}
