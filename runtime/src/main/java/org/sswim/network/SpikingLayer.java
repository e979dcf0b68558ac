package org.sswim.network;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.kernel.Kernel;
import org.sswim.stored.Axes;
import org.sswim.stored.Withers;

/**
 * One hidden layer of a Spike Response Model network.
 *
 * <p>Neuron i of the layer has at step t the membrane voltage
 *
 * <pre>
 *   v_i(t) = sum_j W_ij sum_{u>=0} k((u - tau_i) / sigma_i) Psi_j(t - u)
 *            + b_i + c_i sum_{u>=1} q(u / varsigma_i) s_i(t - u)
 * </pre>
 *
 * and fires, s_i(t) = 1, where {@code v_i(t) >= 0}. Psi_j is the j-th input: a real signal for the
 * first hidden layer, a spike train for the others. The post-synaptic potential kernel k has unit
 * sum, the refractory kernel q unit peak.
 *
 * <p>The arrays are shared, not copied: do not modify them after construction.
 *
 * @param pspKernel k
 * @param delay tau_i, in whole time steps, at least 0: {@code [neurons]}
 * @param support sigma_i, in time steps, above 0: {@code [neurons]}
 * @param refractoryKernel q
 * @param refractorySupport varsigma_i, in time steps, above 0: {@code [neurons]}
 * @param cost c_i, the voltage added at the peak of the refractory response to a spike, at most 0:
 *     {@code [neurons]}
 * @param weights W, row-major {@code [inputs][neurons]}, so that the weights from one input to all
 *     neurons are contiguous
 * @param bias b_i; it plays the threshold's part: {@code [neurons]}
 * @see <a href="https://arxiv.org/abs/2510.01012">Gollwitzer and Dietrich 2025, section 2</a>
 */
@Withers
public record SpikingLayer(
    Kernel pspKernel,
    @Axes("neurons") int[] delay,
    @Axes("neurons") float[] support,
    Kernel refractoryKernel,
    @Axes("neurons") float[] refractorySupport,
    @Axes("neurons") float[] cost,
    @Axes(
            value = {"inputs", "neurons"},
            scaled = "neurons")
        float[] weights,
    @Axes("neurons") float[] bias)
    implements SpikingLayerBuilder.With {

  /** Checks shapes and ranges. */
  public SpikingLayer {
    int neurons = bias.length;
    Checks.that(neurons >= 1).or("a layer needs at least one neuron");
    Checks.length("delay", delay.length, neurons);
    Checks.length("support", support.length, neurons);
    Checks.length("refractorySupport", refractorySupport.length, neurons);
    Checks.length("cost", cost.length, neurons);
    Checks.that(weights.length != 0 && weights.length % neurons == 0)
        .or("weights must be a multiple of the %s neurons; got %s", neurons, weights.length);
    Checks.each("delays must be at least 0", delay, d -> d >= 0);
    Checks.positive("support", support);
    Checks.positive("refractorySupport", refractorySupport);
    Checks.each(
        "spike costs must be finite and at most 0", cost, c -> c <= 0 && Double.isFinite(c));
    Checks.finite("weights", weights);
    Checks.finite("bias", bias);
  }

  /** Neurons without delays and spike costs, whose kernels are alike and have a support of 1. */
  public static SpikingLayer of(Kernel kernel, float[] weights, float[] bias) {
    float[] ones = new float[bias.length];
    Arrays.fill(ones, 1);
    return new SpikingLayer(
        kernel, new int[bias.length], ones, kernel, ones, new float[bias.length], weights, bias);
  }

  /**
   * The layer of some of the neurons; a copy.
   *
   * @param chosen indices of neurons, at least one, in the order wanted
   * @throws IndexOutOfBoundsException if the neuron does not exist
   */
  public SpikingLayer select(int[] chosen) {
    int count = chosen.length;
    int[] ownDelay = new int[count];
    float[] ownWeights = new float[Math.multiplyExact(inputs(), count)];
    for (int i = 0; i < count; i++) {
      int from = Objects.checkIndex(chosen[i], neurons());
      ownDelay[i] = delay[from];
      for (int j = 0; j < inputs(); j++) {
        ownWeights[j * count + i] = weights[j * neurons() + from];
      }
    }
    return of(pspKernel, ownWeights, select(bias, chosen))
        .withDelay(ownDelay)
        .withSupport(select(support, chosen))
        .withRefractoryKernel(refractoryKernel)
        .withRefractorySupport(select(refractorySupport, chosen))
        .withCost(select(cost, chosen));
  }

  private static float[] select(float[] values, int[] chosen) {
    float[] out = new float[chosen.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[chosen[i]];
    }
    return out;
  }

  /**
   * Layers side by side, alike in kernels.
   *
   * @param layers at least one
   * @param apart whether each sees inputs of its own, instead of all the same ones
   */
  public static SpikingLayer sideBySide(List<SpikingLayer> layers, boolean apart) {
    int neurons = layers.stream().mapToInt(SpikingLayer::neurons).sum();
    int inputs =
        apart ? layers.stream().mapToInt(SpikingLayer::inputs).sum() : layers.get(0).inputs();
    int[] delay = new int[neurons];
    float[] support = new float[neurons];
    float[] refractorySupport = new float[neurons];
    float[] cost = new float[neurons];
    float[] bias = new float[neurons];
    float[] weights = new float[Math.multiplyExact(inputs, neurons)];
    int from = 0;
    int firstInput = 0;
    for (SpikingLayer layer : layers) {
      int width = layer.neurons();
      System.arraycopy(layer.delay(), 0, delay, from, width);
      System.arraycopy(layer.support(), 0, support, from, width);
      System.arraycopy(layer.refractorySupport(), 0, refractorySupport, from, width);
      System.arraycopy(layer.cost(), 0, cost, from, width);
      System.arraycopy(layer.bias(), 0, bias, from, width);
      for (int j = 0; j < layer.inputs(); j++) {
        int row = (firstInput + j) * neurons + from;
        System.arraycopy(layer.weights(), j * width, weights, row, width);
      }
      from += width;
      firstInput += apart ? layer.inputs() : 0;
    }
    SpikingLayer first = layers.get(0);
    return of(first.pspKernel(), weights, bias)
        .withDelay(delay)
        .withSupport(support)
        .withRefractoryKernel(first.refractoryKernel())
        .withRefractorySupport(refractorySupport)
        .withCost(cost);
  }

  /** Whether spikes cost any neuron something. */
  public boolean costs() {
    for (float own : cost) {
      if (own != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a neuron only passes on the spikes of one input: its one synapse has weight 1, its
   * threshold is below one spike, and spikes cost it nothing.
   */
  public boolean relays(int neuron) {
    int synapses = 0;
    for (int j = 0; j < inputs(); j++) {
      float weight = weights[j * neurons() + neuron];
      if (weight != 0 && weight != 1) {
        return false;
      }
      synapses += weight == 1 ? 1 : 0;
    }
    return synapses == 1 && cost[neuron] == 0 && bias[neuron] < 0 && bias[neuron] >= -1;
  }

  /** The inputs that a neuron sees: those whose weights are not 0. */
  public int[] seenBy(int neuron) {
    return IntStream.range(0, inputs()).filter(j -> weights[j * neurons() + neuron] != 0).toArray();
  }

  /** Number of neurons. */
  public int neurons() {
    return bias.length;
  }

  /** Number of inputs. */
  public int inputs() {
    return weights.length / bias.length;
  }
}
