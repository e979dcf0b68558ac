package org.sswim.training;

import org.sswim.linalg.Precision;

/**
 * What the outputs of a network with skip synapses see: its spiking features, then the raw window,
 * relative to its last row where the network's inputs are, and the columns beside the channels.
 * Ridge regression on these is this with every spiking weight at 0.
 */
final class SkipFeatures implements FeatureMap {
  private final FeatureMap spiking;
  private final FeatureMap window;
  private float[] spikes = new float[0];
  private float[] rows = new float[0];

  private SkipFeatures(FeatureMap spiking, FeatureMap window) {
    this.spiking = spiking;
    this.window = window;
  }

  /**
   * Spiking features with those of skip synapses behind them, if there are any.
   *
   * @param signals signals of the input layer
   * @param relativeInput whether windows are taken relative to their last row
   * @param skip which skip synapses there are
   */
  static FeatureMap of(FeatureMap spiking, int signals, boolean relativeInput, SkipShape skip) {
    return skip.delays() == 0
        ? spiking
        : new SkipFeatures(spiking, skip.window(signals, relativeInput));
  }

  @Override
  public int features() {
    return spiking.features() + window.features();
  }

  /** That of the raw window, which needs more. */
  @Override
  public Precision precision() {
    return window.precision();
  }

  @Override
  public FeatureMap forWorker() {
    return new SkipFeatures(spiking.forWorker(), window);
  }

  @Override
  public int skipFeatures() {
    return window.features();
  }

  @Override
  public void write(WindowedSeries series, WindowBlock block, float[] out) {
    prepare(block);
    spiking.write(series, block, spikes);
    window.write(series, block, rows);
    join(block, out);
  }

  @Override
  public void writeNext(WindowedSeries series, WindowBlock block, float[] out) {
    prepare(block);
    spiking.writeNext(series, block, spikes);
    window.write(series, block, rows);
    join(block, out);
  }

  @Override
  public void writeSuperposed(
      WindowedSeries series, WindowBlock block, Superposition windows, float[] out) {
    prepare(block);
    spiking.writeSuperposed(series, block, windows, spikes);
    window.writeSuperposed(series, block, windows, rows);
    join(block, out);
  }

  private void prepare(WindowBlock block) {
    int left = spiking.features();
    int right = window.features();
    if (spikes.length < (long) block.count() * left || rows.length < (long) block.count() * right) {
      spikes = new float[Math.multiplyExact(block.count(), left)];
      rows = new float[Math.multiplyExact(block.count(), right)];
    }
  }

  private void join(WindowBlock block, float[] out) {
    int left = spiking.features();
    int right = window.features();
    for (int i = 0; i < block.count(); i++) {
      System.arraycopy(spikes, i * left, out, i * (left + right), left);
      System.arraycopy(rows, i * right, out, i * (left + right) + left, right);
    }
  }
}
