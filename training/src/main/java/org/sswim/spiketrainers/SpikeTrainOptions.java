package org.sswim.spiketrainers;

import org.sswim.checks.Checks;
import org.sswim.options.Auto;
import org.sswim.stored.Withers;
import org.sswim.training.WeightSource;

/**
 * Everything that decides how spiking outputs are trained, with these and the seed. Left-out
 * sequences choose everything that is automatic.
 *
 * @param neurons hidden neurons, 0 .. 20000; 0 for outputs that see the signals alone; automatic
 *     for 200
 * @param source where hidden weights come from
 * @param skip whether outputs also see the filtered signals themselves; automatic for what is best:
 *     both, hidden neurons alone, or signals alone
 * @param refractory whether outputs feel their own spikes
 * @param rounds most rounds of re-solving, 1 .. 1000; how many are best is chosen
 * @param leftOut share of the sequences that is left out to choose, above 0 and below 1
 * @param seed covers every draw
 */
@Withers
public record SpikeTrainOptions(
    Auto<Integer> neurons,
    WeightSource source,
    Auto<Boolean> skip,
    Auto<Boolean> refractory,
    int rounds,
    double leftOut,
    long seed)
    implements SpikeTrainOptionsBuilder.With {
  static final int USUAL_NEURONS = 200;

  /** Checks the ranges. */
  public SpikeTrainOptions {
    int width = neurons.or(0);
    Checks.within("neurons", width, 0, 20_000);
    Checks.within("rounds", rounds, 1, 1000);
    Checks.that(leftOut > 0 && leftOut < 1)
        .or("the share that is left out must lie between 0 and 1; got %s", leftOut);
    Checks.that(neurons.isAuto() || width != 0 || skip.or(true))
        .or("outputs need hidden neurons or skip connections");
  }

  /** Left-out sequences choose; at most 48 rounds, a fifth left out. */
  public static SpikeTrainOptions defaults() {
    return new SpikeTrainOptions(
        Auto.auto(), WeightSource.S_SWIM, Auto.auto(), Auto.auto(), 48, 0.2, 0);
  }
}
