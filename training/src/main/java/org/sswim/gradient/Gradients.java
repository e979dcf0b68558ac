package org.sswim.gradient;

import java.util.List;
import org.sswim.descent.BatchSums;
import org.sswim.linalg.Workers;

/** Losses and gradients of batches of samples, see {@link BatchSums}. */
final class Gradients {
  private final NetworkParameters sum;
  private final BatchSums sums;

  /** The samples that are looked at. */
  private SampleOrder samples;

  /**
   * Memory for the parts that are computed at the same time.
   *
   * @param shape of the gradient
   * @param samples those that are looked at first
   * @param batch makes memory for a number of samples
   * @param pass makes memory for the network
   * @param most samples of a batch
   */
  Gradients(
      NetworkParameters shape,
      SampleOrder samples,
      SizedSupplier<Batch> batch,
      SizedSupplier<NetworkPass> pass,
      int most,
      Workers workers) {
    this.samples = samples;
    sum = shape.zeros();
    sums =
        new BatchSums(
            size -> new Part(batch.of(size), pass.of(size), shape.zeros()),
            most,
            workers,
            sum.arrays());
  }

  /** Makes something for a number of samples. */
  interface SizedSupplier<T> {
    T of(int windows);
  }

  private final class Part implements BatchSums.Part {
    private final Batch batch;
    private final NetworkPass pass;
    private final NetworkParameters gradient;

    Part(Batch batch, NetworkPass pass, NetworkParameters gradient) {
      this.batch = batch;
      this.pass = pass;
      this.gradient = gradient;
    }

    @Override
    public double gradient(int[] order, int from, int count, double share) {
      batch.fill(samples, order, from, count);
      gradient.clear();
      return pass.forwardAndBackward(batch, share, gradient);
    }

    @Override
    public double loss(int[] order, int from, int count) {
      batch.fill(samples, order, from, count);
      return pass.loss(batch);
    }

    @Override
    public List<float[]> gradients() {
      return gradient.arrays();
    }
  }

  /** The gradient of the last {@link #compute}. */
  NetworkParameters sum() {
    return sum;
  }

  /**
   * Computes loss and gradient of a batch.
   *
   * @param order numbers of samples
   * @param from place in {@code order} of the first
   * @param windows how many, at least 1
   * @return the loss, a mean over the samples
   */
  double compute(SampleOrder of, int[] order, int from, int windows) {
    samples = of;
    return sums.compute(order, from, windows);
  }

  /** The loss of samples without gradients, a mean over them. */
  double loss(SampleOrder of) {
    samples = of;
    return sums.loss(of.inOrder());
  }
}
