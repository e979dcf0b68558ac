package org.sswim.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sswim.classification.ClassifierModel;

/**
 * Reads and writes files of classifiers, by convention named {@code *.sswim}.
 *
 * <p>The file is a ZIP of stored entries as that of a forecaster, see {@link ModelFile}, with the
 * same arrays of layers, banks and read-out. Other is
 *
 * <ul>
 *   <li>{@code model.json}: {@code format} is "sswim-classifier", {@code formatVersion} 1, or 2
 *       with {@code early}, the steps of {@link org.sswim.classification.EarlyTrust}; {@code
 *       classes}, their names in the order of the outputs; {@code coding} with {@code signals} of a
 *       step, {@code shown}, the steps for which a vector is shown, {@code values} ("current",
 *       "latency" or "rate"), {@code own} and {@code differences}, see {@link
 *       org.sswim.classification.InputCoding}; {@code signalNames} where signals have names; {@code
 *       grid} with {@code height} and {@code width} where they are pixels;
 *   <li>{@code coding.mean.npy} and {@code coding.scale.npy}, float32, of shape {@code [inputs]}:
 *       an input is (value - mean) scale. Inputs are the signals, with differences twice as many;
 *   <li>{@code early.trust.npy}, float32, where there are such steps.
 * </ul>
 *
 * <p>Equal models make equal bytes, and what is read is bit for bit what was written, but for
 * {@linkplain WeightFormat#INT8 int8 weights}.
 */
public final class ClassifierFile {
  private ClassifierFile() {}

  /**
   * Writes a model, replacing the file as a whole: if anything fails, or the process is killed, the
   * old file is still there. A file {@code .sswim-*.tmp} beside it is then rubbish.
   *
   * @throws InvalidModelException if the file cannot be written, or the model is beyond what {@link
   *     #read} accepts
   */
  public static void write(ClassifierModel model, Path file) {
    write(model, file, WeightFormat.FLOAT32);
  }

  /**
   * Writes a model with its weights in some format, replacing the file as a whole.
   *
   * @throws InvalidModelException if the file cannot be written, or the model is beyond what {@link
   *     #read} accepts
   */
  public static void write(ClassifierModel model, Path file, WeightFormat weights) {
    GuardedFile.write(file, () -> container(model, weights)::write);
  }

  /** What is to be written. */
  static ContainerWriter container(ClassifierModel model, WeightFormat weights) throws IOException {
    ModelLimits.check(model, Long.MAX_VALUE);
    ClassifierDescription description = ClassifierDescription.of(model, weights);
    List<ArraySpec> specs = ClassifierArrays.specs(description);
    NamedArrays arrays = ClassifierArrays.of(model, weights);
    ContainerWriter container =
        new ContainerWriter(ClassifierJson.write(description), specs, arrays);
    // Names and texts may be longer than a reader accepts; better to learn that now than then.
    ClassifierJson.read(ModelDocument.parse(container.json()));
    return container;
  }

  /**
   * Reads a model. Files from strangers may be given: nothing is unpacked or run, and memory is
   * taken only for what the file really holds.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is no classifier
   */
  public static ClassifierModel read(Path file) {
    return GuardedFile.read(file, ClassifierFile::readContainer);
  }

  private static ClassifierModel readContainer(Path file) throws IOException {
    try (ContainerReader in = new ContainerReader(file)) {
      ClassifierDescription description = ClassifierJson.read(in.fields());
      NamedArrays arrays = in.arrays(ClassifierArrays.specs(description));
      ClassifierModel model = ClassifierArrays.model(description, arrays);
      ModelLimits.check(model, ModelLimits.memoryOfARun());
      return model;
    }
  }
}
