package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import org.sswim.classification.ClassModel;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ModelFormat;
import org.sswim.panels.PanelModel;
import org.sswim.stored.Limited;
import picocli.CommandLine.Option;

/** Reads the model that a command is for, and says which commands another is for. */
final class ModelInput {
  private static final List<Class<?>> RUN =
      List.of(ForecastModel.class, ClassModel.class, PanelModel.class);

  @Option(names = "--trust")
  private boolean trust;

  /** The kind of a model that some command runs, other than {@code algorithms use}. */
  static ModelFormat<?> kind(Path file) {
    ModelFormat<?> kind = ModelFormat.of(file);
    UnusableFileException.not(RUN.stream().noneMatch(kind::holds))
        .or(
            "%s: is %s from 'sswim algorithms run --save'; 'sswim algorithms use' runs it, no"
                + " other command does",
            file, kind.text());
    return kind;
  }

  /** A model from {@code fit}. */
  ForecastModel forecaster(Path file) {
    return forecaster(
        file,
        "this command is for forecasters; use 'sswim classify predict', 'sswim classify stream' or"
            + " 'sswim inspect'");
  }

  /**
   * A model from {@code fit}, for a command that could have been meant for classifiers, too.
   *
   * @param instead why a classifier is refused, and what to use instead
   */
  ForecastModel forecaster(Path file, String instead) {
    ModelFormat<?> kind = kind(file);
    UnusableFileException.not(kind.holds(PanelModel.class))
        .or(
            file
                + ": is a forecaster of panels, but this command takes those of 'sswim fit'; use"
                + " 'sswim panel predict'");
    UnusableFileException.that(kind.holds(ForecastModel.class))
        .or(file + ": is a classifier, but " + instead);
    return (ForecastModel) read(kind, file);
  }

  /** A model from {@code classify fit}. */
  ClassModel classifier(Path file) {
    ModelFormat<?> kind = kind(file);
    UnusableFileException.that(kind.holds(ClassModel.class))
        .or(
            file
                + ": is a forecaster, but this command is for classifiers; use 'sswim predict' or"
                + " 'sswim stream', or fit a classifier with 'sswim classify fit'");
    return (ClassModel) read(kind, file);
  }

  /** A model from {@code panel fit}. */
  PanelModel panel(Path file) {
    ModelFormat<?> kind = kind(file);
    UnusableFileException.that(kind.holds(PanelModel.class))
        .or(
            file
                + ": is not a forecaster of panels; fit one with 'sswim panel fit'"
                + (kind.holds(ForecastModel.class) ? ", or use 'sswim predict'" : ""));
    return (PanelModel) read(kind, file);
  }

  /** A model of any kind, refused where a run of it would take too much, unless it is trusted. */
  <M extends Record & Limited> M read(ModelFormat<M> kind, Path file) {
    M model = kind.readTrusted(file);
    if (!trust) {
      try {
        model.requireLimits(Runtime.getRuntime().maxMemory());
      } catch (IllegalArgumentException e) {
        throw new UnusableFileException(
            file + ": cannot read the model: " + e.getMessage() + "; --trust runs it all the same",
            e);
      }
    }
    return model;
  }
}
