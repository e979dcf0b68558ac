package org.sswim.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sswim.forecasting.ForecastModel;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;

/**
 * A model's network as a graph that says exactly the same where signals are impulses on the grid of
 * the model's time steps:
 *
 * <pre>
 *   input -> hidden1_weights (Linear) [-> hidden1_delay] -> hidden1_membrane (LI or CubaLI)
 *         -> hidden1_spikes (Threshold) -> hidden2_weights ... -> hiddenL_spikes
 *         [-> bank1_delay] -> bank1 (LI or CubaLI) -> readout1 (Affine) -> output
 *         [-> bank2_delay] -> bank2 ...            -> readout2 (Linear) -> output
 * </pre>
 *
 * <p>An exponential kernel of support sigma, {@code (1 - a) a^u} with {@code a = e^(-1 / sigma)},
 * is LI with {@code tau = sigma dt} and {@code r = tau (1 - a)}. A double exponential one is CubaLI
 * with {@code tau_mem = sigma dt}, {@code tau_syn = tau_mem / 4}; alpha has both equal. Neurons are
 * an integrator and a Threshold, not LIF: a spike response neuron without spike cost does not reset
 * its membrane. Thresholds are minus the bias, next to it from below, as NIR fires above and the
 * model at the threshold.
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
              + ". Fit with --cost 0, kernels exponential, alpha or double-exponential and --skip"
              + " off, or give --approximate to leave that out");
    }
    return new Builder(model, dt).graph(lost);
  }

  private static final class Builder {
    private final ForecastModel model;
    private final double dt;
    private final Map<String, NirNode> nodes = new LinkedHashMap<>();
    private final List<NirGraph.Edge> edges = new ArrayList<>();

    Builder(ForecastModel model, double dt) {
      this.model = model;
      this.dt = dt;
    }

    NirGraph graph(List<String> lost) {
      HiddenNetwork hidden = model.network().hidden();
      String last = put("input", NirType.INPUT, Map.of("shape", size(hidden.input().width())));
      for (int l = 0; l < hidden.layers().size(); l++) {
        SpikingLayer layer = hidden.layers().get(l);
        String name = "hidden" + (l + 1) + "_";
        String weights =
            put(
                name + "weights",
                NirType.LINEAR,
                Map.of("weight", transposed(layer.weights(), layer.inputs(), layer.neurons())));
        edge(last, weights);
        String delayed = delayed(name + "delay", layer.delay(), weights);
        String membrane = integrator(name + "membrane", layer.pspKernel(), layer.support());
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
      }
      readout(hidden, last);
      return new NirGraph(nodes, edges, NirMetadata.of(model, dt, lost));
    }

    private void readout(HiddenNetwork hidden, String spikes) {
      ReadoutBanks banks = hidden.banks();
      Readout readout = model.network().readout();
      int neurons = hidden.last().neurons();
      int outputs = readout.outputs();
      put("output", NirType.OUTPUT, Map.of("shape", size(outputs)));
      for (int m = 0; m < banks.banks(); m++) {
        int[] delay = new int[neurons];
        float[] support = new float[neurons];
        Arrays.fill(delay, banks.delay()[m]);
        Arrays.fill(support, banks.support()[m]);
        String delayed = delayed("bank" + (m + 1) + "_delay", delay, spikes);
        String bank = integrator("bank" + (m + 1), banks.kernel(), support);
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

    private String integrator(String name, Kernel kernel, float[] support) {
      int n = support.length;
      double[] tau = new double[n];
      double[] tauSyn = new double[n];
      double[] r = new double[n];
      for (int i = 0; i < n; i++) {
        Kernel.Recursion poles = kernel.recursion(support[i]);
        double gain = Kernels.unitSum(kernel, support[i]);
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
