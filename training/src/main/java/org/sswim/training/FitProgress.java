package org.sswim.training;

/** Hears how far a long piece of work is. */
@FunctionalInterface
public interface FitProgress {
  /** Hears nothing. */
  FitProgress NONE = (done, next) -> {};

  /**
   * Called before each piece of work, on the thread that fits.
   *
   * @param done roughly the share of the work that is done, rising from 0 to 1
   * @param next what comes
   */
  void at(double done, String next);

  /**
   * A listener to one of some parts of alike length.
   *
   * @param part from 0 on
   */
  default FitProgress part(int part, int parts) {
    return (done, next) -> at((part + done) / parts, next);
  }
}
