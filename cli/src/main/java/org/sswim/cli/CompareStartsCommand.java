package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Candidates;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.experiments.starts.StartComparison;
import org.sswim.forecasters.Start;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.report.StartPng;
import org.sswim.report.StartResult;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares gradient trainings from several starts. */
@Command(
    name = "compare-starts",
    customSynopsis = "sswim compare-starts FILE... --horizons O[,O...] [OPTIONS]",
    description = {
      "Trains by gradients from S-SWIM's network and from other starts, and shows validation",
      "losses against epochs and seconds."
    },
    footer = {
      "",
      "Example:",
      "  ./sswim compare-starts data.csv --window 96 --horizons 24 --png starts.png"
    })
@SuppressWarnings("NullAway.Init")
final class CompareStartsCommand extends SubCommand {
  @Mixin private FilesMixin files;

  @Mixin private ProtocolMixin protocol;

  @Basic
  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--starts",
      split = ",",
      paramLabel = "START",
      defaultValue = "sswim,random,default",
      converter = TrainCommand.StartConverter.class,
      completionCandidates = Models.Starts.class,
      description = "Some of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private List<Start> starts;

  @Basic
  @Option(
      names = "--epochs",
      paramLabel = "E",
      defaultValue = "20",
      converter = GradientMixin.Epochs.class,
      description = "Most passes over the training windows (${DEFAULT-VALUE}).")
  private int epochs;

  @Basic
  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--seeds",
      paramLabel = "K",
      defaultValue = "3",
      converter = Converters.Seeds.class,
      description = "Number of seeds, counted up from --seed (${DEFAULT-VALUE}).")
  private int seeds;

  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--png", paramLabel = "OUT", description = "Draw the figure here.")
  private @Nullable Path png;

  @Mixin private ReportMixin report;

  @Basic
  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write every number here.")
  private @Nullable Path json;

  @Mixin private GradientMixin gradient = new GradientMixin();

  @Mixin private TrainingMixin training;
  @Mixin private CsvMixin csv;
  @Mixin private CovariatesMixin covariates;

  @Override
  void run() {
    protocol.requireOneSplit(this);
    InputFiles input = files.input();
    OutputFile pngFile = output(input, "--png", png);
    OutputFile htmlFile = output(input, "--report", report.path());
    OutputFile jsonFile = output(input, "--json", json);
    if (htmlFile != null) {
      htmlFile.distinctFrom(png, "--png");
    }
    if (jsonFile != null) {
      jsonFile.distinctFrom(png, "--png").distinctFrom(report.path(), "--report");
    }
    TimeSeries series = covariates.read(this, csv, input, training.channels());
    training.chooseWindow(this, series, protocol.horizons());
    ComparisonOptions options =
        protocol
            .options(this, training, List.of(Candidates.S_SWIM), seeds, Auto.auto())
            .withGradient(gradient.options(epochs));
    GradientRun.requireTrainable(this, options.training());
    training.requireFit(this, series, ProtocolMixin.fewestValidationWindows(options, series));
    StartComparison comparison =
        new StartComparison(
            series, options, starts.stream().distinct().toList(), Workers.of(training.threads()));
    Warnings.constantChannels(comparison.constantChannels(), console());
    OutlierWarning.ofComparison(comparison.outliers(), console());
    StartResult result;
    try (ConsoleProgress progress = new ConsoleProgress(console(), "compare-starts")) {
      result =
          new StartResult(
              input.names(), series, options, comparison.stride(), comparison.run(progress));
    }
    console().print(result.text());
    if (pngFile != null) {
      pngFile.write(StartPng.of(result));
    }
    if (htmlFile != null) {
      htmlFile.write(result.html());
    }
    if (jsonFile != null) {
      jsonFile.write(result.json().toString());
    }
  }

  private static @Nullable OutputFile output(InputFiles input, String option, @Nullable Path path) {
    OutputFile output = OutputFile.optional(option, path);
    if (output != null) {
      input.keepFrom(output, "the file to compare on");
    }
    return output;
  }
}
