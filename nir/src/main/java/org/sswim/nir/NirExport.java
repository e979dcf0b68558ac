package org.sswim.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.sswim.forecasting.ForecastModel;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SkipSynapses;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;

/**
 * A model's network as a graph that says exactly the same where signals are impulses on the grid of
 * the model's time steps:
 *
 * <pre>
 *   input -> rows (Linear) -> hidden1_weights (Linear) [-> hidden1_delay]
 *         -> hidden1_membrane (LI or CubaLI) -> hidden1_spikes (Threshold) -> hidden2_weights ...
 *   rows -> rows_delay (Delay) -> rows_shift (Linear) -> rows_delay, hidden1_weights
 *   hidden1_spikes [-> hidden1_feedback_delay] -> hidden1_feedback (LI or CubaLI) -> hidden1_spikes
 *   hiddenL_spikes [-> bank1_delay] -> bank1 (LI or CubaLI) -> readout1 (Affine) -> output
 *                  [-> bank2_delay] -> bank2 ...            -> readout2 (Linear) -> output
 *   rows, rows_shift -> skip (Linear) -> output
 * </pre>
 *
 * <p>The loop of rows is a shift register for taps and skip synapses, see {@link InputRows}; it and
 * skip stand there only where the network has them. The feedback is the refractory response: what a
 * spike costs a neuron from the next step on.
 *
 * <p>An exponential kernel of support sigma, {@code (1 - a) a^u} with {@code a = e^(-1 / sigma)},
 * is LI with {@code tau = sigma dt} and {@code r = tau (1 - a)}; a refractory one, {@code c
 * a^(u-1)} from lag 1 on, is LI with {@code r = tau c} behind a Delay of a step. A double
 * exponential one is CubaLI with {@code tau_mem = sigma dt}, {@code tau_syn = tau_mem / 4}; alpha
 * has both equal. Neurons are an integrator and a Threshold, not LIF: a spike response neuron does
 * not reset its membrane. Thresholds are minus the bias, next to it from below, as NIR fires above
 * and the model at the threshold.
 */
public final class NirExport {
  private NirExport() {}

  /**
   * What of a model NIR cannot say, a line each; empty if the graph is exact.
   *
   * @see NirApproximation
   */
  public static List<String> obstacles(ForecastModel model) {
    return NirApproximation.of(model).losses();
  }

  /**
   * The graph of a model.
   *
   * @param dt seconds that a time step of the model lasts, above 0
   * @param lost what was left out of it before, for the metadata
   * @throws NirException if NIR cannot say all of it, naming what and the cure
   */
  public static NirGraph graph(ForecastModel model, double dt, List<String> lost) {
    if (!(dt > 0 && Double.isFinite(dt))) {
      throw new NirException("a time step must be above 0 seconds; got " + dt);
    }
    List<String> obstacles = obstacles(model);
    if (!obstacles.isEmpty()) {
      throw new NirException(
          "NIR cannot say all of this model: "
              + String.join("; ", obstacles)
              + ". Fit with kernels exponential, alpha or double-exponential, or give --approximate"
              + " to leave that out");
    }
    return new Builder(model, dt).graph(lost);
  }

  private static final class Builder {
    private final ForecastModel model;
    private final double dt;
    private final SpikingNetwork network;
    private final InputRows inputs;
    private final Map<String, NirNode> nodes = new LinkedHashMap<>();
    private final List<NirGraph.Edge> edges = new ArrayList<>();

    Builder(ForecastModel model, double dt) {
      this.model = model;
      this.dt = dt;
      network = AbsoluteRows.of(model);
      inputs = new InputRows(network);
    }

