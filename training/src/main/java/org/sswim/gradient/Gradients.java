package org.sswim.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.sswim.linalg.Workers;

/**
 * Losses and gradients of batches, computed by all workers. A batch is cut into parts of {@value
 * #PART} samples whatever the number of threads, and what they give is summed in order, so that
 * every number of threads gives the same bits.
 */
final class Gradients {
  private static final int PART = 64;

  private final List<Part> parts = new ArrayList<>();
  private final NetworkParameters sum;
  private double loss;
  private final Workers workers;

  /** Samples of a part: {@value #PART}, or those of a smaller batch. */
  private final int size;

  /**
   * Memory for the parts that are computed at the same time.
   *
   * @param shape of the gradient
   * @param batch makes memory for a number of samples
   * @param pass makes memory for the network
   * @param most samples of a batch
   */
  Gradients(
      NetworkParameters shape,
      SizedSupplier<Batch> batch,
      SizedSupplier<NetworkPass> pass,
      int most,
      Workers workers) {
    this.workers = workers;
    sum = shape.zeros();
    size = Math.min(PART, most);
    int count = Math.min(workers.threads(), (most + PART - 1) / PART);
    for (int w = 0; w < count; w++) {
      parts.add(new Part(batch.of(size), pass.of(size), shape.zeros()));
    }
  }

  /** Makes something for a number of samples. */
  interface SizedSupplier<T> {
    T of(int windows);
  }

  private static final class Part {
    private final Batch batch;
    private final NetworkPass pass;
    private final NetworkParameters gradient;
    private double loss;

    Part(Batch batch, NetworkPass pass, NetworkParameters gradient) {
      this.batch = batch;
      this.pass = pass;
      this.gradient = gradient;
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
  double compute(SampleOrder samples, int[] order, int from, int windows) {
    sum.clear();
    run(
        windows,
        (part, index) -> {
          int begin = index * size;
          part.batch.fill(samples, order, from + begin, Math.min(size, windows - begin));
          part.gradient.clear();
          part.loss = part.pass.forwardAndBackward(part.batch, 1.0 / windows, part.gradient);
        },
        part -> add(part.gradient));
    return loss / windows;
  }

  private void add(NetworkParameters gradient) {
    List<float[]> from = gradient.arrays();
    List<float[]> to = sum.arrays();
    for (int a = 0; a < to.size(); a++) {
      Loops.add(to.get(a).length, from.get(a), to.get(a));
    }
  }

  /** The loss of samples without gradients, a mean over them. */
  double loss(SampleOrder samples) {
    int[] order = samples.inOrder();
    run(
        order.length,
        (part, index) -> {
          int begin = index * size;
          part.batch.fill(samples, order, begin, Math.min(size, order.length - begin));
          part.loss = part.pass.loss(part.batch);
        },
        part -> {});
    return loss / order.length;
  }

  /** Takes the result of a part. */
  private interface Take {
    void take(Part part);
  }

  private void run(int windows, Workers.Task<Part> compute, Take take) {
    AtomicInteger next = new AtomicInteger();
    Supplier<Part> own = () -> parts.get(next.getAndIncrement());
    loss = 0;
    workers.inOrder(
        (windows + size - 1) / size,
        parts.size(),
        own,
        compute,
        (part, index) -> {
          loss += part.loss;
          take.take(part);
        });
  }
}
