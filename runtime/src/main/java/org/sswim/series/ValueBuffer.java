package org.sswim.series;

import java.util.ArrayList;
import java.util.List;

/** Grows in blocks, so that reading a file peaks at twice the memory of its values, not more. */
final class ValueBuffer {
  private static final int BLOCK = 1 << 16;

  private final List<double[]> full = new ArrayList<>();
  private double[] block = new double[BLOCK];
  private int used;

  void add(double[] row) {
    int done = 0;
    while (done < row.length) {
      if (used == BLOCK) {
        full.add(block);
        block = new double[BLOCK];
        used = 0;
      }
      int part = Math.min(row.length - done, BLOCK - used);
      System.arraycopy(row, done, block, used, part);
      used += part;
      done += part;
    }
  }

  double[] toArray() {
    double[] all = new double[full.size() * BLOCK + used];
    for (int i = 0; i < full.size(); i++) {
      System.arraycopy(full.get(i), 0, all, i * BLOCK, BLOCK);
    }
    System.arraycopy(block, 0, all, full.size() * BLOCK, used);
    return all;
  }
}
