package org.sswim.algorithms.admm;

import java.util.List;
import org.sswim.catalogue.Entry;
import org.sswim.checks.Checks;
import org.sswim.options.Presets;
import org.sswim.stored.Withers;

/**
 * Networks whose residuals are watched; components of the same name are those of {@link
 * AdmmOptions}.
 *
 * <p>Defaults: a few samples, learnt by heart. The preset {@code published}: the updates of the
 * paper: no margin, no ridge, and a multiplier that moves.
 *
 * @param samples of the training file, the first ones, 1 .. 1000000
 * @param neurons of each hidden layer, at least 1
 * @param layers numbers of hidden layers to compare
 * @param steps numbers of steps to compare
 */
@Withers
public record ResidualOptions(
    int samples,
    int neurons,
    List<Integer> layers,
    List<Integer> steps,
    double decay,
    double spikePenalty,
    int iterations,
    double warmUp,
    double margin,
    boolean aimed,
    double ridge)
    implements ResidualOptionsBuilder.With {

  /** Checks the ranges. */
  public ResidualOptions {
    layers = List.copyOf(layers);
    steps = List.copyOf(steps);
    Checks.within("samples", samples, 1, 1_000_000);
    Checks.not(layers.isEmpty() || steps.isEmpty())
        .or("layers and steps must name 1 number or more");
    layers.forEach(count -> Checks.within("layers", count, 1, 10));
    for (int count : steps) {
      network(1, count, neurons, decay, spikePenalty, iterations, warmUp, margin, aimed, ridge);
    }
  }

  private static AdmmOptions network(
      int layers,
      int steps,
      int neurons,
      double decay,
      double spikePenalty,
      int iterations,
      double warmUp,
      double margin,
      boolean aimed,
      double ridge) {
    return Presets.of(AdmmOptions.class, Entry.PUBLISHED)
        .withHidden(java.util.Collections.nCopies(layers, neurons))
        .withSteps(steps)
        .withDecay(decay)
        .withSpikePenalty(spikePenalty)
        .withIterations(iterations)
        .withWarmUp(warmUp)
        .withMargin(margin)
        .withAimed(aimed)
        .withRidge(ridge);
  }

  /** Options of a network with so many hidden layers, for so many steps. */
  AdmmOptions network(int hiddenLayers, int count) {
    return network(
        hiddenLayers,
        count,
        neurons,
        decay,
        spikePenalty,
        iterations,
        warmUp,
        margin,
        aimed,
        ridge);
  }
}
