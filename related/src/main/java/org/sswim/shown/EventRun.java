package org.sswim.shown;

import java.util.Arrays;
import java.util.List;

/**
 * A run in event time. A step takes the events of an interval layer by layer, and those of a layer
 * in order. So spike times do not depend on the length of steps.
 */
final class EventRun extends ShownRun {
  private final SpikeClock clock;
  private final LayerState[] layers;

  /** Spike times of the input; infinity before. */
  private final float[] input;

  private boolean decided;

  EventRun(SingleSpikeModel model, SpikeProbe probe) {
    clock = model.clock();
    List<SpikeLayer> all = model.layers();
    layers = new LayerState[all.size()];
    for (int l = 0; l < layers.length; l++) {
      layers[l] = new LayerState(all.get(l), l, probe);
    }
    input = new float[model.signals()];
    reset();
  }

  /** What changes in a layer. */
  private static final class LayerState {
    private final SpikeLayer layer;
    private final int number;
    private final SpikeProbe probe;
    private final Ramps ramps;
    private final float[] times;
    private final int[] crossed;

    /** Arrivals of an interval, each with the number of its input in the lower half. */
    private final long[] events;

    LayerState(SpikeLayer layer, int number, SpikeProbe probe) {
      this.layer = layer;
      this.number = number;
      this.probe = probe;
      ramps = new Ramps(layer.outputs());
      times = new float[layer.outputs()];
      crossed = new int[layer.outputs()];
      events = new long[layer.inputs()];
    }

    void reset() {
      ramps.reset(layer.reference());
      Arrays.fill(times, Float.POSITIVE_INFINITY);
    }

    /** Takes what arrives from {@code begin} on, before {@code end}; returns the spikes. */
    int run(float[] before, float begin, float end, boolean last) {
      int count = 0;
      for (int i = 0; i < before.length; i++) {
        float t = layer.arrival(i, before[i]);
        if (t >= begin && (t < end || (last && t == end))) {
          // Bits of floats that are not negative are in the order of the floats.
          events[count++] = (long) Float.floatToIntBits(t) << Integer.SIZE | i;
        }
      }
      Arrays.sort(events, 0, count);
      float now = begin;
      int fired = 0;
      for (int e = 0; e < count; e++) {
        float t = Float.intBitsToFloat((int) (events[e] >> Integer.SIZE));
        if (t > now) {
          fired += ramps.crossed(now, t, times, crossed);
          probe.compared(number);
          now = t;
        }
        ramps.add(layer.weights(), (int) events[e], t);
        probe.arrived(number, (int) events[e]);
      }
      probe.compared(number);
      return fired + ramps.crossed(now, end, times, crossed);
    }

    float earliest() {
      float least = Float.POSITIVE_INFINITY;
      for (float t : times) {
        least = Math.min(least, t);
      }
      return least;
    }
  }

  @Override
  public void step(float[] scaled) {
    if (over()) {
      return;
    }
    float begin = steps == 0 ? 0 : clock.end(steps - 1);
    float end = clock.end(steps);
    boolean last = steps + 1 == clock.steps();
    for (int i = 0; i < input.length; i++) {
      float t = SpikeClock.latency(scaled[i]);
      if (t >= begin && (t < end || (last && t == end)) && input[i] == Float.POSITIVE_INFINITY) {
        input[i] = t;
      }
    }
    float[] before = input;
    for (LayerState layer : layers) {
      spikes += layer.run(before, begin, end, last);
      before = layer.times;
    }
    steps++;
    decided = layers[layers.length - 1].earliest() < Float.POSITIVE_INFINITY;
  }

  @Override
  public boolean over() {
    return decided || steps == clock.steps();
  }

  /** Times of spikes, or when they would come if nothing else came; before the first, voltages. */
  @Override
  public void evidence(float[] out) {
    LayerState last = layers[layers.length - 1];
    float now = steps == 0 ? 0 : clock.end(steps - 1);
    for (int k = 0; k < out.length; k++) {
      float slope = last.ramps.slope(k);
      float offset = last.ramps.offset(k);
      if (decided) {
        float coming = slope > 0 ? (1 + offset) / slope : clock.longest();
        float t = last.times[k] < Float.POSITIVE_INFINITY ? last.times[k] : coming;
        out[k] = -clock.gain() * Math.min(clock.longest(), t);
      } else {
        out[k] = slope * now - offset;
      }
    }
  }

  @Override
  public void reset() {
    steps = 0;
    spikes = 0;
    decided = false;
    Arrays.fill(input, Float.POSITIVE_INFINITY);
    for (LayerState layer : layers) {
      layer.reset();
    }
  }
}
