package org.sswim.shown;

import java.util.Arrays;

/** A run in windows: a step for the input, and one for each layer. */
final class WindowedRun extends ShownRun {
  private final SingleSpikeModel model;
  private final SpikeProbe probe;

  /** Spike times of the input and of each layer, from the beginning of their windows on. */
  private final float[][] times;

  private final float[] evidence;
  private final Ramps[] ramps;

  WindowedRun(SingleSpikeModel model, SpikeProbe probe) {
    this.model = model;
    this.probe = probe;
    int count = model.layers().size();
    times = new float[count][];
    for (int l = 0; l < count; l++) {
      times[l] = new float[model.layers().get(l).inputs()];
    }
    evidence = new float[model.classes().size()];
    ramps = model.layers().stream().map(layer -> new Ramps(layer.outputs())).toArray(Ramps[]::new);
  }

  @Override
  public void step(float[] scaled) {
    if (over()) {
      return;
    }
    if (steps == 0) {
      for (int i = 0; i < scaled.length; i++) {
        times[0][i] = SpikeClock.latency(scaled[i]);
      }
    } else {
      layer(steps - 1);
    }
    steps++;
  }

  private void layer(int number) {
    SpikeLayer layer = model.layers().get(number);
    Ramps own = ramps[number];
    own.reset(layer.reference());
    for (int i = 0; i < layer.inputs(); i++) {
      if (times[number][i] < Float.POSITIVE_INFINITY) {
        float t = times[number][i];
        own.add(layer.weights(), i, Math.min(1, layer.arrival(i, t)));
        probe.arrived(number, i);
      }
    }
    probe.compared(number);
    boolean last = number + 1 == times.length;
    for (int j = 0; j < layer.outputs(); j++) {
      if (last) {
        evidence[j] = 2 * own.slope(j) - own.offset(j);
      } else {
        float t = Ramps.windowed(own.slope(j), own.offset(j));
        times[number + 1][j] = t;
        spikes += t < Float.POSITIVE_INFINITY ? 1 : 0;
      }
    }
  }

  @Override
  public boolean over() {
    return steps == model.clock().steps();
  }

  @Override
  public void evidence(float[] out) {
    System.arraycopy(evidence, 0, out, 0, out.length);
  }

  @Override
  public void reset() {
    steps = 0;
    spikes = 0;
    Arrays.fill(evidence, 0);
  }
}
