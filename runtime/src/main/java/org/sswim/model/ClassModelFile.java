package org.sswim.model;

import java.nio.file.Path;
import org.sswim.classification.ClassModel;

/** Reads and writes files of classifiers of any kind, see {@link ModelFormat}. */
public final class ClassModelFile {
  private ClassModelFile() {}

  /**
   * Writes a model in the file of its kind, replacing the file as a whole.
   *
   * @throws IllegalArgumentException if none of the kinds that there are is of such models
   * @throws InvalidModelException if the file cannot be written, or the model is beyond what {@link
   *     #read} accepts
   */
  public static void write(ClassModel model, Path file) {
    ModelFormat.writeAny(model, file);
  }

  /**
   * Reads a model. Files from strangers may be given.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is no classifier
   */
  public static ClassModel read(Path file) {
    ModelFormat<?> kind = ModelFormat.of(file);
    return kind.holds(ClassModel.class)
        ? (ClassModel) kind.read(file)
        : ModelFormat.CLASSIFIER.read(file);
  }
}
