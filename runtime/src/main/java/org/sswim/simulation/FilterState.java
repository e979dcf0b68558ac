package org.sswim.simulation;

import java.util.Arrays;
import org.sswim.stored.StateBytes;

/** What a {@link KernelBank} remembers between steps. */
final class FilterState {
  final float[] first;
  final float[] second;

  /** The last inputs, one array per step. */
  final float[][] ring;

  int position;

  FilterState(int first, int second, int ring, int neurons) {
    this.first = new float[first];
    this.second = new float[second];
    this.ring = new float[ring][neurons];
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

  /** Names what changes. */
  void state(StateBytes bytes) {
    bytes.floats(first);
    bytes.floats(second);
    for (float[] step : ring) {
      bytes.floats(step);
    }
    position = (int) bytes.number(position);
  }
}
