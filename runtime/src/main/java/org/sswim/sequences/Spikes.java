package org.sswim.sequences;

import java.util.ArrayList;
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

  /**
   * Trains of the numbers of spikes of each step and unit.
   *
   * @param samples how many
   * @param units more than the highest
   * @param bins how times become steps
   * @param room refuses trains that are too large
   * @return of each sample, {@code [steps][units]}
   */
  List<float[]> trains(int samples, int units, SpikeCsv.Bins bins, Room room) {
    double end = bins.end() == 0 ? lastTime : bins.end();
    boolean own = bins.steps() == 0 && whole;
    double wanted =
        own ? Math.floor(end) + 1 : bins.steps() == 0 ? SpikeCsv.Bins.STEPS : bins.steps();
    // Above this bound, a double need not tell neighbouring steps apart.
    int steps = (int) Math.min(wanted, Integer.MAX_VALUE);
    room.require(samples, steps, units);
    List<float[]> trains = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      trains.add(new float[steps * units]);
    }
    for (int i = 0; i < count; i++) {
      int step =
          own ? (int) time[i] : (int) Math.min(steps - 1.0, Math.floor(time[i] / end * steps));
      trains.get(sample[i])[step * units + unit[i]]++;
    }
    return trains;
  }
}
