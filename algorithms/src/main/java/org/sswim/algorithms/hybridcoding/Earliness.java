package org.sswim.algorithms.hybridcoding;

import java.util.concurrent.atomic.AtomicLong;
import org.sswim.gradient.State;

/**
 * How much early decisions cost: theta, {@code 1 - (right early) / (right at the end)} within 0 ..
 * 1, of an epoch for the next. Sums of whole numbers, so that the order of workers changes nothing.
 */
final class Earliness implements State {
  private final AtomicLong early = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private volatile double theta = 1;

  /** Hears of a sample. */
  void heard(boolean rightEarly, boolean rightLate) {
    early.addAndGet(rightEarly ? 1 : 0);
    late.addAndGet(rightLate ? 1 : 0);
  }

  @Override
  public double[] numbers() {
    return new double[] {theta};
  }

  @Override
  public void resume(double[] numbers) {
    theta = numbers[0];
  }

  double theta() {
    return theta;
  }

  /** Sets theta by what was heard of since the last call; says to go on. */
  boolean next() {
    long right = late.getAndSet(0);
    double share = (double) early.getAndSet(0) / Math.max(1, right);
    theta = Math.max(0, Math.min(1, 1 - share));
    return true;
  }
}
