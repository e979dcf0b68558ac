package org.sswim.model;

import java.util.List;
import java.util.Map;
import org.sswim.classification.ClassifierModel;

/** The kind of {@link ClassifierFile}. */
public final class ClassifierFormat extends ModelFormat<ClassifierModel, ClassifierDescription> {
  private final WeightFormat weights;

  /** With weights as floats where it writes. */
  public ClassifierFormat() {
    this(WeightFormat.FLOAT32);
  }

  /** With weights in some format where it writes. */
  ClassifierFormat(WeightFormat weights) {
    super(ClassifierModel.class, "sswim-classifier", "a classifier");
    this.weights = weights;
  }

  @Override
  protected ClassifierDescription describe(ClassifierModel model) {
    return ClassifierDescription.of(model, weights);
  }

  @Override
  protected void write(ClassifierDescription description, Map<String, Object> root) {
    ClassifierJson.write(description, root);
  }

  @Override
  protected ClassifierDescription read(JsonFields fields) {
    return ClassifierJson.read(fields);
  }

  @Override
  List<ArraySpec> specs(ClassifierDescription description) {
    return ClassifierArrays.specs(description);
  }

  @Override
  NamedArrays arrays(ClassifierModel model) {
    return ClassifierArrays.of(model, weights);
  }

  @Override
  ClassifierModel model(ClassifierDescription description, NamedArrays arrays) {
    return ClassifierArrays.model(description, arrays);
  }

  @Override
  protected void check(ClassifierModel model, long memory) {
    ModelLimits.check(model, ModelLimits.ofARun(memory));
  }
}
