package org.sswim.training;

/** Hears how far a long piece of work is. */
@FunctionalInterface
public interface FitProgress {
  /** Hears nothing. */
  FitProgress NONE = (done, next) -> {};

  /**
   * Called before each piece of work, on the thread that fits.
   *
   * @param done about which share of the time has passed, rising from 0 to 1: what such fits take
   *     as a rule, not a measurement of this one
   * @param next what comes
   */
  void at(double done, String next);

  /**
   * Hears of a part of what this hears of.
   *
   * @param from share at which the part begins
   * @param to share at which it ends
   */
  default FitProgress part(double from, double to) {
    return (done, next) -> at(from + (to - from) * done, next);
  }
}
