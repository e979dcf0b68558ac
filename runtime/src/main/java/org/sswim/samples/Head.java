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

  private static final float THRESHOLD = 0.5f;

  /**
   * Reads the voltages of a step.
   *
   * @param voltages {@code [outputs]}
   * @return the voltages, spikes of each output, or for {@link #HIGHEST} the number of one alone
   */
  public float[] read(float[] voltages) {
    return switch (this) {
      case VOLTAGE, VOLTAGES -> voltages.clone();
      case HIGHEST -> new float[] {highest(voltages)};
      case SPIKES -> {
        float[] spikes = new float[voltages.length];
        for (int k = 0; k < spikes.length; k++) {
          spikes[k] = voltages[k] >= THRESHOLD ? 1 : 0;
        }
        yield spikes;
      }
    };
  }

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
