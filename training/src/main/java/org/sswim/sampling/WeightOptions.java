package org.sswim.sampling;

import org.sswim.options.Withers;

/**
 * How weights and biases follow from pairs (S-SWIM step 3).
 *
 * @param rule where the direction comes from
 * @param moment at which step the point rule prescribes voltages
 * @param whitening exponent a in [0, 1] of the direction {@code w ~ Sigma^-a D}, Sigma the
 *     covariance of the layer's inputs: 0 is the minimum-norm rule of SWIM, 1 the discriminant
 *     direction
 * @param focus whether a neuron listens to one signal (and the calendar) only, drawn in proportion
 *     to the energy of the pair's difference in that signal's targets; without effect where there
 *     is one signal
 * @param scale how the length of w is set
 * @param bias how b is set
 */
@Withers
public record WeightOptions(
    Rule rule, Moment moment, double whitening, boolean focus, Scale scale, Bias bias)
    implements WeightOptionsBuilder.With {

  /** Checks the ranges. */
  public WeightOptions {
    if (!(whitening >= 0 && whitening <= 1)) {
      throw new IllegalArgumentException("whitening must lie in 0..1; got " + whitening);
    }
  }

  /**
   * Pairs at uniform moments, half whitened; voltages of unit deviation, thresholds at quantiles.
   */
  public static WeightOptions defaults() {
    return new WeightOptions(
        Rule.POINT, Moment.UNIFORM, 0.5, true, Scale.UNIT_DEVIATION, Bias.QUANTILE);
  }

  /**
   * As published: one pair for each neuron, whose voltages are prescribed at one moment.
   *
   * <ul>
   *   <li>rule: point; the least-norm weights that meet the prescription [paper]
   *   <li>moment: drawn in proportion to {@code |D(t)|^2} [ours: the text leaves it open]
   *   <li>no whitening, no focus [paper: it has neither]
   *   <li>scale and bias: prescribed [paper]
   * </ul>
   */
  public static WeightOptions published() {
    return new WeightOptions(Rule.POINT, Moment.DRAWN, 0, false, Scale.PRESCRIBED, Bias.PRESCRIBED);
  }

  /** Where a neuron's direction comes from. */
  public enum Rule {
    /** The difference of the two samples' potentials at one moment t*. */
    POINT,
    /**
     * Voltages prescribed at four moments: the least-norm solution of {@code <w, D(t_k)> = 2}.
     * Where the D(t_k) are nearly parallel, it is the least-squares one.
     */
    SEVERAL_POINTS,
    /** Function space: the leading eigenvector of {@code sum_t D(t) D(t)'}. */
    FUNCTION_SPACE,
    /** No data: independent standard normal weights, the random baseline. */
    RANDOM
  }

  /** The moment t* of the point rule. */
  public enum Moment {
    /** Drawn in proportion to {@code |D(t)|^2}. */
    DRAWN,
    /** Drawn uniformly from the steps at which the two samples differ. */
    UNIFORM,
    /** Where {@code |D(t)|} is largest. */
    LARGEST,
    /** The last step. */
    LAST
  }

  /** The length of the weight vectors. */
  public enum Scale {
    /** The pair's voltages at t* are -1 and +1. */
    PRESCRIBED,
    /** The voltage has unit standard deviation over the training samples. */
    UNIT_DEVIATION
  }

  /** The bias. */
  public enum Bias {
    /** Half way between the pair's voltages, so that one side is silent and the other fires. */
    PRESCRIBED,
    /** At a random quantile, uniform in [.05, .95], of the voltage over the training samples. */
    QUANTILE
  }
}
