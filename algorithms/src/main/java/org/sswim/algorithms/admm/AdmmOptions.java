package org.sswim.algorithms.admm;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.classification.InputCoding;
import org.sswim.stored.Withers;

/**
 * Everything that decides a training by alternating directions, with the data and the seed.
 *
 * <p>Defaults: what generalises best here. The preset {@code published}: the settings of the paper.
 *
 * @param hidden neurons of each hidden layer, the first first
 * @param steps T, steps for which an input is shown, 2 .. 1000
 * @param decay d, share of the voltage that is left after a step, 0 &lt; d &le; 1
 * @param threshold th, above 0
 * @param voltagePenalty rho of the voltage equations, above 0
 * @param spikePenalty beta of {@code a = H(z - th)}, above 0
 * @param iterations over all variables, 1 .. 100000
 * @param warmUp share of the iterations before the multiplier of the last equation moves, 0 .. 1;
 *     at 1 it never does
 * @param margin distance from the threshold at which a voltage is put that is to be on the other
 *     side of it, at least 0. The paper puts it upon the threshold, where the simulated network
 *     falls to either side
 * @param aimed whether output voltages begin on the way to their targets that constant currents
 *     would take, with weights of the outputs that fit. Otherwise they begin, as in the paper,
 *     where random weights take them
 * @param ridge penalty on weights, as a share of the mean diagonal of their normal equations, at
 *     least 0; the paper has none
 * @param batch samples whose sums are formed at once, 1 .. 10000
 */
@Withers
public record AdmmOptions(
    List<Integer> hidden,
    int steps,
    double decay,
    double threshold,
    double voltagePenalty,
    double spikePenalty,
    int iterations,
    double warmUp,
    double margin,
    boolean aimed,
    double ridge,
    int batch)
    implements AdmmOptionsBuilder.With {
  /** Checks the ranges. */
  public AdmmOptions {
    hidden = List.copyOf(hidden);
    Ranges.requireLayers(hidden);
    Checks.within("steps", steps, 2, InputCoding.LONGEST_SHOWN);
    Checks.that(decay > 0 && decay <= 1).or("decay must lie in 0..1, above 0; got %s", decay);
    Ranges.requireAbove("threshold", threshold);
    Ranges.requireAbove("voltagePenalty", voltagePenalty);
    Ranges.requireAbove("spikePenalty", spikePenalty);
    Checks.within("iterations", iterations, 1, 100_000);
    Ranges.requireShare("warmUp", warmUp);
    Ranges.requireNotBelow("margin", margin);
    Ranges.requireNotBelow("ridge", ridge);
    Checks.within("batch", batch, 1, 10_000);
  }
}
