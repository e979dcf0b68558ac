package org.sswim.sampling;

import java.util.List;
import java.util.stream.Stream;
import org.sswim.options.Named;

/**
 * Where the directions of hidden weights come from (S-SWIM step 3). {@link WeightOptions.Rule} has
 * those of S-SWIM. Jars on the class path add others by naming their classes in {@code
 * META-INF/services/org.sswim.sampling.SamplingRule}.
 *
 * <p>All else of a layer is drawn as ever: delays and supports before; afterwards lengths of
 * weights, thresholds and spike costs, as {@link WeightOptions} says.
 *
 * <p>A rule is stateless. Several threads may ask it at once, each with a layer of its own. It
 * draws random numbers from {@link LayerDraw#stream} alone, so that equal seeds draw equal layers.
 */
public interface SamplingRule extends Named {

  /**
   * Draws the neurons of a layer.
   *
   * @return a weight of every input and a bias of every neuron
   */
  Directions draw(LayerDraw layer);

  /** Whether it wants {@link LayerDraw#pairs}, which are drawn before (S-SWIM step 2). */
  default boolean pairs() {
    return false;
  }

  /** All: those of S-SWIM, then what jars on the class path add. */
  static List<SamplingRule> all() {
    return Stream.concat(
            Stream.of(WeightOptions.Rule.values()), Named.found(SamplingRule.class).stream())
        .toList();
  }
}
