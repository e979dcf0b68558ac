package org.sswim.simulation;

import java.util.Arrays;

/**
 * Everything that changes while a network runs: membrane filters, refractory memory, the present
 * spikes, the read-out banks. Created at rest by {@link NetworkStep#newState()}; copy it to branch
 * a simulation.
 */
public final class NetworkState {
  final LayerState[] layers;
  final FilterState[] banks;

  NetworkState(LayerState[] layers, FilterState[] banks) {
    this.layers = layers;
    this.banks = banks;
  }

  /** Puts the network back to rest. */
  public void reset() {
    for (LayerState layer : layers) {
      layer.reset();
    }
    for (FilterState bank : banks) {
      bank.reset();
    }
  }

  /** Number of values held, four bytes each. */
  public long values() {
    long sum = 0;
    for (LayerState layer : layers) {
      sum += layer.psp.values() + layer.refractory.values() + 3L * layer.spikes.length;
    }
    for (FilterState bank : banks) {
      sum += bank.values();
    }
    return sum;
  }

  /** An independent copy. */
  public NetworkState copy() {
    LayerState[] layerCopies = new LayerState[layers.length];
    for (int l = 0; l < layers.length; l++) {
      layerCopies[l] = layers[l].copy();
    }
    FilterState[] bankCopies = new FilterState[banks.length];
    for (int m = 0; m < banks.length; m++) {
      bankCopies[m] = banks[m].copy();
    }
    return new NetworkState(layerCopies, bankCopies);
  }

  /**
   * The present spikes of a hidden layer, 1 or 0 per neuron. The array is the state's own: read it
   * before the next step, do not modify it.
   *
   * @param layer 0 for the first hidden layer
   */
  public float[] spikes(int layer) {
    return layers[layer].spikes;
  }

  /**
   * The membrane voltages of a hidden layer at the present step, with the same ownership as {@link
   * #spikes}.
   *
   * @param layer 0 for the first hidden layer
   */
  public float[] voltages(int layer) {
    return layers[layer].voltage;
  }

  /** The changing part of one hidden layer. */
  static final class LayerState {
    final FilterState psp;
    final FilterState refractory;
    final float[] drive;
    final float[] voltage;
    final float[] spikes;

    LayerState(FilterState psp, FilterState refractory, int neurons) {
      this(psp, refractory, new float[neurons], new float[neurons], new float[neurons]);
    }

    private LayerState(
        FilterState psp, FilterState refractory, float[] drive, float[] voltage, float[] spikes) {
      this.psp = psp;
      this.refractory = refractory;
      this.drive = drive;
      this.voltage = voltage;
      this.spikes = spikes;
    }

    void reset() {
      psp.reset();
      refractory.reset();
      Arrays.fill(spikes, 0);
      Arrays.fill(voltage, 0);
    }

    LayerState copy() {
      return new LayerState(
          psp.copy(), refractory.copy(), drive.clone(), voltage.clone(), spikes.clone());
    }
  }
}
