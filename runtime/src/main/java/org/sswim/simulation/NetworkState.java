package org.sswim.simulation;

import java.util.Arrays;
import org.sswim.stored.StateBytes;

/**
 * Everything that changes while a network runs: membrane filters, refractory memory, the present
 * spikes, the read-out banks. Created at rest by {@link NetworkStep#newState()}.
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

  /** Names what changes. */
  public void state(StateBytes bytes) {
    for (LayerState layer : layers) {
      layer.psp.state(bytes);
      layer.refractory.state(bytes);
      bytes.floats(layer.voltage);
      bytes.floats(layer.spikes);
    }
    for (FilterState bank : banks) {
      bank.state(bytes);
    }
  }

  /** Number of neurons of all layers that fire at the present step. */
  public int fired() {
    int fired = 0;
    for (LayerState layer : layers) {
      for (float spike : layer.spikes) {
        fired += (int) spike;
      }
    }
    return fired;
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
      this.psp = psp;
      this.refractory = refractory;
      drive = new float[neurons];
      voltage = new float[neurons];
      spikes = new float[neurons];
    }

    void reset() {
      psp.reset();
      refractory.reset();
      Arrays.fill(spikes, 0);
      Arrays.fill(voltage, 0);
    }
  }
}
