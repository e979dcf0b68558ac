package org.sswim.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.options.Auto;

/**
 * The threads that training and scoring share their work among. They decide how long a fit takes
 * and nothing about its result, so they are handed to trainers beside the options, not among them.
 *
 * <p>Work is cut into tasks whose number and size do not depend on the threads. Any worker computes
 * any task, with scratch memory of its own and a single-threaded BLAS. Results are taken in the
 * order of the tasks, one at a time. So the result is the same, bit for bit, for every number of
 * threads and whatever else the machine does. (OpenBLAS's own threads give neither, and wait in
 * busy loops for one another on a machine with other work to do.)
 *
 * @param threads number of threads, at least 1
 */
public record Workers(int threads) {
  /** Set in the threads of {@link #inOrder}, which do not divide their work again. */
  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  /** Checks the number. */
  public Workers {
    Checks.that(threads >= 1).or("threads is %s, must be at least 1", threads);
  }

  /** So many threads. */
  public static Workers of(int threads) {
    return new Workers(threads);
  }

  /** One thread for each processor. */
  public static Workers available() {
    return new Workers(Runtime.getRuntime().availableProcessors());
  }

  /** So many workers, or where that is automatic as many as there are processors. */
  public static Workers of(Auto<Integer> threads) {
    return threads.isAuto() ? available() : of((int) threads.value());
  }

  /** A part of the work. */
  public interface Task<S> {
    /**
     * Does it.
     *
     * @param scratch the worker's own
     * @param index number of the task
     */
    void run(S scratch, int index);
  }

  /**
   * Computes tasks side by side and takes their results in order.
   *
   * @param tasks number of tasks
   * @param most largest number of workers that there is memory for, at least 1
   * @param scratch makes the memory of a worker
   * @param compute computes a task into the scratch
   * @param take takes the result out of the scratch; never two at once, always in order
   */
  public <S> void inOrder(int tasks, int most, Supplier<S> scratch, Task<S> compute, Task<S> take) {
    boolean inside = INSIDE.get();
    int count = inside ? 1 : Math.min(Math.min(threads, most), tasks);
    AtomicInteger next = new AtomicInteger();
    // Its phase is the number of results that are taken; below 0 after a failure.
    Phaser taken = new Phaser(1);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    sideBySide(
        count,
        () -> {
          INSIDE.set(inside || count > 1);
          try {
            S own = scratch.get();
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
              compute.run(own, i);
              if (!reached(taken, i)) {
                return;
              }
              take.run(own, i);
              taken.arrive();
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            taken.forceTermination();
          } finally {
            INSIDE.set(inside);
          }
        });
    Throwable first = failure.get();
    if (first instanceof RuntimeException e) {
      throw e;
    }
    if (first instanceof Error e) {
      throw e;
    }
  }

  /** As above, where there is memory for any number of workers. */
  public <S> void inOrder(int tasks, Supplier<S> scratch, Task<S> compute, Task<S> take) {
    inOrder(tasks, Integer.MAX_VALUE, scratch, compute, take);
  }

  /**
   * Solves regressions of so many features by as many workers as a quarter of the memory is enough
   * for. Each has sums of its own and equations.
   *
   * @param solve solves the regression of a number
   */
  public <T> List<T> regressions(int count, int features, IntFunction<T> solve) {
    double most =
        Runtime.getRuntime().maxMemory() / 4.0 / (2.0 * Double.BYTES * features * features);
    List<T> all = new ArrayList<>();
    inOrder(
        count,
        (int) Math.max(1, Math.min(count, most)),
        AtomicReference<T>::new,
        (own, r) -> own.set(solve.apply(r)),
        (own, r) -> all.add(own.get()));
    return all;
  }

  /** Waits, whatever interrupts, for a phase; whether it came. */
  private static boolean reached(Phaser phases, int wanted) {
    int phase = phases.getPhase();
    while (phase >= 0 && phase != wanted) {
      phase = phases.awaitAdvance(phase);
    }
    return phase >= 0;
  }

  /** Does the same work on this thread and others, which must not fail. */
  private static void sideBySide(int threads, Runnable work) {
    List<CompletableFuture<Void>> helpers = new ArrayList<>();
    for (int w = 1; w < threads; w++) {
      String name = "sswim-worker-" + w;
      helpers.add(
          CompletableFuture.runAsync(
              work,
              task -> {
                Thread helper = new Thread(task, name);
                helper.setDaemon(true);
                helper.start();
              }));
    }
    work.run();
    helpers.forEach(CompletableFuture::join);
  }

  /** Computes tasks side by side that write to places of their own. */
  public void each(int tasks, IntConsumer compute) {
    each(tasks, () -> compute, IntConsumer::accept);
  }

  /**
   * Does tasks in no order, where each worker has something of its own.
   *
   * @param scratch makes it
   */
  public <S> void each(int tasks, Supplier<S> scratch, Task<S> compute) {
    inOrder(tasks, scratch, compute, (own, index) -> {});
  }
}
