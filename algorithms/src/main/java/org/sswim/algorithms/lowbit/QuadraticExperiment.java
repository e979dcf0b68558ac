package org.sswim.algorithms.lowbit;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.TrialTable;
import org.sswim.sampling.SeedStreams;

/**
 * How far weights on a lattice stray from the minimum of a parabola {@code f(w) = h/2 (w - c)^2},
 * against theory. The gradient is known up to normal noise of deviation s. In balance a step
 * changes the mean of {@code (w - c)^2} no more: {@code 2 eta E[(w - c) g] = alpha eta E|g|}. With
 * {@code g = h (w - c) + s xi} of normal w the variance V solves
 *
 * <pre>
 *   2 h V = alpha sqrt(2/pi) sqrt(s^2 + h^2 V)
 * </pre>
 *
 * <p>which has no rate in it: what a finer rate does to gradient descent only a finer lattice or a
 * quieter gradient does here. Without noise the weight hops between the two values next to c, and
 * is on each so often that its mean is c. For c at a share p of the way, {@code V = alpha^2 p (1 -
 * p)}.
 */
public final class QuadraticExperiment {
  /** Where the foot lies between two values of the lattice. */
  private static final double PLACE = 0.3;

  private static final int BITS = 14;

  private QuadraticExperiment() {}

  /** Does the experiment; see {@link Experiment.Study}. */
  public static Findings run(Experiment.Run<QuadraticOptions> run) {
    QuadraticOptions options = run.options();
    List<List<Walk>> walks =
        run.trials(
            options.steps(),
            alpha -> "alpha " + alpha,
            (alpha, seed, progress) ->
                new Walk(alpha, deviation(options, alpha), walk(options, alpha, seed)));
    double worst = walks.stream().mapToDouble(own -> Math.abs(off(own))).max().orElse(0);
    return new TrialTable<Walk>()
        .fact("alpha", Walk::alpha)
        .fact("deviation by theory", Walk::theory)
        .median("measured", Walk::measured)
        .column("off [%]", own -> 100 * off(own))
        .findings(walks, "Measured is within %.1f %% of theory", 100 * worst);
  }

  /** Deviations on a lattice. */
  private record Walk(double alpha, double theory, double measured) {}

  private static double off(List<Walk> walks) {
    return TrialTable.spread(walks, Walk::measured).median() / walks.get(0).theory - 1;
  }

  /** The root of V by theory. */
  static double deviation(QuadraticOptions options, double alpha) {
    if (options.noise() == 0) {
      return alpha * Math.sqrt(PLACE * (1 - PLACE));
    }
    double h = options.curvature();
    double k = alpha / (2 * h) * Math.sqrt(2 / Math.PI);
    double kh = k * k * h * h;
    double s = options.noise();
    return Math.sqrt((kh + Math.sqrt(kh * kh + 4 * k * k * s * s)) / 2);
  }

  /** The root of the mean of squared distances from the foot. */
  static double walk(QuadraticOptions options, double alpha, long seed) {
    SeedStreams streams = new SeedStreams(seed);
    Lattice lattice = new Lattice((float) alpha, BITS, false);
    float foot = (float) (PLACE * alpha);
    float[] w = new float[options.walkers()];
    float[] g = new float[w.length];
    LatticeSteps steps =
        new LatticeSteps(
            List.of(new LatticeSteps.Group(w, 1, lattice)), streams.stream("smgd-quadratic-hops"));
    UniformRandomProvider random = streams.stream("smgd-quadratic-noise");
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double sum = 0;
    long count = 0;
    for (int t = 0; t < options.rounds(); t++) {
      for (int i = 0; i < w.length; i++) {
        g[i] =
            (float)
                (options.curvature() * (w[i] - foot)
                    + (options.noise() > 0 ? options.noise() * normal.sample() : 0));
      }
      steps.step(List.of(g), options.rate());
      for (int i = 0; i < w.length && t >= options.rounds() / 2; i++) {
        sum += ((double) w[i] - foot) * (w[i] - foot);
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }
}
