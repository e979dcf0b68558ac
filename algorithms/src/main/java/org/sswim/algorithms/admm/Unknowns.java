package org.sswim.algorithms.admm;

import java.util.Arrays;
import org.sswim.algorithms.learning.Vectors;

/**
 * The unknowns besides weights, of some samples: voltages z and relaxed spikes a of every layer and
 * step, and the multiplier of the last equation. Arrays are {@code [steps][rows][width]}.
 *
 * @param inputSteps steps that the input holds: 1 where it is the same at every step
 * @param input {@code [inputSteps][rows][inputs]}
 * @param multiplier {@code [rows][classes]}
 */
record Unknowns(
    int rows,
    int inputSteps,
    float[] input,
    int[] label,
    float[][] z,
    float[][] a,
    float[] multiplier) {

  /**
   * Samples from {@code from} on, with voltages and spikes at 0.
   *
   * @param widths of the layers behind the input, outputs last
   */
  static Unknowns of(Vectors data, int from, int rows, int steps, int[] widths) {
    float[] input = new float[Math.multiplyExact(data.steps(), rows) * data.inputs()];
    int[] label = new int[rows];
    int[] order = new int[rows];
    Arrays.setAll(order, i -> from + i);
    data.fill(order, 0, rows, input, label);
    float[][] z = new float[widths.length][];
    float[][] a = new float[widths.length - 1][];
    for (int l = 0; l < widths.length; l++) {
      int size = Math.multiplyExact(Math.multiplyExact(steps, rows), widths[l]);
      z[l] = new float[size];
      if (l < a.length) {
        a[l] = new float[size];
      }
    }
    float[] multiplier = new float[rows * widths[widths.length - 1]];
    return new Unknowns(rows, data.steps(), input, label, z, a, multiplier);
  }

  int label(int row) {
    return label[row];
  }

  float[] voltages(int layer) {
    return z[layer];
  }

  /** Of a layer; of the one before the first, the input. */
  float[] spikes(int layer) {
    return layer < 0 ? input : a[layer];
  }

  /** Steps that what a layer sees differs in, out of all. */
  int seen(int layer, int steps) {
    return layer == 0 ? inputSteps : steps;
  }
}
