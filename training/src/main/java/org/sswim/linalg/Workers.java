package org.sswim.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
 */
public final class Workers {
  /** Set in the threads of {@link #inOrder}, which do not divide their work again. */
  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  private final int threads;

  private Workers(int threads) {
    this.threads = threads;
  }

  /**
   * So many threads.
   *
   * @param threads at least 1
   */
  public static Workers of(int threads) {
    Checks.that(threads >= 1).or("threads is %s, must be at least 1", threads);
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

  /** Number of threads. */
  public int threads() {
    return threads;
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
    int count = INSIDE.get() ? 1 : Math.min(Math.min(threads, most), tasks);
    if (count <= 1) {
      S own = scratch.get();
      for (int index = 0; index < tasks; index++) {
        compute.run(own, index);
        take.run(own, index);
      }
      return;
    }
    new Run<>(tasks, scratch, compute, take).with(count);
  }

  /** Computes tasks side by side that write to places of their own. */
  public void each(int tasks, java.util.function.IntConsumer compute) {
    each(tasks, () -> compute, java.util.function.IntConsumer::accept);
  }

  /**
   * Does tasks in no order, where each worker has something of its own.
   *
   * @param scratch makes it
   */
  public <S> void each(int tasks, Supplier<S> scratch, Task<S> compute) {
    inOrder(tasks, Integer.MAX_VALUE, scratch, compute, (own, index) -> {});
  }

  private static final class Run<S> {
    private final int tasks;
    private final Supplier<S> scratch;
    private final Task<S> compute;
    private final Task<S> take;
    private final AtomicInteger next = new AtomicInteger();
    private int taken;
    private @Nullable Throwable failure;

    Run(int tasks, Supplier<S> scratch, Task<S> compute, Task<S> take) {
      this.tasks = tasks;
      this.scratch = scratch;
      this.compute = compute;
      this.take = take;
    }

    void with(int count) {
      List<Thread> helpers = new ArrayList<>();
      for (int w = 1; w < count; w++) {
        Thread helper = new Thread(this::work, "sswim-worker-" + w);
        helper.setDaemon(true);
        helper.start();
        helpers.add(helper);
      }
      work();
      boolean interrupted = false;
      for (Thread helper : helpers) {
        while (helper.isAlive()) {
          try {
            helper.join();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      rethrow();
    }

    private void work() {
      INSIDE.set(true);
      try {
        S own = scratch.get();
        for (int index = next.getAndIncrement(); index < tasks; index = next.getAndIncrement()) {
          compute.run(own, index);
          if (!takeInTurn(own, index)) {
            return;
          }
        }
      } catch (RuntimeException | Error e) {
        fail(e);
      } finally {
        INSIDE.set(false);
      }
    }

    private synchronized boolean takeInTurn(S own, int index) {
      boolean interrupted = false;
      while (taken < index && failure == null) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure != null) {
        return false;
      }
      take.run(own, index);
      taken++;
      notifyAll();
      return true;
    }

    private synchronized void fail(Throwable e) {
      if (failure == null) {
        failure = e;
      }
      notifyAll();
    }

    private synchronized void rethrow() {
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
    }
  }
}
