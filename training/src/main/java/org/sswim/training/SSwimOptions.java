package org.sswim.training;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.features.SkipShape;
import org.sswim.kernel.Kernel;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.sampling.LayerOptions;
import org.sswim.simulation.Semantics;
import org.sswim.stored.Withers;

/**
 * Everything that decides how S-SWIM trains a network on samples and targets, with these and the
 * seed.
 *
 * <p>Oversampling and penalties that are automatic are chosen while it trains. Taps, spike cost and
 * banks belong to the {@link NetworkShape} that a training is given; {@link #shape} makes one from
 * these options. A search may first choose what is automatic by small networks, as that of
 * forecasters does.
 *
 * @param neurons neurons per hidden layer, 1 .. 20000
 * @param layers hidden layers, 1 .. 10
 * @param relays whether a hidden layer after the first also relays the spikes of the layer before
 *     it. Outputs then see the spikes of every layer
 * @param oversampling neurons that are sampled for each that is kept, 1 .. 100, or automatic for as
 *     many as {@link NeuronChoice} thinks worth their time
 * @param taps delays per signal in the input layer, 1 .. 1000000
 * @param maxCost largest spike cost c_max in standard deviations of the voltage, at least 0
 * @param banks supports of the read-out banks, 1 to 20 of them, in square roots of the steps of a
 *     window, see {@link NetworkShape#banks}
 * @param delayedBanks whether the banks have delays, see {@link NetworkShape#banks}
 * @param layer how a hidden layer is sampled
 * @param readoutKernel kernel of the read-out banks
 * @param readoutBlocks blocks of the training samples that are left out in turn to choose the
 *     penalties of the read-out, besides the samples that choose, 1 .. 100. With 1, those alone
 *     choose
 * @param seed covers every draw
 */
@Withers
public record SSwimOptions(
    int neurons,
    int layers,
    boolean relays,
    Auto<Integer> oversampling,
    Auto<Integer> taps,
    double maxCost,
    Auto<List<Double>> banks,
    boolean delayedBanks,
    LayerOptions layer,
    Kernel readoutKernel,
    int readoutBlocks,
    long seed)
    implements SSwimOptionsBuilder.With {

  /** Checks the ranges. */
  public SSwimOptions {
    Checks.within("neurons", neurons, 1, 20_000);
    Checks.within("layers", layers, 1, 10);
    Checks.within("taps", taps.or(1), 1, 1_000_000);
    Checks.within("blocks of the read-out", readoutBlocks, 1, 100);
    Checks.within("oversampling", oversampling.or(1), 1, 100);
    banks = banks.map(List::copyOf);
    Checks.within("read-out banks", banks.map(List::size).or(1), 1, 20);
    banks.or(List.of()).forEach(NetworkShape::requireSupport);
    Ranges.requireNotBelow("the spike cost", maxCost);
  }

  /**
   * The shape of networks: the given values and, for automatic ones, taps over three quarters of
   * the steps and the usual banks. Every sample starts at rest, outputs have no skip connections.
   *
   * @param steps H, steps of a sample
   */
  public NetworkShape shape(int steps) {
    return delayed(
        new NetworkShape(
            taps.map(given -> Math.min(given, steps)).or(Math.max(1, Math.round(0.75f * steps))),
            maxCost,
            banks.or(NetworkShape.USUAL_BANKS),
            Semantics.WINDOWED,
            SkipShape.NONE),
        steps,
        steps);
  }

  /**
   * A shape with the delays that these options allow.
   *
   * @param steps H, steps of a sample
   * @param ahead O, steps that targets reach beyond it
   */
  public NetworkShape delayed(NetworkShape shape, int steps, int ahead) {
    return shape.withLongestDelay(longestDelay(steps, ahead)).withDelayedBanks(delayedBanks);
  }

  /**
   * The longest delay of a neuron or a bank: {@code tau_max = min(H - 1, O) / (L + 1)}, rounded
   * down. The delays through L hidden layers and a read-out then add up to less than the window, so
   * an output sees some of it. They also add up to at most the rows ahead, as a season of O steps
   * is O steps back.
   *
   * @param steps H, steps of a sample
   * @param ahead O, steps that targets reach beyond it
   */
  public int longestDelay(int steps, int ahead) {
    return Math.min(steps - 1, ahead) / (layers + 1);
  }

  /**
   * The options that ablations have justified: 400 neurons in one layer. Left-out samples choose
   * the rest.
   */
  public static SSwimOptions defaults() {
    return Presets.of(SSwimOptions.class);
  }

  /**
   * As close to the published algorithm as is known.
   *
   * <ul>
   *   <li>neurons: 400 [ours]; layers: 1 [paper: in its experiments]
   *   <li>relays: none, the read-out sees the last layer [paper]
   *   <li>oversampling: 1, neurons stay as they are sampled [paper]
   *   <li>taps: 1, layer 0 is the signal itself [paper]
   *   <li>spike cost: at most 0 [paper]; up to 1.5 deviations of the voltage [ours]
   *   <li>banks: read-outs have delays [paper]; three banks of exponential kernels whose delays are
   *       spread evenly [ours]
   *   <li>longest delay: depends on window and horizon [paper]; how, see {@link #longestDelay}
   *       [ours]
   *   <li>kernels: exponential [ours: an open set in the paper]
   *   <li>temporal: drawn from the data by correlation [paper]; the grid and the power 2 [ours]
   *   <li>pairs: by target distance over input distance, the distances chosen by the entropy of the
   *       density [paper]; 8 candidates for each neuron [ours]
   *   <li>weights: the least-norm ones that meet the prescription at one moment, thresholds between
   *       the pair, neither whitening nor focus [paper]. The moment is drawn in proportion to
   *       {@code |D(t)|^2} [ours: the text leaves it open]
   *   <li>read-out: least squares [paper] with one penalty for all outputs, chosen on one
   *       validation block [ours: the paper names the system as ill-conditioned]
   * </ul>
   *
   * @see <a href="https://arxiv.org/abs/2510.01012">Gollwitzer and Dietrich 2025, Random Feature
   *     Spiking Neural Networks</a>
   */
  public static SSwimOptions published() {
    return Presets.of(SSwimOptions.class, "published");
  }
}