    NirGraph graph(List<String> lost) {
      HiddenNetwork hidden = network.hidden();
      String rows = rows();
      String last = "";
      for (int l = 0; l < hidden.layers().size(); l++) {
        SpikingLayer layer = hidden.layers().get(l);
        String name = "hidden" + (l + 1) + "_";
        NirArray matrix =
            l == 0
                ? placed(layer.weights(), layer.inputs(), layer.neurons(), inputs::inputOf)
                : transposed(layer.weights(), layer.inputs(), layer.neurons());
        String weights = put(name + "weights", NirType.LINEAR, Map.of("weight", matrix));
        if (l == 0) {
          see(rows, weights);
        } else {
          edge(last, weights);
        }
        String delayed = delayed(name + "delay", layer.delay(), weights);
        String membrane = synapses(name + "membrane", layer.pspKernel(), layer.support());
        edge(delayed, membrane);
        double[] threshold = new double[layer.neurons()];
        for (int i = 0; i < threshold.length; i++) {
          threshold[i] = Math.nextDown(-(double) layer.bias()[i]);
        }
        last =
            put(
                name + "spikes",
                NirType.THRESHOLD,
                Map.of("threshold", NirArray.vector(threshold)));
        edge(membrane, last);
        feedback(name + "feedback", layer, last);
      }
      readout(hidden, last);
      skip(rows);
      Map<String, String> texts = NirMetadata.of(model, dt, lost);
      texts.put("feeding", inputs.told());
      NirExample.addTo(texts, network, model.spec().window());
      return new NirGraph(nodes, edges, texts);
    }

    /** What the network looks at: the input, or the register behind it. */
    private String rows() {
      String input = put("input", NirType.INPUT, Map.of("shape", size(inputs.width())));
      if (!inputs.needed()) {
        return input;
      }
      String rows = put("rows", NirType.LINEAR, Map.of("weight", inputs.placement()));
      NirArray step = NirArray.constant(inputs.places(), dt);
      String delay = put("rows_delay", NirType.DELAY, Map.of("delay", step));
      String shift = put("rows_shift", NirType.LINEAR, Map.of("weight", inputs.shift()));
      edge(input, rows);
      edge(rows, delay);
      edge(delay, shift);
      edge(shift, delay);
      return rows;
    }

    /** Lets a node see the present row and, of the register, those before it. */
    private void see(String rows, String node) {
      edge(rows, node);
      if (inputs.needed()) {
        edge("rows_shift", node);
      }
    }

    /** The refractory response: a loop from the spikes of a layer back to its voltages. */
    private void feedback(String name, SpikingLayer layer, String spikes) {
      if (!NirApproximation.costs(layer)) {
        return;
      }
      Kernel kernel = layer.refractoryKernel();
      double[] gains = new double[layer.neurons()];
      for (int i = 0; i < gains.length; i++) {
        gains[i] = layer.cost()[i] * Kernels.unitPeak(kernel, layer.refractorySupport()[i]);
      }
      String before = spikes;
      // A response of second order is 0 at lag 0 by itself.
      if (kernel.form() == Kernel.Form.FIRST_ORDER) {
        int[] step = new int[layer.neurons()];
        Arrays.fill(step, 1);
        before = delayed(name + "_delay", step, spikes);
      }
      integrator(name, kernel, layer.refractorySupport(), gains);
      edge(before, name);
      edge(name, spikes);
    }

    private void skip(String rows) {
      SkipSynapses skip = network.skip();
      if (skip == null) {
        return;
      }
      int delayed = skip.sources() * skip.delays();
      NirArray weight =
          placed(
              skip.weights(),
              skip.count(),
              skip.outputs(),
              i ->
                  i < delayed
                      ? inputs.source(i / skip.delays(), i % skip.delays())
                      : inputs.ahead(i - delayed));
      put("skip", NirType.LINEAR, Map.of("weight", weight));
      see(rows, "skip");
      edge("skip", "output");
    }

    /** As {@link #transposed}, each input at its place in the register. */
    private NirArray placed(float[] weights, int count, int outputs, IntUnaryOperator place) {
      int places = inputs.places();
      double[] values = new double[outputs * places];
      for (int j = 0; j < count; j++) {
        int at = place.applyAsInt(j);
        for (int k = 0; k < outputs; k++) {
          values[k * places + at] += weights[j * outputs + k];
        }
      }
      return NirArray.matrix(outputs, places, values);
    }

