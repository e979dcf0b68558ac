package org.sswim.gradient;

import java.util.Locale;

/** A descent whose loss or parameters are no longer finite: its learning rate is too high. */
public final class DivergedException extends ArithmeticException {
  private static final long serialVersionUID = 1;

  /**
   * A descent that ended so.
   *
   * @param epoch in which, from 1 on
   * @param rate learning rate at first
   */
  public DivergedException(int epoch, double rate) {
    super(
        String.format(
            Locale.ROOT,
            "the training diverged in epoch %d: its loss or weights are not finite at a learning"
                + " rate of %s",
            epoch,
            rate));
  }
}
