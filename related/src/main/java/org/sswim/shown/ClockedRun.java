package org.sswim.shown;

import java.util.Arrays;
import java.util.List;

/** A clocked network while it runs over one sample. A step allocates nothing. */
final class ClockedRun extends ShownRun {
  private final ClockedInput input;
  private final ReadOut readOut;
  private final List<ClockedLayer> layers;
  private final LayerState[] states;
  private final ClockedProbe probe;
  private final float[] coded;

  /** What the first layer's currents were computed of, where they are the same at every step. */
  private final float[] seen;

  private boolean decided;

  /** A run at rest that is looked into. */
  ClockedRun(ClockedModel model, ClockedProbe probe) {
    this.probe = probe;
    input = model.input();
    readOut = model.readOut();
    layers = model.layers();
    states = layers.stream().map(LayerState::new).toArray(LayerState[]::new);
    coded = new float[layers.get(0).inputs()];
    seen = new float[coded.length];
  }

  /** What changes in a layer. */
  private static final class LayerState {
    private final ClockedLayer layer;
    private final float[] threshold;

    /** What the connections give, one after another; the last are the input currents. */
    private final float[][] values;

    private final float[] voltage;
    private final float[] spikes;

    /** What voltages take where currents come through a leak; else the currents. */
    private final float[] synaptic;

    /** What spikes stand for; of those that count themselves. */
    private final float[] carried;

    /** Spikes so far, weighted. */
    private final float[] count;

    LayerState(ClockedLayer layer) {
      this.layer = layer;
      int neurons = layer.neurons();
      threshold = Arrays.copyOf(layer.threshold(), neurons);
      if (layer.threshold().length == 1) {
        Arrays.fill(threshold, layer.threshold()[0]);
      }
      values =
          layer.connections().stream()
              .map(connection -> new float[connection.outputs()])
              .toArray(float[][]::new);
      voltage = new float[neurons];
      spikes = new float[neurons];
      synaptic = layer.neuron().rise() > 0 ? new float[neurons] : values[values.length - 1];
      carried = layer.neuron().code() == Neuron.Code.COUNT ? spikes : new float[neurons];
      count = new float[neurons];
    }

    /** Computes the input currents. */
    void drive(float[] in, int number, ClockedProbe probe) {
      float[] from = in;
      for (int c = 0; c < values.length; c++) {
        probe.applied(number, c, from);
        layer.connections().get(c).apply(from, values[c]);
        from = values[c];
      }
    }

    /** Adds what the layer two before gives to the input currents. */
    void shorten(float[] before, int number, ClockedProbe probe) {
      float[] current = values[values.length - 1];
      probe.applied(number, values.length, before);
      for (int i = 0; i < current.length; i++) {
        current[i] += layer.shortcut() * before[i];
      }
    }

    /** Takes a step; returns the spikes. */
    long step(float factor, int time) {
      Neuron neuron = layer.neuron();
      float[] current = values[values.length - 1];
      if (synaptic != current) {
        neuron.arrive(spikes.length, current, synaptic);
      }
      neuron.step(1, time, threshold, synaptic, voltage, spikes);
      if (carried != spikes) {
        float weight = neuron.weight(time);
        for (int i = 0; i < spikes.length; i++) {
          carried[i] = weight * spikes[i];
        }
      }
      float sum = 0;
      for (int i = 0; i < count.length; i++) {
        count[i] = factor * count[i] + spikes[i];
        sum += spikes[i];
      }
      return (long) sum;
    }

    void reset() {
      Arrays.fill(voltage, 0);
      Arrays.fill(synaptic, 0);
      Arrays.fill(spikes, 0);
      Arrays.fill(count, 0);
    }
  }

  /**
   * Takes a step; none once the first spike has decided.
   *
   * @param scaled the scaled values, as many as the first layer has inputs
   */
  @Override
  public void step(float[] scaled) {
    if (decided) {
      return;
    }
    boolean constant = input.encoder().constant();
    float[] from = scaled;
    if (!constant) {
      for (int i = 0; i < coded.length; i++) {
        coded[i] = input.encoder().at(scaled[i], steps, input.steps());
      }
      from = coded;
    }
    boolean known = constant && steps > 0 && Arrays.equals(seen, scaled);
    System.arraycopy(scaled, 0, seen, 0, seen.length);
    for (int l = 0; l < states.length; l++) {
      LayerState state = states[l];
      if (l > 0 || !known) {
        state.drive(from, l, probe);
      }
      if (state.layer.shortcut() != 0) {
        state.shorten(states[l - 2].carried, l, probe);
      }
      spikes += state.step(readOut.factor(), steps);
      from = state.carried;
      probe.stepped(l, state.spikes);
    }
    steps++;
    decided = readOut.kind() == ReadOut.Kind.FIRST_SPIKE && anyFired();
  }

  private boolean anyFired() {
    for (float s : states[states.length - 1].spikes) {
      if (s > 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean over() {
    return decided || steps == input.steps();
  }

  /** Writes the evidence so far; not of goodness. */
  @Override
  public void evidence(float[] out) {
    LayerState last = states[states.length - 1];
    for (int k = 0; k < out.length; k++) {
      out[k] =
          readOut.gain()
              * switch (readOut.kind()) {
                case POTENTIAL -> last.voltage[k];
                case COUNT, WEIGHTED_COUNT -> last.count[k];
                // What a spike took away is part of the voltage that it was fired at.
                case FIRST_SPIKE -> last.voltage[k] + last.threshold[k] * last.spikes[k];
                case GOODNESS -> throw new IllegalStateException("goodness is of a whole run");
              };
    }
  }

  /** The sum over layers of the mean of squared spike counts. */
  double goodness() {
    double sum = 0;
    for (LayerState state : states) {
      double squares = 0;
      for (float c : state.count) {
        squares += (double) c * c;
      }
      sum += squares / state.count.length;
    }
    return sum;
  }

  @Override
  public void reset() {
    for (LayerState state : states) {
      state.reset();
    }
    steps = 0;
    spikes = 0;
    decided = false;
  }
}
