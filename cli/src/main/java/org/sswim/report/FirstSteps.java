package org.sswim.report;

import org.sswim.samples.Samples;

/**
 * The first steps of samples, as where an image is shown for a shorter while.
 *
 * @param all samples that all take every step
 * @param steps how many, 1 .. those of the samples
 */
record FirstSteps(Samples all, int steps) implements Samples {

  @Override
  public int lanes() {
    return all.lanes();
  }

  @Override
  public int places() {
    return all.places();
  }

  @Override
  public int signals() {
    return all.signals();
  }

  @Override
  public boolean constant() {
    return all.constant();
  }

  @Override
  public float value(int lane, int place, int step, int signal) {
    return all.value(lane, place, step, signal);
  }
}
