package org.sswim.training;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.features.FeatureMap;
import org.sswim.features.SkipFeatures;
import org.sswim.features.SkipShape;
import org.sswim.features.SpikingFeatures;
import org.sswim.features.StreamingFeatures;
import org.sswim.kernel.Kernel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.samples.Samples;
import org.sswim.sampling.Fields;
import org.sswim.simulation.Semantics;
import org.sswim.stored.Withers;

/**
 * The shape of a network but for its width and depth: what small pilot networks choose on left-out
 * samples before the full-size one is sampled.
 *
 * @param taps delays per signal in the input layer, 1 .. steps
 * @param maxCost largest spike cost, in standard deviations of the voltage, at least 0
 * @param banks supports of the read-out banks, in square roots of the steps that a network takes in
 *     a sample, each above 0. So banks see the present, the last few steps and a share of all steps
 * @param semantics whether every sample starts at rest, or the network runs on over a lane
 * @param skip which skip connections the outputs have
 * @param fields which inputs neurons of the first hidden layer see
 * @param counting whether every neuron has the whole spike cost, and it lasts. Under a steady drive
 *     a neuron then fires about {@code voltage / cost} times, so the number of its spikes says how
 *     strong the drive is. Otherwise costs and their durations are drawn
 * @param longestDelay tau_max, which no delay that is drawn exceeds, in steps, at least 0
 * @param delayedBanks whether the banks of the read-out have delays, too, evenly from 0 to tau_max
 */
@Withers
public record NetworkShape(
    int taps,
    double maxCost,
    List<Double> banks,
    Semantics semantics,
    SkipShape skip,
    Fields fields,
    boolean counting,
    int longestDelay,
    boolean delayedBanks)
    implements NetworkShapeBuilder.With {

  /**
   * One bank. Three banks, of supports 0.1, 0.5 and 2.5, forecast no better and take three times as
   * long.
   */
  public static final List<Double> USUAL_BANKS = List.of(0.5);

  /** Checks the ranges. */
  public NetworkShape {
    Checks.that(taps >= 1).or("a network needs at least 1 tap; got %s", taps);
    Ranges.requireNotBelow("the spike cost", maxCost);
    Checks.that(longestDelay >= 0).or("the longest delay must be at least 0; got %s", longestDelay);
    banks = List.copyOf(banks);
    Checks.that(!banks.isEmpty()).or("a network needs at least 1 read-out bank");
    banks.forEach(support -> Ranges.requireAbove("the support of a read-out bank", support));
  }

  /** A shape whose neurons see every input, without delays. */
  public NetworkShape(
      int taps, double maxCost, List<Double> banks, Semantics semantics, SkipShape skip) {
    this(taps, maxCost, banks, semantics, skip, Fields.everything(), false, 0, false);
  }

  /** The usual banks, samples that start at rest, no skip connections. */
  public static NetworkShape of(int taps, double maxCost) {
    return new NetworkShape(taps, maxCost, USUAL_BANKS, Semantics.WINDOWED, SkipShape.NONE);
  }

  /** Refuses a support that nobody can have meant; banks that hold the mean of all are longer. */
  static void requireSupport(double support) {
    Checks.that(support >= 1e-3 && support <= 1000)
        .or("a support of a read-out bank must lie in 0.001..1000; got %s", support);
  }

  /**
   * Refuses samples that a network of this shape cannot see.
   *
   * @throws IllegalArgumentException if there are more taps than steps, or a network is to run on
   *     over samples that do not slide
   */
  void requireFor(Samples samples) {
    Checks.that(taps <= samples.steps())
        .or("taps must be at most the %s steps of a sample; got %s", samples.steps(), taps);
    Checks.that(semantics != Semantics.STREAMING || samples.sliding())
        .or("a network can run on over samples only if they slide");
  }

  /** Layer 0 for samples. */
  public InputLayer input(Samples samples) {
    return new InputLayer(samples.signals(), taps, samples.context());
  }

  /**
   * The banks of the read-out: their supports are {@code b_m sqrt(H - K + 1)}, where K are the
   * taps, but at most {@link ReadoutBanks#LONGEST_SUPPORT}. Their delays are 0 or, of M banks,
   * {@code m tau_max / (M - 1)}, rounded, m = 0 .. M - 1.
   *
   * @param steps H, steps of a sample
   */
  public ReadoutBanks banks(Kernel kernel, int steps) {
    double root = Math.sqrt(steps - taps + 1);
    float[] supports = new float[banks.size()];
    int[] delays = new int[supports.length];
    int longest = delayedBanks ? Math.min(longestDelay, steps - taps) : 0;
    for (int b = 0; b < supports.length; b++) {
      supports[b] = (float) Math.min(banks.get(b) * root, ReadoutBanks.LONGEST_SUPPORT);
      delays[b] = (int) Math.round((double) b * longest / Math.max(1, supports.length - 1));
    }
    return new ReadoutBanks(kernel, delays, supports);
  }

  /** The features that the read-outs of a network see. */
  public FeatureMap features(HiddenNetwork network) {
    FeatureMap spiking =
        semantics == Semantics.STREAMING
            ? new StreamingFeatures(network)
            : new SpikingFeatures(network);
    return SkipFeatures.of(spiking, network.input().signals(), skip);
  }
}
