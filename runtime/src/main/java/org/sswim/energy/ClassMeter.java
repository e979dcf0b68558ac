package org.sswim.energy;

import java.util.ArrayList;
import java.util.List;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.clocked.ClockedModel;
import org.sswim.singlespike.SingleSpikeModel;

/** Lets a classifier name samples and counts what each takes. */
public final class ClassMeter {
  private ClassMeter() {}

  /**
   * Counts samples, each from rest.
   *
   * <p>Inputs that stay the same while a vector is shown as a constant current are counted once, as
   * the runtime computes them.
   *
   * @param samples as files hold them, at least one: of each row-major {@code [steps][signals]}
   * @throws IllegalArgumentException if there are none, or the model cannot take one
   */
  public static EnergyProfile measure(ClassModel model, List<float[]> samples) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("counting operations needs a sample at least");
    }
    if (model instanceof ClockedModel clocked) {
      return new ClockedCounter(clocked).count(samples);
    }
    return model instanceof SingleSpikeModel single
        ? new SingleSpikeCounter(single).count(samples)
        : new SectionsCounter((ClassifierModel) model).count(samples);
  }

  /**
   * Some samples, evenly spread over all: files often hold one class after another.
   *
   * @param count how many, at least 1; all where there are not more
   */
  public static List<float[]> spread(List<float[]> samples, int count) {
    int all = samples.size();
    if (count >= all) {
      return samples;
    }
    List<float[]> some = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      some.add(samples.get((int) ((long) i * all / count)));
    }
    return some;
  }

  /** Multiply-accumulates of a linear map from all values of a sample to the classes, a mean. */
  static double ridgeMacs(ClassModel model, List<float[]> samples) {
    double values = samples.stream().mapToLong(sample -> sample.length).sum();
    return values / samples.size() * model.classes().size();
  }
}
