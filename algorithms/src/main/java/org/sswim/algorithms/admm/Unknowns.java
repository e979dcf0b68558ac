package org.sswim.algorithms.admm;

import java.util.Arrays;
import org.sswim.algorithms.learning.Vectors;

/**
 * The unknowns besides weights, of some samples: voltages z and relaxed spikes a of every layer and
 * step, and the multiplier of the last equation. Arrays are {@code [steps][rows][width]}.
 */
final class Unknowns {
  private final int rows;
  private final int inputSteps;
  private final float[] input;
  private final int[] label;
  private final float[][] z;
  private final float[][] a;
  private final float[] multiplier;

  /**
   * Samples from {@code from} on, with voltages and spikes at 0.
   *
   * @param widths of the layers behind the input, outputs last
   */
  Unknowns(Vectors data, int from, int rows, int steps, int[] widths) {
    this.rows = rows;
    inputSteps = data.steps();
    input = new float[Math.multiplyExact(inputSteps, rows) * data.inputs()];
    label = new int[rows];
    int[] order = new int[rows];
    Arrays.setAll(order, i -> from + i);
    data.fill(order, 0, rows, input, label);
    z = new float[widths.length][];
    a = new float[widths.length - 1][];
    for (int l = 0; l < widths.length; l++) {
      int size = Math.multiplyExact(Math.multiplyExact(steps, rows), widths[l]);
      z[l] = new float[size];
      if (l < a.length) {
        a[l] = new float[size];
      }
    }
    multiplier = new float[rows * widths[widths.length - 1]];
  }

  int rows() {
    return rows;
  }

  /** Steps that the input holds: 1 where it is the same at every step. */
  int inputSteps() {
    return inputSteps;
  }

  /** {@code [inputSteps][rows][inputs]}. */
  float[] input() {
    return input;
  }

  int label(int row) {
    return label[row];
  }

  float[] voltages(int layer) {
    return z[layer];
  }

  float[] spikes(int layer) {
    return a[layer];
  }

  /** {@code [rows][classes]}. */
  float[] multiplier() {
    return multiplier;
  }
}
