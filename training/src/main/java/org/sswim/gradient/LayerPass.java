package org.sswim.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.descent.StepLoops;
import org.sswim.kernel.Kernel;

/**
 * One hidden layer over the samples of a batch: forward step by step, then backward step by step in
 * reverse order. Holds the memory of both; values of a neuron's samples are contiguous.
 */
final class LayerPass {
  private final LayerParameters parameters;
  private final SpikeFunction spike;
  private final int steps;
  private final boolean refracts;
  private final boolean trainsResponses;
  private final Filter psp;
  private final Filter refractory;
  private final Delays delays;

  /** Projected inputs by step; written by the caller before {@link #forward}. */
  final float[][] drive;

  /** Spikes by step. */
  final float[][] spikes;

  private final float[][] delayed;
  private final float[][] voltage;
  private final float[][] byVoltage;
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
   * @param trained what else than weights and biases trains
   * @param most largest number of samples
   */
  LayerPass(LayerParameters parameters, SpikeFunction spike, Trained trained, int steps, int most) {
    this.parameters = parameters;
    this.spike = spike;
    this.steps = steps;
    int values = Math.multiplyExact(parameters.neurons(), most);
    refracts = trained.costs() || !Loops.allZero(parameters.cost());
    boolean pspFinite = parameters.psp().form() == Kernel.Form.FINITE;
    boolean refractoryFinite = refracts && parameters.refractory().form() == Kernel.Form.FINITE;
    trainsResponses = trained.supports() || trained.costs();
    psp = new Filter(parameters.psp(), parameters.support(), false, steps, most);
    refractory =
        new Filter(
            parameters.refractory(),
            parameters.refractorySupport(),
            true,
            steps,
            refracts ? most : 0);
    delays = new Delays(parameters.delay(), trained.delays());
    drive = new float[steps][values];
    spikes = new float[steps][values];
    delayed = delays.none() ? drive : new float[steps][values];
    // In place where nobody needs what is overwritten: the less memory, the more of it in cache.
    boolean keep = pspFinite || trained.supports();
    voltage = keep ? new float[steps][values] : delayed;
    byVoltage = trainsResponses ? new float[steps][values] : new float[0][];
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
    byDrive = new float[delays.none() ? 0 : values];
  }

  /**
   * What trains besides weights and biases.
   *
   * @param delays tau
   * @param supports sigma and varsigma
   * @param costs c
   */
  record Trained(boolean delays, boolean supports, boolean costs) {}

  /** Takes over the parameters and the number of samples of a batch, and rests. */
  void prepare(int windows) {
    count = windows;
    n = parameters.neurons() * count;
    psp.prepare(count);
    psp.reset();
    Loops.repeat(parameters.bias(), count, bias);
    if (refracts) {
      refractory.prepare(count);
      refractory.reset();
      Loops.repeat(parameters.cost(), count, cost);
      Arrays.fill(costGain, 0, n, 0);
      Loops.addProduct(n, cost, refractory.gain(ones), costGain);
    }
  }

  /** Rests in a step at which no sample has begun; there is no way back through it. */
  void rest(int t) {
    Arrays.fill(drive[t], 0, n, 0);
    Arrays.fill(delayed[t], 0, n, 0);
    Arrays.fill(voltage[t], 0, n, 0);
    Arrays.fill(spikes[t], 0, n, 0);
    if (trainsResponses) {
      Arrays.fill(byVoltage[t], 0, n, 0);
    }
  }

  /**
   * Goes through a step, from its drive to its spikes.
   *
   * @param begun 1 of samples that have begun, 0 of others, which are at rest: {@code [count]};
   *     null where all have
   */
  void forward(int t, float @Nullable [] begun) {
    rest(begun, drive[t]);
    if (!delays.none()) {
      delays.forward(t, count, drive, delayed[t]);
    }
    psp.push(delayed[t]);
    Loops.multiplyAndAdd(n, psp.gain(ones), psp.read(t, delayed, response), bias, voltage[t]);
    if (refracts) {
      Loops.addProduct(n, costGain, refractory.read(t, spikes, response), voltage[t]);
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
      Loops.addProduct(n, cost, gradient, byResponse);
      refractory.feedBack(byResponse);
    }
    if (trainsResponses) {
      System.arraycopy(gradient, 0, byVoltage[t], 0, n);
    }
    psp.backward(t, gradient, byDelayed);
    float[] by = byDelayed[t];
    if (!delays.none()) {
      delays.backward(t, count, byDelayed, byDrive);
      by = byDrive;
    }
    rest(begun, by);
    return by;
  }

  private void rest(float @Nullable [] begun, float[] values) {
    if (begun != null) {
      Loops.multiplyColumns(parameters.neurons(), count, begun, values);
    }
  }

  /** Adds the gradients by all parameters but the weights, once all steps are done. */
  void finish(LayerParameters gradient, Trained trained) {
    Loops.addRuns(byBias, count, gradient.bias());
    if (trained.delays()) {
      delays.addGradient(count, drive, byDelayed, gradient.delay());
    }
    if (trained.supports()) {
      addByResponse(0, delayed, derivatives(psp), null, gradient.support());
    }
    if (refracts && trained.supports()) {
      addByResponse(
          1, spikes, derivatives(refractory), parameters.cost(), gradient.refractorySupport());
    }
    if (refracts && trained.costs()) {
      addByResponse(1, spikes, responses(refractory), null, gradient.cost());
    }
  }

  private List<double[]> derivatives(Filter filter) {
    return IntStream.range(0, parameters.neurons())
        .mapToObj(i -> filter.bySupport(i, steps))
        .toList();
  }

  private List<double[]> responses(Filter filter) {
    return IntStream.range(0, parameters.neurons())
        .mapToObj(i -> filter.response(i, steps))
        .toList();
  }

  /**
   * Adds {@code factor sum_u r(u) sum_t g(t) x(t - u)}, g the gradient by the voltage, r a response
   * or its derivative.
   */
  private void addByResponse(
      int firstLag,
      float[][] inputs,
      List<double[]> responses,
      float @Nullable [] factor,
      float[] gradient) {
    int reach = responses.stream().mapToInt(Responses::reach).max().orElse(0);
    float[] perNeuron = new float[parameters.neurons()];
    for (int u = firstLag; u < reach; u++) {
      Arrays.fill(response, 0, n, 0);
      for (int t = u; t < steps; t++) {
        Loops.addProduct(n, byVoltage[t], inputs[t - u], response);
      }
      Arrays.fill(perNeuron, 0);
      Loops.addRuns(response, count, perNeuron);
      for (int i = 0; i < perNeuron.length; i++) {
        double scale = factor == null ? 1 : factor[i];
        gradient[i] += (float) (scale * responses.get(i)[u] * perNeuron[i]);
      }
    }
  }
}
