package org.sswim.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.gradient.BatchSums;
import org.sswim.sequences.LabelledSequences;

/** Compares gradients with central differences of the loss. */
public final class Differences {
  /** So small that few kinks and jumps lie within it, and that rounding does no harm. */
  private static final double STEP = 2e-3;

  private static final int CLASSES = 3;

  private Differences() {}

  /** Random samples of values in [0, 1], a third of them 0. */
  public static Vectors samples(int count, int inputs) {
    Random random = new Random(3);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      float[] own = new float[inputs];
      for (int j = 0; j < inputs; j++) {
        own[j] = Math.max(0, (3 * random.nextFloat() - 1) / 2);
      }
      values.add(own);
      label[i] = i % CLASSES;
    }
    return Vectors.of(
        new LabelledSequences(values, inputs, List.of(), label, List.of("a", "b", "c"), null),
        true);
  }

  /** Random sequences of 5 to 9 steps, of values in [0, 1], cut into rows. */
  public static Vectors sequences(int count, int inputs, int rows) {
    Random random = new Random(3);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      float[] own = new float[(5 + i % 5) * inputs];
      for (int j = 0; j < own.length; j++) {
        own[j] = random.nextFloat();
      }
      values.add(own);
      label[i] = i % CLASSES;
    }
    return Vectors.of(
        new LabelledSequences(values, inputs, List.of(), label, List.of("a", "b", "c"), null),
        true,
        rows);
  }

  /**
   * Asserts that gradients are slopes of the loss: within a share of the largest of an array, but
   * for one parameter in twenty, which may have a kink or a jump within all steps.
   *
   * @param groups parameters, each with its gradient in the same place
   * @param samples number of samples, from 0 on
   */
  public static void assertGradients(
      BatchSums.Part part, List<float[]> groups, int samples, double tolerance) {
    int[] order = IntStream.range(0, samples).toArray();
    part.gradient(order, 0, samples, 1);
    List<float[]> gradients = part.gradients().stream().map(float[]::clone).toList();
    assertThat(gradients).hasSameSizeAs(groups);
    for (int a = 0; a < groups.size(); a++) {
      float[] values = groups.get(a);
      double[] miss = new double[values.length];
      double largest = 0;
      for (int i = 0; i < values.length; i++) {
        double slope = slope(part, order, values, i);
        miss[i] = Math.abs(slope - gradients.get(a)[i]);
        largest = Math.max(largest, Math.abs(gradients.get(a)[i]));
      }
      assertThat(largest).as("array %d", a).isGreaterThan(1e-3);
      double close = tolerance * largest;
      assertThat(Arrays.stream(miss).filter(m -> !(m <= close)).count())
          .as("array %d: %s of %s", a, Arrays.toString(miss), largest)
          .isLessThanOrEqualTo(values.length / 20);
    }
  }

  /** The median of differences of three steps. */
  private static double slope(BatchSums.Part part, int[] order, float[] values, int i) {
    double[] slopes = new double[3];
    float before = values[i];
    for (int s = 0; s < 3; s++) {
      double step = STEP * Math.pow(.5, s);
      values[i] = (float) (before + step);
      double above = part.loss(order, 0, order.length);
      double to = values[i];
      values[i] = (float) (before - step);
      double below = part.loss(order, 0, order.length);
      slopes[s] = (above - below) / (to - values[i]);
    }
    values[i] = before;
    Arrays.sort(slopes);
    return slopes[1];
  }
}
