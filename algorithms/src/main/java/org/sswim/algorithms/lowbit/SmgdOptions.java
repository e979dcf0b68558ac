package org.sswim.algorithms.lowbit;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.gradient.Schedule;
import org.sswim.stored.Withers;

/**
 * Networks of rectifiers whose weights are of few bits in training, too.
 *
 * <p>Defaults: what does well on images of digits; two bits want half the rate. The preset {@code
 * published}: multiples of alpha as in the paper, 0 among them, of one span in all layers, and
 * batches of constant size. This is the paper as we read it, without our additions.
 *
 * @param filters of each convolution before these, the first first; none without
 * @param hidden neurons of each dense hidden layer, the first first
 * @param bits numbers of bits of a weight to compare, each 1 .. {@value Lattice#MOST_BITS}
 * @param kept ways to keep weights that are compared, at least one
 * @param span where a lattice ends, in deviations of the weights as they are drawn, above 0
 * @param outputSpan the same for the weights of the outputs, which grow more than others, where
 *     lattices have 3 bits or more. With fewer bits they would be too coarse
 * @param halves whether lattices have no 0 but are even to both sides
 * @param rate learning rate at first, above 0
 * @param momentumRate factor of the rate for what has momentum, above 0
 * @param schedule how the learning rate changes
 * @param batch samples of a step at first, 1 .. 10000
 * @param growth factor by which the batch has grown at the end, 1 .. 10000, for weights that are on
 *     the lattice alone. The noise of the gradient makes them hop about their optimum
 * @param epochs passes over the samples, 1 .. 10000
 * @param samples of the training file, the first ones, at least 1
 */
@Withers
public record SmgdOptions(
    List<Integer> filters,
    List<Integer> hidden,
    List<Integer> bits,
    List<Keeping> kept,
    double span,
    double outputSpan,
    boolean halves,
    double rate,
    double momentumRate,
    Schedule schedule,
    int batch,
    double growth,
    int epochs,
    int samples)
    implements SmgdOptionsBuilder.With {

  private static final double MOST_GROWTH = 10_000;

  /** Checks the ranges. */
  public SmgdOptions {
    filters = List.copyOf(filters);
    hidden = List.copyOf(hidden);
    bits = List.copyOf(bits);
    kept = List.copyOf(kept);
    Ranges.requireLayers(filters, hidden);
    Checks.not(bits.isEmpty()).or("bits must name 1 number or more");
    bits.forEach(count -> Checks.within("bits", count, 1, Lattice.MOST_BITS));
    Checks.not(kept.isEmpty()).or("kept must name 1 way or more");
    Ranges.requireAbove("span", span);
    Ranges.requireAbove("outputSpan", outputSpan);
    Ranges.requireAbove("rate", rate);
    Ranges.requireAbove("momentumRate", momentumRate);
    Checks.within("batch", batch, 1, 10_000);
    Checks.that(growth >= 1 && growth <= MOST_GROWTH)
        .or("growth must lie in 1..%s; got %s", (int) MOST_GROWTH, growth);
    Checks.within("epochs", epochs, 1, 10_000);
    Checks.within("samples", samples, 1, 10_000_000);
  }
}
