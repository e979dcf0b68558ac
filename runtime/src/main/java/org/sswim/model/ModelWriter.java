package org.sswim.model;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;

/** Writes a forecast model as a ZIP whose bytes depend on nothing but the model. */
final class ModelWriter {
  private final ContainerWriter container;

  /**
   * Prepares to write a model.
   *
   * @param readout its read-out on powers of two, or null to keep it as other weights
   * @throws IllegalArgumentException if the model could not be read again
   */
  ModelWriter(ForecastModel model, WeightFormat weights, @Nullable LowBitReadout readout)
      throws IOException {
    ModelLimits.check(model, Long.MAX_VALUE);
    Description description = Description.of(model, weights, readout == null ? 0 : readout.bits());
    List<ArraySpec> specs = ModelArrays.specs(description);
    ModelArrays arrays = new ModelArrays(model, weights, readout);
    container = new ContainerWriter(ModelJsonWriter.describe(description), specs, arrays.arrays());
    // Names and texts may be longer than a reader accepts; better to learn that now than then.
    ModelJson.parse(container.json()).description();
  }

  /** The line that {@code sha256sum --check} reads. */
  static String checksumLine(byte[] json) {
    return ContainerWriter.checksumLine(json);
  }

  /** Writes the file; the stream stays open. */
  void write(OutputStream out) throws IOException {
    container.write(out);
  }
}
