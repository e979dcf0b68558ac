package org.sswim.simulation;

import java.util.Arrays;

/** What a {@link KernelBank} remembers between steps. */
final class FilterState {
  final float[] first;
  final float[] second;

  /** The last inputs, one array per step. */
  final float[][] ring;

  int position;

  FilterState(int first, int second, int ring, int neurons) {
    this(new float[first], new float[second], new float[ring][neurons], 0);
  }

  private FilterState(float[] first, float[] second, float[][] ring, int position) {
    this.first = first;
    this.second = second;
    this.ring = ring;
    this.position = position;
  }

  void reset() {
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    for (float[] step : ring) {
      Arrays.fill(step, 0);
    }
    position = 0;
  }

  /** Number of values held. */
  long values() {
    long past = ring.length == 0 ? 0 : (long) ring.length * ring[0].length;
    return first.length + second.length + past;
  }

  FilterState copy() {
    float[][] past = ring.clone();
    Arrays.setAll(past, u -> ring[u].clone());
    return new FilterState(first.clone(), second.clone(), past, position);
  }
}
