package org.sswim.spiketrains;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.network.HiddenNetwork;
import org.sswim.simulation.RunningNetwork;

/**
 * The features of spiking outputs, step by step: the hidden network's filtered spikes, then the
 * filtered signals; see {@link SpikeTrainModel}. Before the first step everything is at rest and
 * all signals are 0. A step allocates nothing. Not for use by several threads at once.
 */
public final class SpikeFeatures {
  private final int signals;
  private final @Nullable RunningNetwork hidden;

  /** Last rows that it sees, oldest first: {@code [taps][signals]}. */
  private final float[] history;

  private final SpikeTrainStream.Traces[] skip;
  private final int features;

  /**
   * Features at rest.
   *
   * @param signals number of signals of a step
   * @param network null for none
   * @param skip supports of the skip connections
   * @throws IllegalArgumentException if there is neither, or a support is not above 0
   */
  public SpikeFeatures(int signals, @Nullable HiddenNetwork network, float[] skip) {
    features = count(signals, network, skip);
    this.signals = signals;
    hidden = network == null ? null : new RunningNetwork(network);
    int taps = network == null ? 0 : network.input().taps();
    history = new float[Math.multiplyExact(taps, signals)];
    this.skip = new SpikeTrainStream.Traces[skip.length];
    for (int b = 0; b < skip.length; b++) {
      float[] alike = new float[signals];
      Arrays.fill(alike, skip[b]);
      this.skip[b] = new SpikeTrainStream.Traces(alike);
    }
  }

  /** Number of features of a network and skip connections, which are checked. */
  static int count(int signals, @Nullable HiddenNetwork network, float[] skip) {
    Checks.that(signals >= 1 && (network != null || skip.length > 0))
        .or(
            "outputs need signals, and a hidden network or skip connections; got %s signals and %s"
                + " supports of skip connections",
            signals, skip.length);
    if (network != null
        && (network.input().signals() != signals || network.input().context() > 0)) {
      throw new IllegalArgumentException(
          "the hidden network must see %s signals and nothing else; it sees %s and %s others"
              .formatted(signals, network.input().signals(), network.input().context()));
    }
    Checks.positive("supports of skip connections", skip);
    int own = network == null ? 0 : network.features();
    return Math.addExact(own, Math.multiplyExact(signals, skip.length));
  }

  /** Number of features. */
  public int features() {
    return features;
  }

  /**
   * Takes a step.
   *
   * @param rows holds its signals, {@code [signals]} from position {@code from} on
   */
  public void step(float[] rows, int from) {
    if (hidden != null) {
      int present = history.length - signals;
      System.arraycopy(history, signals, history, 0, present);
      System.arraycopy(rows, from, history, present, signals);
      hidden.step(history, present);
    }
    for (SpikeTrainStream.Traces bank : skip) {
      bank.push(rows, from);
    }
  }

  /** Writes the features of the present step: {@code [features]} from position {@code to} on. */
  public void write(float[] out, int to) {
    int at = to;
    if (hidden != null) {
      float[] own = hidden.features();
      System.arraycopy(own, 0, out, at, own.length);
      at += own.length;
    }
    for (SpikeTrainStream.Traces bank : skip) {
      bank.writeUnitSum(out, at);
      at += signals;
    }
  }

  /** Number of hidden neurons that fire at the present step. */
  public int spikes() {
    return hidden == null ? 0 : hidden.state().fired();
  }

  /** Puts everything back to rest. */
  public void reset() {
    if (hidden != null) {
      hidden.reset();
      Arrays.fill(history, 0);
    }
    for (SpikeTrainStream.Traces bank : skip) {
      bank.reset();
    }
  }
}
