package org.sswim.cli;

import java.util.Iterator;
import java.util.stream.Stream;
import org.sswim.forecasters.Start;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Trains a model by gradients and saves it. */
@Command(name = "train")
@SuppressWarnings("NullAway.Init")
final class TrainCommand extends SubCommand {
  @Mixin private FilesMixin files;

  @Option(
      names = "--init",
      paramLabel = "START",
      defaultValue = "sswim",
      converter = StartConverter.class)
  private Start start;

  @Mixin private HorizonMixin horizon;
  @Mixin private CheckpointMixin checkpoint;
  @Mixin private SavedMixin saved;
  @Mixin private JsonMixin json;
  @Mixin private ReportMixin report;
  @Mixin private VerboseMixin verbose;
  @Mixin private LevelMixin level;
  @Mixin private TrainingMixin training = TrainingMixin.ofDescent();
  @Mixin private CsvMixin csv;
  @Mixin private CovariatesMixin covariates;

  @Override
  void run() {
    new GradientRun(
            this, files.input(), horizon.rows(), saved, json, report, level, verbose, checkpoint)
        .run(training, covariates, csv, training.gradient(), start);
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

  /** What {@code --init} may be. */
  static final class Starts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Start.values()).map(Start::label).iterator();
    }
  }
}
