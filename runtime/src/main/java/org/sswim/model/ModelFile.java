package org.sswim.model;

import java.nio.file.Path;
import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ForecastModel;

/**
 * Reads and writes files of forecast models, by convention named {@code *.sswim}.
 *
 * <p>A model file is a ZIP of stored (uncompressed) entries:
 *
 * <ul>
 *   <li>{@code model.json}: {@code format} "sswim-model", {@code formatVersion}, and the components
 *       of {@link ForecastModel} by name. Components that are records are objects of their own
 *       components. Constants have their names in lower case with hyphens; kernels and distances
 *       are names, the seed is a text, lists are lists. Components that are null are left out. An
 *       array stands there as its {@code dtype}, {@code shape} and {@code sha256};
 *   <li>{@code model.json.sha256}: the SHA-256 of that, as {@code sha256sum --check} reads it;
 *   <li>the arrays in NumPy's format, each named by its place, the indices of lists counted from 0:
 *       {@code network.hidden.layers.0.weights.npy}. Their axes are those of the components, see
 *       {@link org.sswim.stored.Axes}.
 * </ul>
 *
 * <p>With {@linkplain WeightFormat#INT8 int8 weights} the array of weights is int8. The object that
 * stands for it has a further array, its {@code scale}, such as {@code
 * network.hidden.layers.0.weights.scale.npy}. It is float32 and has one number for each neuron of a
 * layer, or for each feature of the read-out or skip connection. A read-out is of {@code kind}
 * "plain", or of "powers-of-two", see {@link LowBitReadout}: then {@code levels} are packed, {@code
 * bits} a weight.
 *
 * <p>Equal models make equal bytes, and what is read is bit for bit what was written. Python sees
 * the arrays with {@code numpy.load("model.sswim")["network.readout.weights"]}.
 */
public final class ModelFile {
  private ModelFile() {}

  /**
   * Writes a model, replacing the file as a whole: if anything fails, or the process is killed, the
   * old file is still there. A file {@code .sswim-*.tmp} beside it is then rubbish.
   *
   * @throws InvalidModelException if the file cannot be written, or the model is beyond what {@link
   *     #read} accepts
   */
  public static void write(ForecastModel model, Path file) {
    write(model, file, WeightFormat.FLOAT32);
  }

  /**
   * Writes a model with its weights in some format, replacing the file as a whole.
   *
   * @throws InvalidModelException if the file cannot be written, or the model is beyond what {@link
   *     #read} accepts
   */
  public static void write(ForecastModel model, Path file, WeightFormat weights) {
    ModelFormat.FORECASTER.write(model, file, weights);
  }

  /**
   * Writes a model whose read-out is on powers of two, all other weights as {@link
   * WeightFormat#INT8}, replacing the file as a whole.
   *
   * @param readout the weights of its read-out, which are those of the model
   * @throws IllegalArgumentException if they are not
   * @throws InvalidModelException if the file cannot be written, or the model is beyond what {@link
   *     #read} accepts
   */
  public static void write(ForecastModel model, Path file, LowBitReadout readout) {
    Checks.that(Arrays.equals(model.network().readout().weights(), readout.weights()))
        .or("the read-out of the model is another one");
    ModelFormat.FORECASTER.write(model, file, StandIns.with(readout), WeightFormat.INT8);
  }

  /**
   * Reads a model. Files from strangers may be given: nothing is unpacked or run, and memory is
   * taken only for what the file really holds.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is no forecaster
   */
  public static ForecastModel read(Path file) {
    return ModelFormat.FORECASTER.read(file);
  }
}
