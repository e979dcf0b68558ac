package org.sswim.model;

import java.io.IOException;
import java.nio.file.Path;
import org.sswim.forecasting.ForecastModel;

/** Reads what {@link ModelWriter} writes. */
final class ModelReader {
  private ModelReader() {}

  /**
   * Reads a model.
   *
   * @throws IllegalArgumentException if the file holds no valid model
   */
  static ForecastModel read(Path file) throws IOException {
    try (ContainerReader in = new ContainerReader(file)) {
      Description description = ModelJson.of(in.fields()).description();
      ModelArrays arrays = new ModelArrays(in.arrays(ModelArrays.specs(description)));
      ForecastModel model = arrays.model(description);
      ModelLimits.check(model, Runtime.getRuntime().maxMemory());
      return model;
    }
  }
}
