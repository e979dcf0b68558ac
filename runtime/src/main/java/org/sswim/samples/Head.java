package org.sswim.samples;

/** How the output voltages of a network are read. */
public enum Head {
  /** The voltages at the last step of a sample, as they are: forecasts, regression. */
  VOLTAGE,
  /** The number of the output whose voltage is highest at the last step: a class. */
  HIGHEST,
  /** The voltages at every step: signals. */
  VOLTAGES,
  /** 1 at every step at which a voltage reaches half of what a spike is trained for, else 0. */
  SPIKES;

  /** The number of the output whose voltage is highest; the first of several. */
  public static int highest(float[] voltages) {
    int best = 0;
    for (int k = 1; k < voltages.length; k++) {
      if (voltages[k] > voltages[best]) {
        best = k;
      }
    }
    return best;
  }
}
