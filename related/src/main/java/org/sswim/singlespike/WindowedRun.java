package org.sswim.singlespike;

import java.util.Arrays;
import org.sswim.shown.ShownRun;

/** A run in windows: a step for the input, and one for each layer. */
final class WindowedRun extends ShownRun {
  private final SingleSpikeModel model;
  private final SpikeProbe probe;

  /** Spike times of the input and of each layer, from the beginning of their windows on. */
  private final float[][] times;

  private final float[] evidence;
  private final float[] slope;
  private final float[] offset;

  WindowedRun(SingleSpikeModel model, SpikeProbe probe) {
    this.model = model;
    this.probe = probe;
    int count = model.layers().size();
    times = new float[count][];
    for (int l = 0; l < count; l++) {
      times[l] = new float[model.layers().get(l).inputs()];
    }
    evidence = new float[model.classes().size()];
    int most = model.layers().stream().mapToInt(SpikeLayer::outputs).max().orElseThrow();
    slope = new float[most];
    offset = new float[most];
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
    int n = layer.outputs();
    System.arraycopy(layer.reference(), 0, slope, 0, n);
    Arrays.fill(offset, 0, n, 0);
    for (int i = 0; i < layer.inputs(); i++) {
      if (times[number][i] < Float.POSITIVE_INFINITY) {
        float t = times[number][i];
        Ramps.add(n, layer.weights(), i * n, Math.min(1, layer.arrival(i, t)), slope, offset);
        probe.arrived(number, i);
      }
    }
    probe.compared(number);
    boolean last = number + 1 == times.length;
    for (int j = 0; j < n; j++) {
      if (last) {
        evidence[j] = 2 * slope[j] - offset[j];
      } else {
        float t = Ramps.windowed(slope[j], offset[j]);
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
