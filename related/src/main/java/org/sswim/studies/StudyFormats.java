package org.sswim.studies;

import java.util.List;
import org.sswim.model.ModelFormat;

/** The kinds of files of models beyond spiking forecasters and classifiers. */
public final class StudyFormats implements ModelFormat.Source {
  @Override
  public List<ModelFormat<?>> formats() {
    return List.of(
        LanguageModel.FORMAT,
        SpikeGenerators.FORMAT,
        FilterForecaster.FORMAT,
        CircuitClassifier.FORMAT);
  }
}
