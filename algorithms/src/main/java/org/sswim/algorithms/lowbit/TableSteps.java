package org.sswim.algorithms.lowbit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.Rows;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.State;
import org.sswim.gradient.Steps;
import org.sswim.lowbit.PowerTable;

/**
 * Draws weights to a table of powers of two while they train: alternating directions for {@code min
 * f(W)} with {@code W = G}, G on the table. Two steps of a trainer are one step of W, an
 * extra-gradient. The first predicts. The second corrects from the earlier W by the gradient that
 * it finds there. Both are steps of
 *
 * <pre>
 *   f(W) + rho/2 |W - G + lambda|^2
 * </pre>
 *
 * <p>Every some steps {@code G = project(W + lambda)} and {@code lambda += W - G}. Where {@code |W
 * - G| > 10 rho |W - W_before|} rho doubles and lambda halves, and the other way round where it is
 * as much smaller. What is not of the table, such as biases, trains as ever.
 *
 * @see <a href="https://arxiv.org/abs/1707.09870">Leng et al. 2017, Extremely low bit neural
 *     network: squeeze the last bit out with ADMM</a>
 * @see <a href="https://arxiv.org/abs/2111.14836">Xu et al. 2020, Low-bit quantization of recurrent
 *     neural network language models using ADMM</a>
 */
public final class TableSteps implements Steps, State {
  private static final double BALANCE = 10;

  private final Options options;
  private final Optimizer inner;
  private final List<Drawn> all = new ArrayList<>();
  private boolean predicted;
  private int corrections;

  /**
   * How weights are drawn.
   *
   * @param table of the entries
   * @param tie what shares a scale
   * @param rho penalty at first, above 0
   * @param growth factor of rho at each projection besides, at least 1. Lambda shrinks by the same
   *     factor, so that the force of both stays; the papers have 1
   * @param every corrections between two projections, at least 1
   */
  public record Options(
      PowerTable table, PowerTable.Tie tie, double rho, double growth, int every) {
    private static final double RHO = 10;
    private static final double GROWTH = 100;
    private static final int PROJECTIONS = 100;

    /**
     * Options of a training of so many steps, in which weights are projected about a hundred times
     * while rho grows a hundredfold.
     *
     * @param steps of the trainer, two of which are one of the weights
     */
    public static Options over(PowerTable table, PowerTable.Tie tie, int steps) {
      int every = Math.max(1, steps / 2 / PROJECTIONS);
      double projections = Math.max(1, steps / 2 / every);
      return new Options(table, tie, RHO, Math.pow(GROWTH, 1 / projections), every);
    }
  }

  /** An array of parameters, and where it is drawn to. */
  private static final class Drawn {
    private final float[] w;
    private final PowerTable.@Nullable Weights shape;
    private final float[] from;
    private final float[] g;
    private final float[] lambda;
    private final float[] last;
    private double rho;

    /** Pulls since the last projection, each as a share of the way. */
    private double pulled;

    Drawn(float[] w, PowerTable.@Nullable Weights shape, double rho) {
      this.w = w;
      this.shape = shape;
      this.rho = rho;
      from = w.clone();
      int own = shape == null ? 0 : w.length;
      g = new float[own];
      lambda = new float[own];
      last = shape == null ? new float[0] : w.clone();
    }
  }

  /**
   * Steps of parameters, of which some are drawn to a table.
   *
   * @param groups all that train
   * @param weights those on the table, whose values are among the groups by identity
   * @param inner makes the steps, of the same groups
   */
  public TableSteps(
      List<Optimizer.Group> groups,
      List<PowerTable.Weights> weights,
      Optimizer inner,
      Options options) {
    this.inner = inner;
    this.options = options;
    for (Optimizer.Group group : groups) {
      PowerTable.Weights own =
          weights.stream()
              .filter(shape -> shape.values() == group.values())
              .findFirst()
              .orElse(null);
      all.add(new Drawn(group.values(), own, options.rho));
    }
    project(true);
  }

  @Override
  public void step(List<float[]> gradients, double rate) {
    for (Drawn own : all) {
      if (predicted) {
        System.arraycopy(own.from, 0, own.w, 0, own.w.length);
      } else {
        System.arraycopy(own.w, 0, own.from, 0, own.w.length);
      }
    }
    inner.step(gradients, rate);
    for (Drawn own : all) {
      // As weight decay stands beside a rule that scales gradients, so does this pull.
      float pull = (float) (rate * own.rho / (1 + rate * own.rho));
      own.pulled += pull;
      for (int i = 0; i < own.g.length; i++) {
        own.w[i] -= pull * (own.w[i] - own.g[i] + own.lambda[i]);
      }
    }
    predicted = !predicted;
    if (!predicted && ++corrections % options.every == 0) {
      project(false);
    }
  }

  private void project(boolean first) {
    for (Drawn own : all) {
      if (own.shape == null) {
        continue;
      }
      float[] v = own.w.clone();
      for (int i = 0; i < v.length; i++) {
        v[i] += own.lambda[i];
      }
      options.table.project(own.shape, options.tie, v, own.g);
      if (first) {
        // Before the first projection there was nothing that W could disagree with.
        continue;
      }
      // Where W cannot follow yet, lambda would only wind up.
      float share = (float) Math.min(1, own.pulled);
      own.pulled = 0;
      double apart = 0;
      double moved = 0;
      for (int i = 0; i < v.length; i++) {
        float left = own.w[i] - own.g[i];
        own.lambda[i] += share * left;
        apart += left * left;
        moved += (own.w[i] - own.last[i]) * (own.w[i] - own.last[i]);
        own.last[i] = own.w[i];
      }
      balance(own, Math.sqrt(apart), own.rho * Math.sqrt(moved));
    }
  }

  private void balance(Drawn own, double primal, double dual) {
    own.rho *= options.growth;
    Rows.multiply((float) (1 / options.growth), own.lambda);
    if (primal > BALANCE * dual) {
      own.rho *= 2;
      Rows.multiply(0.5f, own.lambda);
    } else if (dual > BALANCE * primal) {
      own.rho /= 2;
      Rows.multiply(2, own.lambda);
    }
  }

  @Override
  public List<float[]> arrays() {
    List<float[]> arrays = new ArrayList<>(inner.arrays());
    for (Drawn own : all) {
      arrays.addAll(List.of(own.from, own.g, own.lambda, own.last));
    }
    return arrays;
  }

  @Override
  public double[] numbers() {
    DoubleStream.Builder numbers = DoubleStream.builder();
    numbers.add(predicted ? 1 : 0).add(corrections);
    all.forEach(own -> numbers.add(own.rho).add(own.pulled));
    return DoubleStream.concat(Arrays.stream(inner.numbers()), numbers.build()).toArray();
  }

  @Override
  public void resume(double[] numbers) {
    inner.resume(numbers);
    int at = inner.numbers().length;
    predicted = numbers[at++] != 0;
    corrections = (int) numbers[at++];
    for (Drawn own : all) {
      own.rho = numbers[at++];
      own.pulled = numbers[at++];
    }
  }

  /** Puts weights on the table for good. */
  public void finish() {
    for (Drawn own : all) {
      if (predicted) {
        System.arraycopy(own.from, 0, own.w, 0, own.w.length);
      }
      if (own.shape != null) {
        options.table.project(own.shape, options.tie, own.w.clone(), own.w);
      }
    }
    predicted = false;
  }
}
