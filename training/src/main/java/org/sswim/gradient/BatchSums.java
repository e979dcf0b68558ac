package org.sswim.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.sswim.linalg.Workers;

/**
 * Losses and gradients of batches, computed by all workers. A batch is cut into parts of at most
 * {@value #PART} samples. Their number does not depend on the number of threads, and their sums are
 * added in order. So every number of threads gives the same bits.
 */
public final class BatchSums {
  /** Samples of a part, if a batch has so many. */
  public static final int PART = 64;

  /** The memory of a worker: it computes parts of a batch. */
  public interface Part {
    /**
     * Computes loss and gradient of some samples.
     *
     * @param order numbers of samples
     * @param from place in {@code order} of the first
     * @param count how many, at least 1
     * @param share what the gradient of each sample is multiplied by
     * @return the sum of the losses of the samples
     */
    double gradient(int[] order, int from, int count, double share);

    /** The loss of some samples, a sum over them. */
    double loss(int[] order, int from, int count);

    /** The gradient of the last {@link #gradient}, array by array. */
    List<float[]> gradients();

    /** Called in the order of the parts of a batch after each gradient, never twice at once. */
    default void taken() {}
  }

  private final List<? extends Part> parts;
  private final int size;
  private final Workers workers;
  private final List<float[]> sum;
  private double loss;

  /**
   * Sums.
   *
   * @param part makes the memory of a worker for so many samples
   * @param most samples of a batch
   */
  public BatchSums(IntFunction<? extends Part> part, int most, Workers workers) {
    this.workers = workers;
    size = Math.min(PART, most);
    int count = Math.min(workers.threads(), (most + size - 1) / size);
    parts = IntStream.range(0, Math.max(1, count)).mapToObj(w -> part.apply(size)).toList();
    sum = parts.get(0).gradients().stream().map(own -> new float[own.length]).toList();
  }

  /** The gradient of the last {@link #compute}. */
  public List<float[]> sum() {
    return sum;
  }

  /**
   * Computes loss and gradient of a batch, the means over its samples.
   *
   * @param order numbers of samples
   * @param from place in {@code order} of the first
   * @param count how many, at least 1
   * @return the loss
   */
  public double compute(int[] order, int from, int count) {
    sum.forEach(array -> Arrays.fill(array, 0));
    run(
        count,
        (part, begin, own) -> part.gradient(order, from + begin, own, 1.0 / count),
        part -> {
          List<float[]> own = part.gradients();
          for (int a = 0; a < sum.size(); a++) {
            StepLoops.add(sum.get(a).length, own.get(a), sum.get(a));
          }
          part.taken();
        });
    return loss / count;
  }

  /** The mean loss of samples, without gradients. */
  public double loss(int[] order) {
    run(order.length, (part, begin, own) -> part.loss(order, begin, own), part -> {});
    return loss / order.length;
  }

  private interface Compute {
    double of(Part part, int begin, int count);
  }

  private static final class Own {
    private final Part part;
    private double loss;

    Own(Part part) {
      this.part = part;
    }
  }

  private void run(int samples, Compute compute, Consumer<Part> take) {
    AtomicInteger next = new AtomicInteger();
    Supplier<Own> scratch = () -> new Own(parts.get(next.getAndIncrement()));
    loss = 0;
    int count = (samples + size - 1) / size;
    workers.inOrder(
        count,
        parts.size(),
        scratch,
        (own, index) -> {
          // Of about the same size: what averages over a part wants no small ones.
          int begin = (int) ((long) samples * index / count);
          int end = (int) ((long) samples * (index + 1) / count);
          own.loss = compute.of(own.part, begin, end - begin);
        },
        (own, index) -> {
          loss += own.loss;
          take.accept(own.part);
        });
  }
}
