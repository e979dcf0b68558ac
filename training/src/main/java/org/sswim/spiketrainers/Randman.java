package org.sswim.spiketrainers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.checks.Checks;
import org.sswim.sampling.SeedStreams;

/**
 * Smooth random manifolds in spike times. On a manifold of D dimensions unit i fires once, at
 *
 * <pre>
 *   t_i(x) = (f_i(x) - min f_i) / (max f_i - min f_i) (steps - 1)
 *   f_i(x) = prod_{d &lt; D} sum_{k &lt; 32} a_idk (k + 1)^-alpha sin(2 pi (k x_d b_idk + c_idk))
 * </pre>
 *
 * <p>with coordinates x in [0, 1]^D, and a, b, c uniform in [0, 1] but for {@code a_id0 = 0}. The
 * least and the largest value are those over 1000 points. Every class is a manifold of its own; the
 * coordinates are real targets.
 *
 * @see <a href="https://doi.org/10.1162/neco_a_01367">Zenke and Vogels 2021, The remarkable
 *     robustness of surrogate gradient learning, Neural Computation 33(4)</a>
 */
public final class Randman {
  private static final int WAVES = 32;
  private static final int EXTREMES = 1000;

  private final int dimensions;
  private final int units;
  private final double[] amplitude;
  private final double[] frequency;
  private final double[] phase;
  private final double[] least;
  private final double[] most;

  /**
   * A manifold.
   *
   * @param dimensions D, at least 1
   * @param units number of units, at least 1
   * @param alpha smoothness, 1 for rough manifolds, 2 and more for smooth ones
   * @param seed with the number of the class the only source of chance
   */
  public Randman(int dimensions, int units, double alpha, long seed, int manifold) {
    Checks.that(dimensions >= 1 && units >= 1)
        .or("a manifold needs dimensions and units; got %s and %s", dimensions, units);
    this.dimensions = dimensions;
    this.units = units;
    int waves = units * dimensions * WAVES;
    amplitude = new double[waves];
    frequency = new double[waves];
    phase = new double[waves];
    UniformRandomProvider random = new SeedStreams(seed).stream("randman", manifold);
    for (int w = 0; w < waves; w++) {
      int k = w % WAVES;
      amplitude[w] = k == 0 ? 0 : random.nextDouble() * Math.pow(k + 1.0, -alpha);
      frequency[w] = k * random.nextDouble();
      phase[w] = random.nextDouble();
    }
    least = new double[units];
    most = new double[units];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    for (int n = 0; n < EXTREMES; n++) {
      double[] point = point(random);
      for (int i = 0; i < units; i++) {
        double value = value(i, point);
        least[i] = Math.min(least[i], value);
        most[i] = Math.max(most[i], value);
      }
    }
  }

  private double[] point(UniformRandomProvider random) {
    return DoubleStream.generate(random::nextDouble).limit(dimensions).toArray();
  }

  private double value(int unit, double[] point) {
    double product = 1;
    for (int d = 0; d < dimensions; d++) {
      double sum = 0;
      int from = (unit * dimensions + d) * WAVES;
      for (int w = from; w < from + WAVES; w++) {
        sum += amplitude[w] * Math.sin(2 * Math.PI * (frequency[w] * point[d] + phase[w]));
      }
      product *= sum;
    }
    return product;
  }

  /**
   * The spikes of a point.
   *
   * @param point x, in [0, 1]: {@code [dimensions]}
   * @param steps of the train
   * @return 0 and 1, row-major {@code [steps][units]}, one spike of each unit
   */
  public float[] spikes(double[] point, int steps) {
    Checks.that(point.length == dimensions && steps >= 1)
        .or(
            "a point has %s coordinates and a train steps; got %s and %s",
            dimensions, point.length, steps);
    float[] train = new float[Math.multiplyExact(steps, units)];
    for (int i = 0; i < units; i++) {
      double share = (value(i, point) - least[i]) / (most[i] - least[i]);
      int t = (int) Math.round(Math.min(1, Math.max(0, share)) * (steps - 1));
      train[t * units + i] = 1;
    }
    return train;
  }

  /**
   * Points of a manifold and their spikes.
   *
   * @param spikes of each point, row-major {@code [steps][units]}
   * @param coordinates of each point: {@code [dimensions]}
   */
  public record Points(List<float[]> spikes, List<double[]> coordinates) {}

  /** Draws points, uniformly. */
  public Points draw(int count, int steps, long seed) {
    List<float[]> trains = new ArrayList<>();
    List<double[]> coordinates = new ArrayList<>();
    UniformRandomProvider random = new SeedStreams(seed).stream("points");
    for (int n = 0; n < count; n++) {
      double[] point = point(random);
      coordinates.add(point);
      trains.add(spikes(point, steps));
    }
    return new Points(trains, coordinates);
  }
}
