package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasters.Start;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Trains a model by gradients and saves it. */
@Command(
    name = "train",
    customSynopsis = "sswim train FILE... --horizon O --model OUT [OPTIONS]",
    description = {
      "Trains a spiking network by surrogate gradients, from S-SWIM's network or another start,",
      "and saves the network of the epoch with the least validation loss."
    },
    footer = {
      "",
      "Example:",
      "  ./sswim train data.csv --window 96 --horizon 24 --init sswim --model data.sswim"
    })
@SuppressWarnings("NullAway.Init")
final class TrainCommand extends SubCommand {
  @Mixin private FilesMixin files;

  @Option(
      names = {"--horizon", "--horizons"},
      required = true,
      paramLabel = "O",
      converter = Converters.Count.class,
      description = "Rows to forecast (required).")
  private int horizon;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "OUT",
      description = "Where to save the model (required).")
  private Path model;

  @Basic
  @Option(
      names = "--init",
      paramLabel = "START",
      defaultValue = "sswim",
      converter = StartConverter.class,
      description = {
        "sswim: sampled and solved; random: random hidden weights; random-solved: the",
        "same with a solved read-out; default: uniform weights (${DEFAULT-VALUE})."
      })
  private Start start;

  @Basic
  @Option(
      names = "--epochs",
      paramLabel = "E",
      defaultValue = "20",
      converter = GradientMixin.Epochs.class,
      description = "Most passes over the training windows (${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      defaultValue = ".2",
      converter = Converters.Share.class,
      description = "Share of the windows, the last, that are watched (${DEFAULT-VALUE}).")
  private double validation;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = {
        "Save the state here after every epoch, and go on from it where an interrupted run of",
        "the same call stopped."
      })
  private @Nullable Path checkpoint;

  @Basic
  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write what was found here.")
  private @Nullable Path json;

  @Mixin private GradientMixin gradient = new GradientMixin();

  @Mixin private ReportMixin report;
  @Mixin private VerboseMixin verbose;
  @Mixin private LevelMixin level;
  @Mixin private TrainingMixin training;
  @Mixin private CsvMixin csv;
  @Mixin private CovariatesMixin covariates;

  @Override
  void run() {
    new GradientRun(
            this,
            files.input(),
            horizon,
            model,
            json,
            report,
            level,
            verbose,
            validation,
            checkpoint)
        .run(training, covariates, csv, gradient.options(epochs), start);
  }

  /** Reads {@code --init}. */
  static final class StartConverter implements ITypeConverter<Start> {
    @Override
    public Start convert(String text) {
      try {
        return Start.named(text.strip());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
