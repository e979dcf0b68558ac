package org.sswim.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind of model file whose arrays are all float32.
 *
 * @param <M> models of this kind
 * @param <D> everything of a model but its arrays
 */
public abstract class FloatFormat<M, D> extends ModelFormat<M, D> {
  /** A kind, as of {@link ModelFormat}. */
  protected FloatFormat(Class<M> type, String name, String text) {
    super(type, name, text);
  }

  /**
   * The arrays that a description demands, in the order of the file, see {@link ArraySpec#floats}.
   *
   * @throws IllegalArgumentException if one of them is too large
   */
  protected abstract List<ArraySpec> shapes(D description);

  /** The arrays of a model in the same order; shared, not copied. */
  protected abstract List<float[]> values(M model);

  /**
   * The model made of a description and arrays.
   *
   * @param values in the order of the file, each as long as demanded
   * @throws IllegalArgumentException if parts do not fit, or a value is out of range
   */
  protected abstract M model(D description, List<float[]> values);

  @Override
  final List<ArraySpec> specs(D description) {
    return shapes(description);
  }

  @Override
  final NamedArrays arrays(M model) {
    List<float[]> values = values(model);
    List<ArraySpec> specs = shapes(describe(model));
    NamedArrays arrays = new NamedArrays();
    for (int i = 0; i < values.size(); i++) {
      arrays.put(specs.get(i), values.get(i));
    }
    return arrays;
  }

  @Override
  final M model(D description, NamedArrays arrays) {
    List<float[]> values = new ArrayList<>();
    shapes(description).forEach(spec -> values.add((float[]) arrays.get(spec)));
    return model(description, values);
  }
}
