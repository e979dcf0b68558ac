package org.sswim.training;

/** Hears how far a long piece of work is. */
@FunctionalInterface
public interface FitProgress {
  /** Hears nothing. */
  FitProgress NONE = (done, next) -> {};

  /**
   * Called before each piece of work, on the thread that fits.
   *
   * @param done roughly the share of the time that has passed, rising from 0 to 1. It is an
   *     experience with such fits, not a measurement of this one
   * @param next what comes
   */
  void at(double done, String next);

  /**
   * A listener to a part of the work that this listener hears of.
   *
   * @param from share at which the part begins
   * @param to share at which it ends
   */
  default FitProgress part(double from, double to) {
    return (done, next) -> at(from + (to - from) * done, next);
  }
}
