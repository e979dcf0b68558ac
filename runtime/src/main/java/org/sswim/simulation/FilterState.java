package org.sswim.simulation;

import java.util.Arrays;

/** What a {@link KernelBank} remembers between steps. */
final class FilterState {
  final float[] first;
  final float[] second;
  final float[] ring;
  int position;

  FilterState(int first, int second, int ring) {
    this(new float[first], new float[second], new float[ring], 0);
  }

  private FilterState(float[] first, float[] second, float[] ring, int position) {
    this.first = first;
    this.second = second;
    this.ring = ring;
    this.position = position;
  }

  void reset() {
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    Arrays.fill(ring, 0);
    position = 0;
  }

  FilterState copy() {
    return new FilterState(first.clone(), second.clone(), ring.clone(), position);
  }
}
