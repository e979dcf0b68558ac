package org.sswim.algorithms.learning;

import java.util.List;
import java.util.Locale;
import org.sswim.descent.BatchSums;
import org.sswim.descent.DivergedException;
import org.sswim.descent.Order;
import org.sswim.descent.Schedule;
import org.sswim.descent.Steps;
import org.sswim.sampling.SeedStreams;

/**
 * Passes over training samples in batches of random order.
 *
 * @param count number of passes
 * @param batch samples of a step, at first
 * @param growth what the samples of a step are multiplied by until the end, evenly from step to
 *     step; the learning rate by its root, as so many samples give a gradient with as much less
 *     noise. 1 leaves them as they are
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
  public interface Listener {
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
    boolean done(int number, double loss);

    /** Hears nothing, for trainings of a few seconds. */
    Listener NONE =
        new Listener() {
          @Override
          public void at(double share, String what) {
            // Nobody asked.
          }

          @Override
          public boolean done(int number, double loss) {
            return true;
          }
        };
  }

  /**
   * Trains.
   *
   * @param samples numbers of the training samples
   * @param sums computes gradients
   * @param optimizer makes steps of them
   * @param afterStep called after each step, to keep parameters in their range
   * @throws DivergedException if loss or parameters are not finite at the end of an epoch
   */
  public void run(
      int[] samples, BatchSums sums, Steps optimizer, Runnable afterStep, Listener listener) {
    run(samples, sums, optimizer, afterStep, listener, Journal.none().stage(List.of()));
  }

  /**
   * Trains a stage that is saved after each epoch, from where it was.
   *
   * @param samples numbers of the training samples
   * @param sums computes gradients
   * @param optimizer makes steps of them
   * @param afterStep called after each step, and at first where the stage goes on, to keep
   *     parameters in their range
   * @param saved the stage, of the optimiser and of what listeners change
   * @throws DivergedException if loss or parameters are not finite at the end of an epoch
   */
  public void run(
      int[] samples,
      BatchSums sums,
      Steps optimizer,
      Runnable afterStep,
      Listener listener,
      Journal.Stage saved) {
    boolean go = !saved.ended();
    if (saved.epochs() > 0) {
      afterStep.run();
    }
    for (int e = saved.epochs(); e < count && go; e++) {
      int[] order = Order.shuffled(samples.length, new SeedStreams(seed).stream(name, e));
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
        optimizer.step(sums.sum(), rate * Math.sqrt(grown) * schedule.factor(done));
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
      if (!Double.isFinite(sum) || !optimizer.finite()) {
        throw new DivergedException(e + 1, rate);
      }
      go = listener.done(e + 1, sum / order.length);
      saved.save(e + 1, !go || e + 1 == count);
    }
  }
}
