package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import org.sswim.classification.ClassModel;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ClassModelFile;
import org.sswim.model.ModelFile;
import org.sswim.model.ModelFormat;
import org.sswim.model.PanelFile;
import org.sswim.panels.PanelModel;

/** Reads the model that a command is for, and says which commands another is for. */
final class ModelInput {
  private static final List<Class<?>> RUN =
      List.of(ForecastModel.class, ClassModel.class, PanelModel.class);

  private ModelInput() {}

  /** The kind of a model that some command runs, other than {@code algorithms use}. */
  static ModelFormat<?> kind(Path file) {
    ModelFormat<?> kind = ModelFormat.of(file);
    if (RUN.stream().noneMatch(kind::holds)) {
      throw new UnusableFileException(
          ("%s: is %s from 'sswim algorithms run --save'; 'sswim algorithms use' runs it, no"
                  + " other command does")
              .formatted(file, kind.text()));
    }
    return kind;
  }

  /** A model from {@code fit}. */
  static ForecastModel forecaster(Path file) {
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
  static ForecastModel forecaster(Path file, String instead) {
    ModelFormat<?> kind = kind(file);
    if (kind.holds(PanelModel.class)) {
      throw new UnusableFileException(
          file
              + ": is a forecaster of panels, but this command is for one of aligned series; use"
              + " 'sswim panel predict'");
    }
    if (!kind.holds(ForecastModel.class)) {
      throw new UnusableFileException(file + ": is a classifier, but " + instead);
    }
    return ModelFile.read(file);
  }

  /** A model from {@code classify fit}. */
  static ClassModel classifier(Path file) {
    ModelFormat<?> kind = kind(file);
    if (!kind.holds(ClassModel.class)) {
      throw new UnusableFileException(
          file
              + ": is a forecaster, but this command is for classifiers; use 'sswim predict' or"
              + " 'sswim stream', or fit a classifier with 'sswim classify fit'");
    }
    return ClassModelFile.read(file);
  }

  /** A model from {@code panel fit}. */
  static PanelModel panel(Path file) {
    ModelFormat<?> kind = kind(file);
    if (!kind.holds(PanelModel.class)) {
      throw new UnusableFileException(
          file
              + ": is no forecaster of panels; fit one with 'sswim panel fit'"
              + (kind.holds(ForecastModel.class) ? ", or use 'sswim predict'" : ""));
    }
    return PanelFile.read(file);
  }
}
