package org.sswim.algorithms.learning;

import java.util.function.Supplier;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.ClassWatch;
import org.sswim.gradient.Epoch;
import org.sswim.gradient.Epochs;

/**
 * Tells the listeners of a fit how far its epochs are, and shows them the model now and then. It
 * does so {@value #SHOWN} times, as looking at the model takes time, which does not count as
 * training.
 */
public final class Progress implements Epochs.Listener {
  /** How often models are shown, if they are quick to look at. */
  public static final int SHOWN = 10;

  private final ClassWatch watch;
  private final int epochs;
  private final int shown;
  private final Supplier<? extends ClassModel> model;
  private final long began = System.nanoTime();
  private long looking;

  /**
   * Begins to count time.
   *
   * @param epochs of the training
   * @param model makes the model as it is
   */
  public Progress(ClassWatch watch, int epochs, Supplier<? extends ClassModel> model) {
    this(watch, epochs, SHOWN, model);
  }

  /**
   * The same where models are shown so many times instead, as looking at them takes long.
   *
   * @param shown at least 1
   */
  public Progress(ClassWatch watch, int epochs, int shown, Supplier<? extends ClassModel> model) {
    this.watch = watch;
    this.epochs = epochs;
    this.shown = shown;
    this.model = model;
  }

  @Override
  public void at(double share, String what) {
    watch.at(share, what);
  }

  @Override
  public boolean done(int number, double loss) {
    if (number % Math.max(1, epochs / shown) == 0 || number == epochs) {
      long start = System.nanoTime();
      double seconds = (start - began - looking) * 1e-9;
      watch.measured(new Epoch(number, loss, Double.NaN, seconds), model);
      looking += System.nanoTime() - start;
    }
    return true;
  }
}
