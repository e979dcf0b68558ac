package org.sswim.gradient;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;

/**
 * Passes over training samples in batches of random order.
 *
 * @param count number of passes
 * @param batch samples of a step, at first
 * @param growth factor by which the samples of a step have grown at the end, evenly from step to
 *     step. The learning rate grows by its root, as more samples give a gradient with less noise. 1
 *     leaves them as they are
 * @param rate learning rate at first
 * @param schedule how it changes
 * @param seed covers the orders
 * @param name of the training, so that each of several has orders of its own
 */
public record Epochs(
    int count, int batch, double growth, double rate, Schedule schedule, long seed, String name) {
  private static final int REPORTS = 10;

  /** Passes in batches that stay as large. */
  public Epochs(int count, int batch, double rate, Schedule schedule, long seed, String name) {
    this(count, batch, 1, rate, schedule, seed, name);
  }

  /** Hears of a training. */
  @FunctionalInterface
  public interface Listener {
    /** Hears nothing, for trainings of a few seconds. */
    Listener NONE = (share, what) -> {};

    /**
     * Called several times in an epoch.
     *
     * @param share of all epochs that is done
     * @param what how it goes
     */
    void at(double share, String what);

    /**
     * Called after each epoch.
     *
     * @param number epochs done
     * @param loss mean training loss on the way
     * @return whether to go on
     */
    default boolean done(int number, double loss) {
      return true;
    }
  }

  /**
   * Trains on all samples.
   *
   * @param samples how many there are
   * @param part makes the memory of a worker for so many samples at once
   * @param steps makes steps of the gradients
   * @return the mean training loss of each epoch
   * @throws DivergedException if loss or parameters are not finite at the end of an epoch
   */
  public double[] run(
      int samples,
      IntFunction<? extends BatchSums.Part> part,
      Workers workers,
      Steps steps,
      Listener listener) {
    int[] all = IntStream.range(0, samples).toArray();
    BatchSums sums = new BatchSums(part, batch, workers);
    return run(all, sums, steps, () -> {}, listener, Journal.none().stage(List.of()));
  }

  /**
   * Trains a stage that is saved after each epoch, from where it was.
   *
   * @param samples numbers of the training samples
   * @param sums computes gradients
   * @param steps makes steps of them
   * @param afterStep called after each step, and at first where the stage goes on, to keep
   *     parameters in their range
   * @param saved saves the state of the steps and of the listener
   * @return the mean training loss of each epoch; 0 of those that were done before
   * @throws DivergedException if loss or parameters are not finite at the end of an epoch
   */
  public double[] run(
      int[] samples,
      BatchSums sums,
      Steps steps,
      Runnable afterStep,
      Listener listener,
      Journal.Stage saved) {
    double[] losses = new double[count];
    boolean go = !saved.ended();
    if (saved.epochs() > 0) {
      afterStep.run();
    }
    for (int e = saved.epochs(); e < count && go; e++) {
      int[] order = shuffled(samples.length, new SeedStreams(seed).stream(name, e));
      for (int i = 0; i < order.length; i++) {
        order[i] = samples[order[i]];
      }
      double sum = 0;
      int size;
      int reported = -1;
      for (int from = 0; from < order.length; from += size) {
        double grown = Math.pow(growth, (e + (double) from / order.length) / count);
        int wanted = (int) Math.round(batch * grown);
        size = Math.min(wanted, order.length - from);
        sum += size * sums.compute(order, from, size);
        // As if the last batch were whole: steps of a rate that falls to 0 do not.
        double whole = Math.ceil((double) order.length / wanted);
        double done = (e + (Math.floor((double) from / wanted) + 0.5) / whole) / count;
        steps.step(sums.sum(), rate * Math.sqrt(grown) * schedule.factor(done));
        afterStep.run();
        int part = (int) ((long) from * REPORTS / order.length);
        if (part > reported) {
          reported = part;
          listener.at(
              done,
              String.format(
                  Locale.ROOT, "epoch %d of %d, loss %.3f", e + 1, count, sum / (from + size)));
        }
      }
      if (!Double.isFinite(sum) || !steps.finite()) {
        throw new DivergedException(e + 1, rate);
      }
      losses[e] = sum / order.length;
      go = listener.done(e + 1, losses[e]);
      saved.save(e + 1, !go || e + 1 == count);
    }
    return losses;
  }

  /** The numbers from 0 on in a random order (Fisher and Yates). */
  public static int[] shuffled(int count, UniformRandomProvider random) {
    return ArraySampler.shuffle(random, IntStream.range(0, count).toArray());
  }
}
