package org.sswim.sampling;

import org.sswim.options.OptionsJson;
import org.sswim.stored.Withers;

/**
 * How weights and biases follow from pairs (S-SWIM step 3).
 *
 * @param rule where the direction comes from: a {@link Rule}, or one that a jar adds
 * @param moment at which step the point rule prescribes voltages
 * @param mixture pairs whose differences are mixed in a direction, 1 .. 1000: the neuron's own with
 *     weight 1 and others with normal weights. A single pair of similar samples differs mostly in
 *     what is noise
 * @param whitening exponent a in [0, 1] of the direction {@code w ~ Sigma^-a D}, Sigma the
 *     covariance of the layer's inputs: 0 is the minimum-norm rule of SWIM, 1 the discriminant
 *     direction
 * @param predictive largest share p in [0, 1] of the predictive direction: a neuron's w is {@code
 *     (1 - m) w_pair + m w_predictive}, both of unit voltage deviation, m uniform in [0, p];
 *     w_predictive is the least-squares solution that prescribes on every sample the voltage {@code
 *     <y, d>}, its targets along the pair's difference in targets, each predictable pattern of that
 *     difference in units of its own deviation; not used above 4000 inputs
 * @param parts consecutive parts of the training samples that each have a predictive direction of
 *     their own, 1 .. 100: neurons take turns, so that directions spread where the parts disagree
 * @param focus whether a neuron listens to one signal (and the calendar) only, drawn in proportion
 *     to the energy of the pair's difference in that signal's targets; without effect where there
 *     is one signal
 * @param scale how the length of w is set
 * @param bias how b is set
 */
@Withers
public record WeightOptions(
    SamplingRule rule,
    Moment moment,
    int mixture,
    double whitening,
    double predictive,
    int parts,
    boolean focus,
    Scale scale,
    Bias bias)
    implements WeightOptionsBuilder.With {

  /** Checks the ranges. */
  public WeightOptions {
    if (mixture < 1 || mixture > 1000) {
      throw new IllegalArgumentException("the mixture must lie in 1..1000; got " + mixture);
    }
    if (!(whitening >= 0 && whitening <= 1)) {
      throw new IllegalArgumentException("whitening must lie in 0..1; got " + whitening);
    }
    if (!(predictive >= 0 && predictive <= 1)) {
      throw new IllegalArgumentException(
          "the predictive share must lie in 0..1; got " + predictive);
    }
    if (parts < 1 || parts > 100) {
      throw new IllegalArgumentException("parts must lie in 1..100; got " + parts);
    }
  }

  /**
   * Sixteen pairs mixed at uniform moments, half whitened, with predictive directions of four
   * parts; voltages of unit deviation, thresholds at quantiles.
   */
  public static WeightOptions defaults() {
    return new WeightOptions(
        Rule.POINT, Moment.UNIFORM, 16, 0.5, 1, 4, true, Scale.UNIT_DEVIATION, Bias.QUANTILE);
  }

  /**
   * As published: one pair for each neuron, whose voltages are prescribed at one moment.
   *
   * <ul>
   *   <li>rule: point; the least-norm weights that meet the prescription [paper]
   *   <li>moment: drawn in proportion to {@code |D(t)|^2} [ours: the text leaves it open]
   *   <li>mixture: 1, no whitening, no predictive direction and so 1 part, no focus [paper: it has
   *       none of these]
   *   <li>scale and bias: prescribed [paper]
   * </ul>
   */
  public static WeightOptions published() {
    return new WeightOptions(
        Rule.POINT, Moment.DRAWN, 1, 0, 0, 1, false, Scale.PRESCRIBED, Bias.PRESCRIBED);
  }

  /** Where a neuron's direction comes from: the rules of S-SWIM. */
  public enum Rule implements SamplingRule {
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
    RANDOM;

    @Override
    public String label() {
      return OptionsJson.label(this);
    }

    @Override
    public boolean pairs() {
      return this != RANDOM;
    }

    @Override
    public Directions draw(LayerDraw layer) {
      FieldSampler fields = layer.fields();
      if (fields != null) {
        return pairs() ? fields.fromPairs() : fields.random();
      }
      DirectionSampler sampler = new DirectionSampler(this, layer);
      if (!pairs()) {
        return sampler.random(layer.neurons());
      }
      if (layer.number() > 0) {
        return sampler.fromPairs(layer.pairs(), layer.temporal(), null);
      }
      int mixture = layer.options().weights().mixture();
      MixedPairs mixed = new MixedPairs(layer.neurons(), mixture, layer.inputs());
      return sampler.fromPairs(layer.pairs(), layer.temporal(), mixed).from(mixed::strongest);
    }
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