    private void readout(HiddenNetwork hidden, String spikes) {
      ReadoutBanks banks = hidden.banks();
      Readout readout = network.readout();
      int neurons = hidden.last().neurons();
      int outputs = readout.outputs();
      put("output", NirType.OUTPUT, Map.of("shape", size(outputs)));
      for (int m = 0; m < banks.banks(); m++) {
        int[] delay = new int[neurons];
        float[] support = new float[neurons];
        Arrays.fill(delay, banks.delay()[m]);
        Arrays.fill(support, banks.support()[m]);
        String delayed = delayed("bank" + (m + 1) + "_delay", delay, spikes);
        String bank = synapses("bank" + (m + 1), banks.kernel(), support);
        edge(delayed, bank);
        float[] part = new float[neurons * outputs];
        System.arraycopy(readout.weights(), m * part.length, part, 0, part.length);
        NirArray weight = transposed(part, neurons, outputs);
        String name = "readout" + (m + 1);
        if (m == 0) {
          NirArray bias = NirArray.vector(doubles(readout.bias()));
          put(name, NirType.AFFINE, Map.of("weight", weight, "bias", bias));
        } else {
          put(name, NirType.LINEAR, Map.of("weight", weight));
        }
        edge(bank, name);
        edge(name, "output");
      }
    }

    /** Puts a Delay behind a node if any delay is other than 0; returns the last of both. */
    private String delayed(String name, int[] delay, String before) {
      double[] seconds = new double[delay.length];
      boolean any = false;
      for (int i = 0; i < delay.length; i++) {
        seconds[i] = delay[i] * dt;
        any |= delay[i] > 0;
      }
      if (!any) {
        return before;
      }
      put(name, NirType.DELAY, Map.of("delay", NirArray.vector(seconds)));
      edge(before, name);
      return name;
    }

    /** A post-synaptic potential of unit sum. */
    private String synapses(String name, Kernel kernel, float[] support) {
      double[] gains = new double[support.length];
      Arrays.setAll(gains, i -> Kernels.unitSum(kernel, support[i]));
      return integrator(name, kernel, support, gains);
    }

    private String integrator(String name, Kernel kernel, float[] support, double[] gains) {
      int n = support.length;
      double[] tau = new double[n];
      double[] tauSyn = new double[n];
      double[] r = new double[n];
      for (int i = 0; i < n; i++) {
        Kernel.Recursion poles = kernel.recursion(support[i]);
        double gain = gains[i];
        double a = poles.a();
        double b = poles.b();
        tau[i] = support[i] * dt;
        if (kernel.form() == Kernel.Form.FIRST_ORDER) {
          r[i] = tau[i] * gain;
        } else if (a == b) {
          // Ours: gain u a^(u - 1); CubaLI with equal constants: r (u dt / tau^2) a^u.
          tauSyn[i] = tau[i];
          r[i] = gain * tau[i] * tau[i] / (dt * a);
        } else {
          // Ours: gain (a^u - b^u) / (a - b); CubaLI: r (a^u - b^u) / (tau - tau_syn).
          tauSyn[i] = tau[i] * Math.log(a) / Math.log(b);
          r[i] = gain * (tau[i] - tauSyn[i]) / (a - b);
        }
      }
      Map<String, NirArray> parameters = new LinkedHashMap<>();
      parameters.put("r", NirArray.vector(r));
      parameters.put("v_leak", NirArray.constant(n, 0));
      if (kernel.form() == Kernel.Form.FIRST_ORDER) {
        parameters.put("tau", NirArray.vector(tau));
        return put(name, NirType.LI, parameters);
      }
      parameters.put("tau_mem", NirArray.vector(tau));
      parameters.put("tau_syn", NirArray.vector(tauSyn));
      parameters.put("w_in", NirArray.constant(n, 1));
      return put(name, NirType.CUBA_LI, parameters);
    }

    private String put(String name, NirType type, Map<String, NirArray> parameters) {
      nodes.put(name, new NirNode(type, parameters));
      return name;
    }

    private void edge(String from, String to) {
      edges.add(new NirGraph.Edge(from, to));
    }
  }

  private static NirArray size(int width) {
    return NirArray.vector(width);
  }

  /** Ours are {@code [inputs][outputs]}, NIR's {@code [outputs][inputs]}. */
  private static NirArray transposed(float[] weights, int inputs, int outputs) {
    double[] values = new double[weights.length];
    for (int j = 0; j < inputs; j++) {
      for (int k = 0; k < outputs; k++) {
        values[k * inputs + j] = weights[j * outputs + k];
      }
    }
    return NirArray.matrix(outputs, inputs, values);
  }

  private static double[] doubles(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
