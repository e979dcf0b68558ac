package org.sswim.model;

import java.nio.file.Path;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.clocked.ClockedModel;
import org.sswim.singlespike.SingleSpikeModel;

/** Reads and writes files of classifiers of any kind, see {@link ModelKind}. */
public final class ClassModelFile {
  private ClassModelFile() {}

  /**
   * Writes a model in the file of its kind, replacing the file as a whole.
   *
   * @throws InvalidModelException if the file cannot be written, or the model is beyond what {@link
   *     #read} accepts
   */
  public static void write(ClassModel model, Path file) {
    if (model instanceof ClassifierModel classifier) {
      ClassifierFile.write(classifier, file);
    } else if (model instanceof ClockedModel clocked) {
      ClockedFile.write(clocked, file);
    } else if (model instanceof SingleSpikeModel single) {
      SingleSpikeFile.write(single, file);
    } else {
      throw new IllegalArgumentException("there is no file format for " + model.getClass());
    }
  }

  /**
   * Reads a model. Files from strangers may be given.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is no classifier
   */
  public static ClassModel read(Path file) {
    return switch (ModelKind.of(file)) {
      case CLOCKED -> ClockedFile.read(file);
      case SINGLE_SPIKE -> SingleSpikeFile.read(file);
      default -> ClassifierFile.read(file);
    };
  }
}
