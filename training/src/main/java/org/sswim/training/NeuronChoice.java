package org.sswim.training;

import java.util.List;
import java.util.stream.IntStream;
import org.sswim.linalg.BackwardElimination;
import org.sswim.linalg.BlockPenalty;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.sampling.SeedStreams;

/**
 * Keeps, of more neurons than are wanted, those that forecasts would miss most: neurons leave in
 * rounds, always those whose features, read by ridge regression on some training windows beside
 * those of all that are left, lower its error least ({@link BackwardElimination}).
 *
 * <p>Pairs say which neurons tell moments apart that a forecast should tell apart; what they leave
 * open is which neurons say the same. A third of those that are left leaves in each round, so that
 * few of two alike leave together. Windows and banks are fewer than those that fit the read-out:
 * which neurons are best hardly depends on them, and time does.
 *
 * @param oversampling neurons sampled for each that is kept, see {@link SSwimOptions#oversampling}
 * @param channelWeight weight of each channel's squared error, as in {@link FitPlan}
 */
record NeuronChoice(int oversampling, double[] channelWeight) {
  /** Keeps what is sampled. */
  static final NeuronChoice NONE = new NeuronChoice(1, new double[0]);

  /** At most so many for each that is kept, and so many in all: the time grows with their cube. */
  private static final int MOST_EACH = 4;

  private static final int MOST = 800;

  private static final double LEAST_EACH = 1.5;

  /** Windows, all lanes together, that each candidate needs. */
  private static final int WINDOWS_EACH = 4;

  /** Windows that choose, all lanes together. */
  private static final int SAMPLES = 16_000;

  private static final double PENALTY = 0.1;
  private static final int ROUND = 3;

  /**
   * How many neurons to sample.
   *
   * @param neurons how many are to be kept
   * @param windows training windows, all lanes together
   */
  int candidates(int neurons, int windows) {
    if (oversampling != SSwimOptions.AUTO_OVERSAMPLING) {
      return Math.multiplyExact(oversampling, neurons);
    }
    int many = Math.min(MOST_EACH * neurons, Math.min(MOST, windows / WINDOWS_EACH));
    return many >= LEAST_EACH * neurons ? many : neurons;
  }

  /**
   * Ranks the neurons of the last layer.
   *
   * @param range windows that may be looked at
   * @param horizon leads whose targets count
   * @param network with all sampled neurons in its last layer
   * @param relays how many neurons at the head of that layer relay others and stay
   * @return neurons of the last layer counted from the first that is no relay, the best first
   */
  int[] ranking(
      WindowedSeries series,
      WindowRange range,
      int horizon,
      NetworkPlan plan,
      HiddenNetwork network,
      int relays,
      Workers workers) {
    FeatureMap map = plan.features(withFewerBanks(network), SkipShape.NONE);
    int stride = (int) Math.max(1, (long) range.count() * series.lanes() / SAMPLES);
    FitPlan some =
        new FitPlan(List.of(horizon), List.of(range), List.of(range), channelWeight, stride, false);
    WindowedSeries fewer = series.withFewerTargets(horizon);
    NormalEquations equations =
        new ReadoutEquations(fewer, map, some, plan.targetSeason(), new SeedStreams(0), workers)
            .accumulate(some.train(), some.horizons())
            .get(0);
    int width = network.last().neurons();
    int candidates = width - relays;
    BackwardElimination elimination =
        new BackwardElimination(
            equations,
            RidgeOptions.DEFAULT,
            BlockPenalty.NONE,
            PENALTY,
            ReadoutFit.columnWeight(fewer, channelWeight, horizon),
            IntStream.range(0, map.features()).map(f -> Math.max(-1, f % width - relays)).toArray(),
            candidates);
    int[] ranking = new int[candidates];
    while (elimination.remaining() > 0) {
      int[] worst = elimination.removeLeast((elimination.remaining() + ROUND - 1) / ROUND);
      for (int i = 0; i < worst.length; i++) {
        ranking[elimination.remaining() + worst.length - 1 - i] = worst[i];
      }
    }
    return ranking;
  }

  /** The first and the last bank. */
  private static HiddenNetwork withFewerBanks(HiddenNetwork network) {
    ReadoutBanks all = network.banks();
    int last = all.banks() - 1;
    if (last < 2) {
      return network;
    }
    int[] delay = {all.delay()[0], all.delay()[last]};
    float[] support = {all.support()[0], all.support()[last]};
    return new HiddenNetwork(
        network.input(), network.layers(), new ReadoutBanks(all.kernel(), delay, support));
  }
}
