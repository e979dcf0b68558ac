package org.sswim.example.extension;

import org.sswim.evaluation.Metric;

/**
 * A metric: the share of changes from lead to lead whose sign is that of the forecast's, 0 to 1.
 */
public final class Direction implements Metric {

  @Override
  public String label() {
    return "direction";
  }

  @Override
  public boolean lowerIsBetter() {
    return false;
  }

  @Override
  public Sum sum(int channels) {
    return new Changes();
  }

  private static final class Changes implements Sum {
    private long right;
    private long all;

    @Override
    public void add(int channel, double[] truth, double[] forecast) {
      for (int k = 1; k < truth.length; k++) {
        double change = truth[k] - truth[k - 1];
        // Not a number where one of the two was not observed.
        if (change < 0 || change > 0) {
          all++;
          right += change * (forecast[k] - forecast[k - 1]) > 0 ? 1 : 0;
        }
      }
    }

    @Override
    public double value() {
      return all == 0 ? Double.NaN : (double) right / all;
    }
  }
}
