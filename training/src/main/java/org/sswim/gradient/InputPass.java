package org.sswim.gradient;

import java.util.Arrays;
import org.sswim.linalg.Blas;

/**
 * From the inputs of a batch to the drive of the first layer, and from the gradient by the drive to
 * that by the weights.
 *
 * <p>As matrix products, or where neurons see few of the inputs, input by input. Inputs that do not
 * change over the steps are projected once.
 */
final class InputPass {
  /** A matrix product takes as long as so small a share of it input by input. */
  private static final int SPARSE = 12;

  private final LayerParameters layer;
  private final Wiring wiring;
  private final int neurons;
  private final int[] input;
  private final boolean sparse;

  /** Weights of all inputs, and the gradient by them, where fields go through a matrix product. */
  private final float[] expanded;

  private final float[] byExpanded;

  /** Drive of constant inputs, or the sum over the steps of the gradients by it. */
  private final float[] once;

  /**
   * Memory for a first layer.
   *
   * @param layer read at every batch
   * @param most largest number of samples
   */
  InputPass(LayerParameters layer, int most) {
    this.layer = layer;
    wiring = layer.wiring();
    neurons = layer.neurons();
    input = wiring.input() == null ? new int[0] : wiring.input();
    sparse = input.length > 0 && wiring.width() * SPARSE < wiring.inputs();
    boolean expands = input.length > 0 && !sparse;
    expanded = new float[expands ? Math.multiplyExact(neurons, wiring.inputs()) : 0];
    byExpanded = new float[expanded.length];
    once = new float[Math.multiplyExact(neurons, most)];
  }

  private boolean expands() {
    return expanded.length > 0;
  }

  /** Takes over weights and inputs of a batch. */
  void prepare(Batch batch) {
    if (expands()) {
      wiring.expand(layer.weights(), expanded);
    }
    if (batch.constant()) {
      project(batch, 0, once);
    }
  }

  /** Writes the drive of a step. */
  void forward(Batch batch, int t, float[] drive) {
    if (batch.constant()) {
      System.arraycopy(once, 0, drive, 0, neurons * batch.count());
      return;
    }
    project(batch, t, drive);
  }

  private void project(Batch batch, int t, float[] drive) {
    int count = batch.count();
    if (sparse) {
      Arrays.fill(drive, 0, neurons * count, 0);
      for (int w = 0; w < input.length; w++) {
        if (input[w] >= 0) {
          int from = batch.rowsAt(t) + input[w] * count;
          int to = w / wiring.width() * count;
          StepLoops.addProduct(count, layer.weights()[w], batch.rows, from, drive, to);
        }
      }
      return;
    }
    float[] weights = expands() ? expanded : layer.weights();
    Blas.gemmNN(neurons, count, wiring.inputs(), 1, weights, batch.rows, batch.rowsAt(t), 0, drive);
    int context = layer.context().length / neurons;
    if (context > 0) {
      int at = batch.contextAt(t);
      Blas.gemmNN(neurons, count, context, 1, layer.context(), batch.context, at, 1, drive);
    }
  }

  /** Turns round at the last step. */
  void turn() {
    Arrays.fill(byExpanded, 0);
    Arrays.fill(once, 0);
  }

  /** Takes the gradient by the drive of a step. */
  void backward(Batch batch, int t, float[] byDrive, LayerParameters gradient) {
    if (batch.constant()) {
      StepLoops.add(neurons * batch.count(), byDrive, once);
    } else {
      addGradient(batch, t, byDrive, gradient);
    }
  }

  private void addGradient(Batch batch, int t, float[] byDrive, LayerParameters gradient) {
    int count = batch.count();
    if (sparse) {
      for (int w = 0; w < input.length; w++) {
        if (input[w] >= 0) {
          int at = batch.rowsAt(t) + input[w] * count;
          int from = w / wiring.width() * count;
          gradient.weights()[w] += StepLoops.product(count, byDrive, from, batch.rows, at);
        }
      }
      return;
    }
    float[] byWeights = expands() ? byExpanded : gradient.weights();
    Blas.gemmNT(
        neurons, wiring.inputs(), count, 1, byDrive, batch.rows, batch.rowsAt(t), 1, byWeights);
    int context = gradient.context().length / neurons;
    if (context > 0) {
      int at = batch.contextAt(t);
      Blas.gemmNT(neurons, context, count, 1, byDrive, batch.context, at, 1, gradient.context());
    }
  }

  /** Adds what is left of the gradient, once all steps are done. */
  void finish(Batch batch, LayerParameters gradient) {
    if (batch.constant()) {
      addGradient(batch, 0, once, gradient);
    }
    if (expands()) {
      wiring.gather(byExpanded, gradient.weights());
    }
  }
}
