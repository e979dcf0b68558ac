package org.sswim.classifiers;

import java.util.function.Supplier;
import org.sswim.classification.ClassModel;
import org.sswim.gradient.Epoch;

/** Hears of the fit of a classifier on its way. */
@FunctionalInterface
public interface ClassWatch {
  /**
   * Called after each epoch, and at first with the start.
   *
   * @param epoch what it was, its validation loss that of samples left out
   * @param model makes the classifier as it is then
   */
  void measured(Epoch epoch, Supplier<? extends ClassModel> model);

  /**
   * Called now and then.
   *
   * @param share of the fit that is done, 0 .. 1
   * @param what how it goes, in few words
   */
  default void at(double share, String what) {}
}
