package org.sswim.sampling;

import org.sswim.checks.Ranges;
import org.sswim.options.OptionsJson;
import org.sswim.options.Presets;
import org.sswim.stored.Withers;

/**
 * How weights and biases follow from pairs (S-SWIM step 3).
 *
 * @param rule where the direction comes from: a {@link Rule}, or one that a jar adds
 * @param moment at which step the point rule prescribes voltages
 * @param whitening exponent a in [0, 1] of the direction {@code w ~ Sigma^-a D}, with Sigma the
 *     covariance of the layer's inputs. 0 is the minimum-norm rule of SWIM, 1 the discriminant
 *     direction
 * @param focus whether a neuron listens to one signal (and the calendar) only. The signal is drawn
 *     in proportion to the energy of the pair's difference in its targets. It has no effect where
 *     there is one signal
 * @param scale how the length of w is set
 * @param bias how b is set
 */
@Withers
public record WeightOptions(
    SamplingRule rule, Moment moment, double whitening, boolean focus, Scale scale, Bias bias)
    implements WeightOptionsBuilder.With {

  /** Checks the range. */
  public WeightOptions {
    Ranges.requireShare("whitening", whitening);
  }

  /** Half whitened at uniform moments; voltages of unit deviation, thresholds at quantiles. */
  public static WeightOptions defaults() {
    return Presets.of(WeightOptions.class);
  }

  /** Where a neuron's direction comes from: the rules of S-SWIM. */
  public enum Rule implements SamplingRule {
    /** The difference of the two samples' potentials at one moment t*. */
    POINT,
    /** No data: independent standard normal weights, the random baseline. */
    RANDOM;

    @Override
    public String label() {
      return OptionsJson.label(this);
    }

    @Override
    public boolean pairs() {
      return this == POINT;
    }

    @Override
    public Directions draw(LayerDraw layer) {
      FieldSampler fields = layer.fields();
      if (fields != null) {
        return pairs() ? fields.fromPairs() : fields.random();
      }
      DirectionSampler sampler = new DirectionSampler(layer);
      return pairs()
          ? sampler.fromPairs(layer.pairs(), layer.temporal())
          : sampler.random(layer.neurons());
    }
  }

  /** The moment t* of the point rule. */
  public enum Moment {
    /** Drawn in proportion to {@code |D(t)|^2}. */
    DRAWN,
    /** Drawn uniformly from the steps at which the two samples differ. */
    UNIFORM
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
    /** At a random quantile, uniform in [0.05, 0.95], of the voltage over the training samples. */
    QUANTILE
  }
}
