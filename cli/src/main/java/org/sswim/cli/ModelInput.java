package org.sswim.cli;

import java.nio.file.Path;
import java.util.Map;
import org.sswim.classification.ClassModel;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ModelFormat;
import org.sswim.panels.PanelModel;
import org.sswim.stored.Limited;
import picocli.CommandLine.Option;

/** Reads the model that a command is for, and says which commands another is for. */
final class ModelInput {
  private static final Map<Class<?>, String> RUN =
      Map.of(
          ForecastModel.class, "'sswim predict' or 'sswim stream'",
          ClassModel.class, "'sswim classify predict', 'sswim classify stream' or 'sswim inspect'",
          PanelModel.class, "'sswim panel predict'");

  @Option(names = "--trust")
  private boolean trust;

  /** The kind of a model that some command runs, other than {@code algorithms use}. */
  static ModelFormat<?> kind(Path file) {
    ModelFormat<?> kind = ModelFormat.of(file);
    UnusableFileException.not(RUN.keySet().stream().noneMatch(kind::holds))
        .or(
            "%s: is %s from 'sswim algorithms run --save'; 'sswim algorithms use' runs it, no"
                + " other command does",
            file, kind.text());
    return kind;
  }

  /** A model from {@code fit}. */
  ForecastModel forecaster(Path file) {
    return read(file, ForecastModel.class, "this command is for forecasters, from 'sswim fit'");
  }

  /**
   * A model from {@code fit}, for a command that could have been meant for classifiers, too.
   *
   * @param instead why a classifier is refused, and what to use instead
   */
  ForecastModel forecaster(Path file, String instead) {
    return kind(file).holds(ClassModel.class)
        ? read(file, ForecastModel.class, instead)
        : forecaster(file);
  }

  /** A model from {@code classify fit}. */
  ClassModel classifier(Path file) {
    return read(
        file, ClassModel.class, "this command is for classifiers, from 'sswim classify fit'");
  }

  /** A model from {@code panel fit}. */
  PanelModel panel(Path file) {
    return read(
        file,
        PanelModel.class,
        "this command is for forecasters of panels, from 'sswim panel fit'");
  }

  private <T> T read(Path file, Class<T> type, String task) {
    ModelFormat<?> kind = kind(file);
    if (!kind.holds(type)) {
      RUN.forEach(
          (own, commands) ->
              UnusableFileException.not(kind.holds(own))
                  .or("%s: is %s, but %s; use %s", file, kind.text(), task, commands));
    }
    return type.cast(read(kind, file));
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
