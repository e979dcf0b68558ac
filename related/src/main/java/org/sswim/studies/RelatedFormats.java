package org.sswim.studies;

import java.util.List;
import org.sswim.model.ModelFormat;
import org.sswim.shown.ClockedModel;
import org.sswim.shown.SingleSpikeModel;

/** The kinds of files of models beyond spiking forecasters and classifiers. */
public final class RelatedFormats implements ModelFormat.Source {
  @Override
  public List<ModelFormat<?>> formats() {
    return List.of(
        ClockedModel.FORMAT,
        SingleSpikeModel.FORMAT,
        LanguageModel.FORMAT,
        SpikeGenerators.FORMAT,
        FilterForecaster.FORMAT,
        CircuitClassifier.FORMAT);
  }
}
