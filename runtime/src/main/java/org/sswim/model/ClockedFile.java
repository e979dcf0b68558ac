package org.sswim.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sswim.clocked.ClockedModel;

/**
 * Reads and writes files of classifiers of clocked neurons, by convention named {@code *.sswim}.
 *
 * <p>The file is a ZIP of stored entries as that of a forecaster, see {@link ModelFile}:
 *
 * <ul>
 *   <li>{@code model.json}: {@code format} is "sswim-clocked", {@code formatVersion} 1 or 2; {@code
 *       classes}; {@code signalNames} and {@code grid} where there are some; {@code input} with
 *       {@code signals}, {@code steps} and {@code encoder} ("direct", "once", "rate", "latency",
 *       "phase"); {@code layers}, each with its {@code connections} in order, {@code most} spikes
 *       of a step, its number of {@code thresholds}, and in version 2 what spikes stand for, {@code
 *       code} ("count", "phase", "first"); {@code readOut} ("potential", "count", "weighted-count",
 *       "first-spike", "goodness"). A connection has a {@code kind}: "dense" with {@code inputs}
 *       and {@code outputs}, "convolution" with {@code height}, {@code width}, {@code channels} and
 *       {@code filters}, "average-pooling" with {@code height}, {@code width} and {@code channels};
 *   <li>float32 arrays: {@code input.mean} and {@code input.scale} {@code [signals]}; {@code
 *       layerL.connectionC.weights}, {@code [inputs][outputs]} or {@code [9 channels][filters]},
 *       and {@code .bias}; {@code layerL.neuron}, its decay, gain and level, and in version 2 its
 *       rise; {@code layerL.threshold}; {@code readout.factors}, factor and gain.
 * </ul>
 *
 * <p>Equal models make equal bytes, and what is read is bit for bit what was written.
 */
public final class ClockedFile {
  private ClockedFile() {}

  /**
   * Writes a model, replacing the file as a whole: if anything fails, or the process is killed, the
   * old file is still there.
   *
   * @throws InvalidModelException if the file cannot be written, or the model is beyond what {@link
   *     #read} accepts
   */
  public static void write(ClockedModel model, Path file) {
    GuardedFile.write(file, () -> container(model)::write);
  }

  private static ContainerWriter container(ClockedModel model) throws IOException {
    ModelLimits.check(model);
    ClockedShape shape = ClockedShape.of(model);
    List<ArraySpec> specs = ClockedArrays.specs(shape);
    ContainerWriter container =
        new ContainerWriter(ClockedJson.write(shape), specs, ClockedArrays.of(model));
    // Names and texts may be longer than a reader accepts; better to learn that now than then.
    ClockedJson.read(ModelDocument.parse(container.json()));
    return container;
  }

  /**
   * Reads a model. Files from strangers may be given: nothing is unpacked or run, and memory is
   * taken only for what the file really holds.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is no such model
   */
  public static ClockedModel read(Path file) {
    return GuardedFile.read(file, ClockedFile::readContainer);
  }

  private static ClockedModel readContainer(Path file) throws IOException {
    try (ContainerReader in = new ContainerReader(file)) {
      ClockedShape shape = ClockedJson.read(in.fields());
      ClockedModel model = ClockedArrays.model(shape, in.arrays(ClockedArrays.specs(shape)));
      ModelLimits.check(model);
      return model;
    }
  }
}
