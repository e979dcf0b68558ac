package org.sswim.gradient;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.kernel.Kernel;
import org.sswim.network.SpikingLayer;
import org.sswim.simulation.NeuronLoops;

/**
 * One hidden layer over the samples of a batch: forward step by step, then backward step by step in
 * reverse order. Holds the memory of both; values of a neuron's samples are contiguous.
 */
final class LayerPass {
  private final LayerParameters parameters;
  private final SpikeFunction spike;
  private final boolean refracts;
  private final Filter psp;
  private final Filter refractory;
  private final Delays delays;
  private final boolean delaying;

  /** Projected inputs by step; written by the caller before {@link #forward}. */
  final float[][] drive;

  /** Spikes by step. */
  final float[][] spikes;

  private final float[][] delayed;
  private final float[][] voltage;
  private final float[][] byDelayed;
  private final float[][] byRefractory;
  private final float[] bias;
  private final float[] cost;
  private final float[] costGain;
  private final float[] ones;
  private final float[] response;
  private final float[] byBias;
  private final float[] byDrive;
  private int count;
  private int n;

  /**
   * Memory for a layer.
   *
   * @param parameters read at every batch
   * @param most largest number of samples
   */
  LayerPass(LayerParameters parameters, SpikeFunction spike, int steps, int most) {
    this.parameters = parameters;
    this.spike = spike;
    int values = Math.multiplyExact(parameters.neurons(), most);
    refracts = parameters.fixed().costs();
    SpikingLayer layer = parameters.fixed();
    boolean pspFinite = layer.pspKernel().form() == Kernel.Form.FINITE;
    boolean refractoryFinite = refracts && layer.refractoryKernel().form() == Kernel.Form.FINITE;
    psp = new Filter(layer.pspKernel(), layer.support(), false, steps, most);
    refractory =
        new Filter(
            layer.refractoryKernel(), layer.refractorySupport(), true, steps, refracts ? most : 0);
    delays = new Delays(layer.delay());
    delaying = !delays.none();
    drive = new float[steps][values];
    spikes = new float[steps][values];
    delayed = delaying ? new float[steps][values] : drive;
    // In place where nobody needs what is overwritten: the less memory, the more of it in cache.
    voltage = pspFinite ? new float[steps][values] : delayed;
    byDelayed = pspFinite ? new float[steps][values] : voltage;
    byRefractory =
        refractoryFinite ? new float[steps][values] : new float[1][refracts ? values : 0];
    bias = new float[values];
    cost = new float[refracts ? values : 0];
    costGain = new float[refracts ? values : 0];
    ones = new float[values];
    Arrays.fill(ones, 1);
    response = new float[values];
    byBias = new float[values];
    byDrive = new float[delaying ? values : 0];
  }

  /** Takes over the parameters and the number of samples of a batch, and rests. */
  void prepare(int windows) {
    count = windows;
    n = parameters.neurons() * count;
    psp.prepare(count);
    psp.reset();
    StepLoops.repeat(parameters.bias(), count, bias);
    if (refracts) {
      refractory.prepare(count);
      refractory.reset();
      StepLoops.repeat(parameters.fixed().cost(), count, cost);
      Arrays.fill(costGain, 0, n, 0);
      NeuronLoops.addProduct(n, cost, refractory.gain(ones), costGain);
    }
  }

  /** Rests in a step at which no sample has begun; there is no way back through it. */
  void rest(int t) {
    Arrays.fill(drive[t], 0, n, 0);
    Arrays.fill(delayed[t], 0, n, 0);
    Arrays.fill(voltage[t], 0, n, 0);
    Arrays.fill(spikes[t], 0, n, 0);
  }

  /**
   * Goes through a step, from its drive to its spikes.
   *
   * @param begun 1 of samples that have begun, 0 of others, which are at rest: {@code [count]};
   *     null where all have
   */
  void forward(int t, float @Nullable [] begun) {
    rest(begun, drive[t]);
    if (delaying) {
      delays.forward(t, count, drive, delayed[t]);
    }
    psp.push(delayed[t]);
    StepLoops.multiplyAndAdd(n, psp.gain(ones), psp.read(t, delayed, response), bias, voltage[t]);
    if (refracts) {
      NeuronLoops.addProduct(n, costGain, refractory.read(t, spikes, response), voltage[t]);
    }
    spike.fire(n, voltage[t], spikes[t]);
    rest(begun, spikes[t]);
    if (refracts) {
      refractory.push(spikes[t]);
    }
  }

  /** Turns round at the last step. */
  void turn() {
    psp.reset();
    Arrays.fill(byBias, 0, n, 0);
    if (refracts) {
      refractory.reset();
    }
    if (byDelayed != voltage) {
      for (float[] step : byDelayed) {
        Arrays.fill(step, 0, n, 0);
      }
    }
  }

  /**
   * Goes back through a step.
   *
   * @param gradient by the spikes of the step, but for what they do to this layer; changed
   * @param begun as on the way forward
   * @return the gradient by the drive of the step
   */
  float[] backward(int t, float[] gradient, float @Nullable [] begun) {
    if (refracts) {
      refractory.addBackward(t, byRefractory, gradient);
    }
    spike.backward(n, voltage[t], gradient);
    rest(begun, gradient);
    StepLoops.add(n, gradient, byBias);
    if (refracts) {
      float[] byResponse = byRefractory[byRefractory.length > 1 ? t : 0];
      Arrays.fill(byResponse, 0, n, 0);
      NeuronLoops.addProduct(n, cost, gradient, byResponse);
      refractory.feedBack(byResponse);
    }
    psp.backward(t, gradient, byDelayed);
    float[] by = byDelayed[t];
    if (delaying) {
      delays.backward(t, count, byDelayed, byDrive);
      by = byDrive;
    }
    rest(begun, by);
    return by;
  }

  private void rest(float @Nullable [] begun, float[] values) {
    if (begun != null) {
      StepLoops.multiplyColumns(parameters.neurons(), count, begun, values);
    }
  }

  /** Adds the gradient by the bias, once all steps are done. */
  void finish(LayerParameters gradient) {
    StepLoops.addRuns(byBias, count, gradient.bias());
  }

  /**
   * Delays of a layer's drive in whole steps: {@code x(t - tau)}. Rows of a neuron are contiguous:
   * {@code [neurons][count]}.
   *
   * @param delay tau of each neuron
   */
  private record Delays(int[] delay) {
    /** Whether nothing is delayed. */
    boolean none() {
      return Arrays.stream(delay).allMatch(tau -> tau == 0);
    }

    /** Writes the delayed drive of a step. */
    void forward(int t, int count, float[][] drive, float[] out) {
      for (int i = 0; i < delay.length; i++) {
        copy(i, count, t - delay[i], drive, out);
      }
    }

    /** Writes the gradient by the drive of a step, from those by all delayed drives. */
    void backward(int t, int count, float[][] delayed, float[] out) {
      for (int i = 0; i < delay.length; i++) {
        copy(i, count, t + delay[i], delayed, out);
      }
    }

    /** A neuron's row of a step; 0 before the first and after the last. */
    private static void copy(int i, int count, int t, float[][] from, float[] out) {
      int begin = i * count;
      if (t < 0 || t >= from.length) {
        Arrays.fill(out, begin, begin + count, 0);
      } else {
        System.arraycopy(from[t], begin, out, begin, count);
      }
    }
  }
}
