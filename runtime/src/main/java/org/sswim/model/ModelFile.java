package org.sswim.model;

import java.nio.file.Path;
import java.util.Arrays;
import org.sswim.forecasting.ForecastModel;

/**
 * Reads and writes files of forecast models, by convention named {@code *.sswim}.
 *
 * <p>A model file is a ZIP of stored (uncompressed) entries:
 *
 * <ul>
 *   <li>{@code model.json}: {@code format} "sswim-model", {@code formatVersion}, the version of the
 *       library, what goes in and out, channel names, the input layer, kernels and width of each
 *       hidden layer, the read-out banks, any skip synapses, provenance, and for each array its
 *       name, type, shape and SHA-256;
 *   <li>{@code model.json.sha256}: the SHA-256 of that, as {@code sha256sum --check} reads it;
 *   <li>one array in NumPy's format per array of parameters: {@code hidden1.delay.npy} and {@code
 *       support}, {@code refractory-support}, {@code cost}, {@code bias} of shape {@code [neurons]}
 *       and {@code weights} of shape {@code [inputs][neurons]} for each hidden layer from 1 on;
 *       {@code banks.delay.npy} and {@code banks.support.npy} of shape {@code [banks]}; {@code
 *       readout.weights.npy} of shape {@code [features][outputs]}, {@code readout.bias.npy}; with
 *       skip synapses {@code skip.weights.npy} of shape {@code [signals * delays +
 *       context][outputs]}; {@code standardizer.mean.npy} and {@code standardizer.std.npy} of shape
 *       {@code [channels]}, longer by the columns beside them; what the model remembers of its
 *       training windows, {@code memory.means.npy} of shape {@code [features]} and, where neurons
 *       come from pairs of windows, {@code memory.windows.npy}, {@code memory.voltages.npy}, {@code
 *       memory.mixing.npy} and {@code memory.ends.npy} as in {@link
 *       org.sswim.forecasting.NeuronOrigins}; prediction intervals, {@code intervals.level.npy} of
 *       shape {@code [levels]} and {@code intervals.half-width.npy} of shape {@code
 *       [levels][horizon][channels]}; limits of values, {@code limits.lower.npy}, {@code
 *       limits.upper.npy} and {@code limits.heavy.npy}, of the shape of mean and std; what becomes
 *       of outputs, {@code bounds.lower.npy} and {@code bounds.upper.npy} of shape {@code
 *       [channels]} and {@code bounds.correction.npy} of shape {@code [horizon][channels]} as in
 *       {@link org.sswim.forecasting.Bounds}; {@code bounds.least.npy}, {@code bounds.most.npy},
 *       {@code bounds.fall.npy} and {@code bounds.rise.npy} of shape {@code [channels]} as in
 *       {@link org.sswim.series.Reach}; the stage for the moment, {@code moment.bias.npy} of shape
 *       {@code [channels]}, {@code moment.linear.npy}, {@code moment.spikes.npy} and {@code
 *       moment.dates.npy} of shape {@code [][channels]} as in {@link
 *       org.sswim.moments.MomentModel}, and its neurons as {@code moment.hidden1} and {@code
 *       moment.banks}. Delays, windows and heavy are int32, mean, std, ends, levels, lower and
 *       upper float64, all else float32.
 * </ul>
 *
 * <p>With {@linkplain WeightFormat#INT8 int8 weights} {@code weights} is int8 and beside it stands
 * {@code weights-scale}, float32, of shape {@code [neurons]} or {@code [features]}. A read-out on
 * powers of two, see {@link LowBitReadout}, has {@code readout.levels.npy}, uint8, packed {@code
 * readoutBits} a weight, {@code readout.unit.npy} and {@code readout.factor.npy} for its weights.
 *
 * <p>Equal models make equal bytes, and what is read is bit for bit what was written. Python sees
 * the arrays with {@code numpy.load("model.sswim")["readout.weights"]}.
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
    new ForecastModelFormat(weights, null).write(model, file);
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
    if (!Arrays.equals(model.network().readout().weights(), readout.weights())) {
      throw new IllegalArgumentException("the read-out of the model is another one");
    }
    new ForecastModelFormat(WeightFormat.INT8, readout).write(model, file);
  }

  /**
   * Reads a model. Files from strangers may be given: nothing is unpacked or run, and memory is
   * taken only for what the file really holds.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is no forecaster
   */
  public static ForecastModel read(Path file) {
    return new ForecastModelFormat().read(file);
  }
}
