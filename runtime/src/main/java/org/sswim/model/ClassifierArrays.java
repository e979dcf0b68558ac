package org.sswim.model;

import java.util.ArrayList;
import java.util.List;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.EarlyTrust;
import org.sswim.classification.InputCoding;
import org.sswim.network.SpikingNetwork;

/** The arrays of a classifier's file: what is demanded of them, how they make up a model. */
final class ClassifierArrays {
  private static final String CODING = "coding.";
  private static final String SKIP = "skip.";
  private static final String EARLY = "early.";

  private ClassifierArrays() {}

  /** The arrays of a model; those that stay as they are are shared, not copied. */
  static NamedArrays of(ClassifierModel model, WeightFormat format) {
    NamedArrays arrays = new NamedArrays();
    arrays.put(CODING, "mean", model.coding().mean());
    arrays.put(CODING, "scale", model.coding().scale());
    NetworkArrays.put(model.network(), format, arrays);
    if (model.skip().length > 0) {
      arrays.put(SKIP, "weights", model.skip());
    }
    if (model.early().steps().length > 0) {
      arrays.put(EARLY, "trust", model.early().trust());
    }
    return arrays;
  }

  /**
   * The arrays that a description demands, in the order of the file.
   *
   * @throws IllegalArgumentException if one of them is too large
   */
  static List<ArraySpec> specs(ClassifierDescription model) {
    List<ArraySpec> specs = new ArrayList<>();
    long inputs = model.input().inputs();
    specs.add(NamedArrays.spec(CODING, "mean", NpyType.FLOAT32, inputs));
    specs.add(NamedArrays.spec(CODING, "scale", NpyType.FLOAT32, inputs));
    NetworkArrays.addSpecs(model.hidden(), model.classes().size(), model.weights(), specs);
    if (model.skip() > 0) {
      long means = Math.multiplyExact(inputs, (long) model.skip());
      specs.add(NamedArrays.spec(SKIP, "weights", NpyType.FLOAT32, means, model.classes().size()));
    }
    if (model.early().length > 0) {
      specs.add(NamedArrays.spec(EARLY, "trust", NpyType.FLOAT32, model.early().length));
    }
    return specs;
  }

  /**
   * The model made of a description and arrays.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  static ClassifierModel model(ClassifierDescription description, NamedArrays arrays) {
    ClassifierDescription.Input input = description.input();
    InputCoding coding =
        new InputCoding(
            input.signals(),
            input.shown(),
            input.coding(),
            input.views(),
            input.trace(),
            arrays.floats(CODING, "mean"),
            arrays.floats(CODING, "scale"));
    return new ClassifierModel(
        description.classes(),
        coding,
        description.signalNames(),
        description.grid(),
        new SpikingNetwork(
            NetworkArrays.hidden(description.hidden(), arrays), NetworkArrays.readout(arrays)),
        description.skip() > 0 ? arrays.floats(SKIP, "weights") : new float[0],
        description.early().length > 0
            ? new EarlyTrust(description.early(), arrays.floats(EARLY, "trust"))
            : EarlyTrust.ALWAYS,
        description.provenance());
  }
}
