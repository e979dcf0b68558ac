package org.sswim.sequences;

import java.util.Arrays;
import java.util.List;

/** Spikes of all samples in the order of their rows. */
final class Spikes {
  private int[] sample = new int[1024];
  private int[] unit = new int[1024];
  private double[] time = new double[1024];
  private int count;
  private int highestUnit;
  private double lastTime;
  private boolean whole = true;

  /** Adds a spike; none of the arguments is negative. */
  void add(int ofSample, int ofUnit, double at) {
    if (count == time.length) {
      int length = count + count / 2;
      sample = Arrays.copyOf(sample, length);
      unit = Arrays.copyOf(unit, length);
      time = Arrays.copyOf(time, length);
    }
    sample[count] = ofSample;
    unit[count] = ofUnit;
    time[count++] = at;
    highestUnit = Math.max(highestUnit, ofUnit);
    lastTime = Math.max(lastTime, at);
    whole &= at == Math.rint(at);
  }

  /** The highest unit of all. */
  int highestUnit() {
    return highestUnit;
  }

  /** The last time of all. */
  double lastTime() {
    return lastTime;
  }

  /** Whether all times are whole numbers. */
  boolean whole() {
    return whole;
  }

  /**
   * Counts the spikes of each step and unit.
   *
   * @param trains of each sample, {@code [steps][units]}; counts are added
   * @param end of the last of equally long steps; 0 if times are the steps themselves
   */
  void count(List<float[]> trains, int units, double end, int steps) {
    for (int i = 0; i < count; i++) {
      int step =
          end == 0 ? (int) time[i] : (int) Math.min(steps - 1.0, Math.floor(time[i] / end * steps));
      trains.get(sample[i])[step * units + unit[i]]++;
    }
  }
}
