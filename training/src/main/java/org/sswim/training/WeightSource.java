package org.sswim.training;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.sswim.options.Named;
import org.sswim.sampling.LayerOptions;
import org.sswim.sampling.SamplingRule;

/**
 * Where hidden weights come from; all else is shared, down to the random numbers.
 *
 * @param label the name in tables and options
 * @param form makes the options of a layer of those of S-SWIM
 */
public record WeightSource(String label, UnaryOperator<LayerOptions> form) implements Named {
  /** Pairs of samples with similar inputs and different targets. */
  public static final WeightSource S_SWIM = new WeightSource("s-swim", UnaryOperator.identity());

  /** Pairs drawn uniformly. */
  public static final WeightSource UNIFORM_PAIRS =
      new WeightSource("uniform-pairs", LayerOptions::uniformPairs);

  /** Independent normal weights. */
  public static final WeightSource RANDOM = new WeightSource("random", LayerOptions::randomWeights);

  private static final List<WeightSource> ADDED =
      Named.found(SamplingRule.class).stream()
          .map(
              rule ->
                  new WeightSource(
                      rule.label(), layer -> layer.withWeights(layer.weights().withRule(rule))))
          .toList();

  /** All: those above, then sampling rules that jars on the class path add. */
  public static List<WeightSource> all() {
    return Stream.concat(Stream.of(S_SWIM, UNIFORM_PAIRS, RANDOM), ADDED.stream()).toList();
  }

  /** Those that jars on the class path add. */
  public static List<WeightSource> added() {
    return ADDED;
  }

  /** The options of S-SWIM with this one difference: neurons are chosen alike from as many. */
  public SSwimOptions apply(SSwimOptions options) {
    return options.withLayer(form.apply(options.layer()));
  }

  /** The name. */
  @Override
  public String toString() {
    return label;
  }
}
