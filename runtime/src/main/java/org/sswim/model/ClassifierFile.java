package org.sswim.model;

import java.nio.file.Path;
import org.sswim.classification.ClassifierModel;

/**
 * Reads and writes files of classifiers, by convention named {@code *.sswim}.
 *
 * <p>The file is a ZIP of stored entries as that of a forecaster, see {@link ModelFile}, with the
 * same arrays of layers, banks and read-out. Other is
 *
 * <ul>
 *   <li>{@code model.json}: {@code format} is "sswim-classifier", {@code formatVersion} 1; {@code
 *       early}, the steps of {@link org.sswim.classification.EarlyTrust}, where there are such;
 *       {@code classes}, their names in the order of the outputs; {@code coding} with {@code
 *       signals} of a step, {@code shown}, the steps for which a vector is shown, {@code values}
 *       ("current", "latency" or "rate"), {@code own} and {@code differences}, see {@link
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
    new ClassifierFormat(weights).write(model, file);
  }

  /**
   * Reads a model. Files from strangers may be given: nothing is unpacked or run, and memory is
   * taken only for what the file really holds.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is no classifier
   */
  public static ClassifierModel read(Path file) {
    return new ClassifierFormat().read(file);
  }
}
