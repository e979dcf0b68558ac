package org.sswim.algorithms.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.gradient.BatchSums;

/** The memory of a worker whose one pass computes losses and, where they are wanted, gradients. */
public abstract class GradientPass implements BatchSums.Part {
  private final List<float[]> gradients = new ArrayList<>();

  /** Adds gradients of parameters, behind those that are there. */
  protected final void addGradients(List<float[]> others) {
    gradients.addAll(others);
  }

  /** Adds gradients of such parameters, all 0. */
  protected final void addZeros(List<float[]> parameters) {
    parameters.forEach(values -> gradients.add(new float[values.length]));
  }

  @Override
  public final List<float[]> gradients() {
    return gradients;
  }

  @Override
  public final double loss(int[] order, int from, int count) {
    return pass(order, from, count, 0);
  }

  @Override
  public final double gradient(int[] order, int from, int count, double share) {
    gradients.forEach(array -> Arrays.fill(array, 0));
    return pass(order, from, count, share);
  }

  /**
   * Computes the loss of some samples, and adds gradients to arrays of 0.
   *
   * @param order numbers of samples
   * @param from place in {@code order} of the first
   * @param count how many, at least 1
   * @param share what the gradient of each sample is multiplied by; 0 where none is wanted
   * @return the sum of the losses of the samples
   */
  protected abstract double pass(int[] order, int from, int count, double share);
}
