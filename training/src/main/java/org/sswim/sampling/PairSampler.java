package org.sswim.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.options.Auto;

/**
 * Draws pairs of training samples whose inputs are similar and whose targets are not.
 *
 * <p>Of M = kappa N random candidates, N distinct pairs are drawn without replacement with
 * probability in proportion to {@code d_Y(y1, y2) / d_X(z1, z2)}. Candidates whose traces are equal
 * (within rounding, as a share of the median distance) are left out: they prescribe no direction.
 * So are repeated candidates. Where fewer than N are usable, pairs repeat; where all targets are
 * equal, all usable candidates are alike.
 *
 * <p>If the distances are left to choose, the entropy criterion takes the pair of distances whose
 * density has the lowest entropy. Only densities with an effective sample size of at least 2 N
 * count, so that the density has not collapsed.
 *
 * @param options the distances, and how many candidates there are
 * @see <a href="https://arxiv.org/abs/2306.16830">Bolager et al. 2023, definition 2, for d_Y / d_X;
 *     the entropy criterion is named in Gollwitzer and Dietrich 2025, its rule here is ours</a>
 */
public record PairSampler(PairOptions options) {

  /**
   * Draws pairs.
   *
   * @param windows at least 2 samples
   * @param count N, number of pairs
   * @param random the stream to draw from
   */
  public Pairs draw(SeenSamples windows, int count, UniformRandomProvider random) {
    int candidates = Math.multiplyExact(count, options.candidatesPerNeuron());
    int[] one = new int[candidates];
    int[] two = new int[candidates];
    boolean[] repeated = new boolean[candidates];
    Set<Long> seen = new HashSet<>();
    for (int m = 0; m < candidates; m++) {
      one[m] = random.nextInt(windows.count());
      two[m] = (one[m] + 1 + random.nextInt(windows.count() - 1)) % windows.count();
      repeated[m] = !seen.add((long) one[m] * windows.count() + two[m]);
    }
    List<Distance> inputs = choices(options.inputDistance());
    List<Distance> targets = choices(options.targetDistance());
    double[][] dx = new double[inputs.size()][candidates];
    double[][] dy = new double[targets.size()][candidates];
    measure(windows, one, two, inputs, dx, targets, dy);
    List<PairDensity> densities = new ArrayList<>();
    PairDensity best = null;
    double[] chosen = new double[0];
    for (int x = 0; x < inputs.size(); x++) {
      for (int y = 0; y < targets.size(); y++) {
        double[] p = density(dx[x], dy[y], repeated);
        PairDensity density = PairDensity.of(p);
        densities.add(density);
        if (best == null || better(density, best, 2.0 * count)) {
          best = density;
          chosen = p;
        }
      }
    }
    int[] order = drawOrder(chosen, random);
    int usable = Math.max(1, best == null ? 0 : best.usable());
    int[] first = new int[count];
    int[] second = new int[count];
    for (int i = 0; i < count; i++) {
      first[i] = one[order[i % usable]];
      second[i] = two[order[i % usable]];
    }
    return new Pairs(first, second, densities, best);
  }

  private static List<Distance> choices(Auto<Distance> distance) {
    return distance.map(List::of).or(List.of(Distance.values()));
  }

  private void measure(
      SeenSamples windows,
      int[] one,
      int[] two,
      List<Distance> inputs,
      double[][] dx,
      List<Distance> targets,
      double[][] dy) {
    float[] traceOne = new float[windows.traceLength()];
    float[] traceTwo = new float[windows.traceLength()];
    float[] targetOne = new float[windows.targetLength()];
    float[] targetTwo = new float[windows.targetLength()];
    for (int m = 0; m < one.length; m++) {
      windows.trace(one[m], traceOne);
      windows.trace(two[m], traceTwo);
      windows.targets(one[m], targetOne);
      windows.targets(two[m], targetTwo);
      for (int x = 0; x < inputs.size(); x++) {
        dx[x][m] = inputs.get(x).between(traceOne, traceTwo);
      }
      for (int y = 0; y < targets.size(); y++) {
        dy[y][m] = targets.get(y).between(targetOne, targetTwo);
      }
    }
  }

  private double[] density(double[] dx, double[] dy, boolean[] repeated) {
    double[] sorted = dx.clone();
    Arrays.sort(sorted);
    double floor = VoltageStatistics.ROUNDING * sorted[sorted.length / 2];
    double[] p = new double[dx.length];
    double[] uniform = new double[dx.length];
    for (int m = 0; m < p.length; m++) {
      uniform[m] = dx[m] > floor && !repeated[m] ? 1 : 0;
      p[m] = uniform[m] > 0 ? dy[m] / dx[m] : 0;
    }
    if (options.rule() == PairOptions.Rule.UNIFORM || !(sum(p) > 0)) {
      p = uniform;
    }
    double sum = sum(p);
    for (int m = 0; m < p.length; m++) {
      p[m] = sum > 0 ? p[m] / sum : 1.0 / p.length;
    }
    return p;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static boolean better(PairDensity a, PairDensity b, double enough) {
    boolean aHolds = a.effectiveSampleSize() >= enough;
    boolean bHolds = b.effectiveSampleSize() >= enough;
    if (aHolds != bHolds) {
      return aHolds;
    }
    return aHolds ? a.entropy() < b.entropy() : a.effectiveSampleSize() > b.effectiveSampleSize();
  }

  /**
   * Candidates in the order of weighted sampling without replacement: by the keys {@code -ln(u) /
   * p} (Efraimidis and Spirakis 2006), impossible ones last.
   */
  private static int[] drawOrder(double[] p, UniformRandomProvider random) {
    double[] key = new double[p.length];
    for (int m = 0; m < p.length; m++) {
      double exponential = -Math.log1p(-random.nextDouble());
      key[m] = p[m] > 0 ? exponential / p[m] : Double.POSITIVE_INFINITY;
    }
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(m -> key[m]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Drawn pairs and the densities that were weighed.
   *
   * @param first sample numbers of the silent side: {@code [neurons]}
   * @param second sample numbers of the firing side: {@code [neurons]}
   * @param densities one per candidate pair of distances
   * @param chosen the density that the pairs were drawn from; null without pairs
   */
  public record Pairs(
      int[] first, int[] second, List<PairDensity> densities, @Nullable PairDensity chosen) {
    /** No pairs, as for weights without data. */
    static final Pairs NONE = new Pairs(new int[0], new int[0], List.of(), null);

    /** Number of pairs. */
    public int count() {
      return first.length;
    }
  }
}
