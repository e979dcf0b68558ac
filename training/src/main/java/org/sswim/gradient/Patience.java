package org.sswim.gradient;

/** Remembers the best of some losses, and how long ago it was. */
public final class Patience implements State {
  private final int most;
  private int best;
  private int last = -1;
  private double least = Double.NaN;

  /**
   * Has heard of nothing.
   *
   * @param most losses without a better one after which to stop, at least 1
   */
  public Patience(int most) {
    this.most = most;
  }

  /**
   * Hears of a loss.
   *
   * @return whether it is the best so far; the first is, and later what is not a number never
   */
  public boolean better(double loss) {
    last++;
    if (last == 0 || loss < least) {
      least = loss;
      best = last;
      return true;
    }
    return false;
  }

  /** Whether it is time to stop. */
  public boolean over() {
    return last - best >= most;
  }

  @Override
  public double[] numbers() {
    return new double[] {best, last, least};
  }

  @Override
  public void resume(double[] numbers) {
    best = (int) numbers[0];
    last = (int) numbers[1];
    least = numbers[2];
  }
}
