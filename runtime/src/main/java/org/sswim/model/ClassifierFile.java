package org.sswim.model;

import java.nio.file.Path;
import org.sswim.classification.ClassifierModel;

/**
 * Reads and writes files of classifiers, by convention named {@code *.sswim}.
 *
 * <p>The file is as that of a forecaster, see {@link ModelFile}: {@code format} is
 * "sswim-classifier", and it holds the components of {@link ClassifierModel}.
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
    ModelFormat.CLASSIFIER.write(model, file, StandIns.usual(), weights);
  }

  /**
   * Reads a model. Files from strangers may be given: nothing is unpacked or run, and memory is
   * taken only for what the file really holds.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is no classifier
   */
  public static ClassifierModel read(Path file) {
    return ModelFormat.CLASSIFIER.read(file);
  }
}
