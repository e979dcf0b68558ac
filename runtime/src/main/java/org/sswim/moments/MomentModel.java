package org.sswim.moments;

import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.stored.Axes;

/**
 * The first stage of a forecast: the part that the moment of a row gives by itself, for every
 * channel:
 *
 * <pre>
 *   g_c = b_c + sum_i A_ic l_i + sum_n W_nc s_n + sum_d E_dc
 * </pre>
 *
 * <p>where l are the linear terms and s the numbers of spikes of neurons that see the {@link
 * MomentInputs} for some {@linkplain #steps steps}. E are the effects of the {@linkplain
 * DateEffects dates} of the row. It is on the scale on which channels are standardised. Immutable;
 * the arrays are shared, not copied.
 *
 * @param inputs what it sees
 * @param neurons of one layer, with {@code inputs.seen()} signals; null for none
 * @param channels number of channels, at least 1
 * @param bias b: {@code [channels]}
 * @param linear A, row-major {@code [terms][channels]}
 * @param spikes W, row-major {@code [neurons][channels]}
 * @param dates E, row-major {@code [DateEffects.COUNT][channels]}; empty without dates
 */
public record MomentModel(
    MomentInputs inputs,
    @Nullable HiddenNetwork neurons,
    int channels,
    @Axes("channels") float[] bias,
    @Axes({"terms", "channels"}) float[] linear,
    @Axes({"neurons", "channels"}) float[] spikes,
    @Axes({"dates", "channels"}) float[] dates) {
  /** Steps for which neurons that count see the same inputs. */
  public static final int STEPS = 8;

  /** The largest weight: beyond that, sums lose what a channel does besides. */
  public static final float LARGEST = 1e6f;

  /** Checks shapes and ranges. */
  public MomentModel {
    Checks.not(channels < 1).or("a moment is of at least 1 channel; got %s", channels);
    int count = neurons == null ? 0 : neurons.last().neurons();
    require("biases", bias, 1, channels);
    require("weights of linear terms", linear, inputs.terms(), channels);
    require("weights of spikes", spikes, count, channels);
    require("effects of dates", dates, inputs.dates() ? DateEffects.COUNT : 0, channels);
    if (neurons != null) {
      requireOneLayer("a moment", neurons, inputs.seen());
    }
  }

  static void requireOneLayer(String stage, HiddenNetwork neurons, int signals) {
    InputLayer input = neurons.input();
    Checks.not(
            neurons.layers().size() != 1
                || input.signals() != signals
                || input.taps() != 1
                || input.context() != 0)
        .or(
            "neurons of %s are one layer that sees %s signals at one step; got %s layers, %s"
                + " signals and %s taps",
            stage, signals, neurons.layers().size(), input.signals(), input.taps());
  }

  static void requireSmall(String what, String stage, float[] values) {
    for (float value : values) {
      Checks.that(Math.abs(value) <= LARGEST)
          .or("%s of %s must be at most %s in size; got %s", what, stage, LARGEST, value);
    }
  }

  /**
   * Steps for which neurons see a moment: {@value #STEPS}, or 1 where spikes cost nothing, as all
   * steps would then be alike.
   */
  public static int steps(HiddenNetwork neurons) {
    return neurons.last().costs() ? STEPS : 1;
  }

  private static void require(String what, float[] values, int rows, int channels) {
    Checks.not(values.length != (long) rows * channels)
        .or("%s of a moment must be %s x %s; got %s values", what, rows, channels, values.length);
    requireSmall(what, "a moment", values);
  }

  /** Number of parameters, those of its neurons included. */
  public long parameters() {
    return (long) bias.length
        + linear.length
        + spikes.length
        + dates.length
        + (neurons == null ? 0 : neurons.parameters());
  }

  /**
   * The sum of this stage, which has no neurons, and another one of the same inputs, which has no
   * dates.
   */
  public MomentModel plus(MomentModel other) {
    float[] biases = bias.clone();
    float[] terms = linear.clone();
    for (int c = 0; c < channels; c++) {
      biases[c] += other.bias[c];
    }
    for (int i = 0; i < terms.length; i++) {
      terms[i] += other.linear[i];
    }
    return new MomentModel(inputs, other.neurons, channels, biases, terms, other.spikes, dates);
  }
}
