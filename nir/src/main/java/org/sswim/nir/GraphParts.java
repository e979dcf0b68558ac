package org.sswim.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sswim.checks.Checks;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;

/** A graph while it is put together, and the hidden layers in it, see {@link NirExport}. */
final class GraphParts {
  private final double dt;
  private final Map<String, NirNode> nodes = new LinkedHashMap<>();
  private final List<NirGraph.Edge> edges = new ArrayList<>();

  /**
   * An empty graph.
   *
   * @param dt seconds that a time step lasts
   * @throws NirException unless it is above 0
   */
  GraphParts(double dt) {
    Checks.that(dt > 0 && Double.isFinite(dt), NirException::new)
        .or("a time step must be above 0 seconds; got %s", dt);
    this.dt = dt;
  }

  NirGraph graph(Map<String, String> texts) {
    return new NirGraph(nodes, edges, texts);
  }

  /**
   * Puts all hidden layers.
   *
   * @param first weights of the first layer, {@code [neurons][inputs]}
   * @param driven told the node of these weights, which is to get its input
   * @return the spikes of the last layer
   */
  String layers(HiddenNetwork hidden, NirArray first, Consumer<String> driven) {
    String last = "";
    for (int l = 0; l < hidden.layers().size(); l++) {
      SpikingLayer layer = hidden.layers().get(l);
      String name = "hidden" + (l + 1) + "_";
      NirArray matrix =
          l == 0 ? first : transposed(layer.weights(), layer.inputs(), layer.neurons());
      String weights = put(name + "weights", NirType.LINEAR, Map.of("weight", matrix));
      if (l == 0) {
        driven.accept(weights);
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
          put(name + "spikes", NirType.THRESHOLD, Map.of("threshold", NirArray.vector(threshold)));
      edge(membrane, last);
      feedback(name + "feedback", layer, last);
    }
    return last;
  }

  /** The refractory response: a loop from the spikes of a layer back to its voltages. */
  private void feedback(String name, SpikingLayer layer, String spikes) {
    if (!layer.costs()) {
      return;
    }
    Kernel kernel = layer.refractoryKernel();
    double[] gains = new double[layer.neurons()];
    Arrays.setAll(
        gains, i -> layer.cost()[i] * Kernels.unitPeak(kernel, layer.refractorySupport()[i]));
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

  /** Puts a Delay behind a node if any delay is other than 0; returns the last of both. */
  String delayed(String name, int[] delay, String before) {
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
  String synapses(String name, Kernel kernel, float[] support) {
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

  String put(String name, NirType type, Map<String, NirArray> parameters) {
    nodes.put(name, new NirNode(type, parameters));
    return name;
  }

  void edge(String from, String to) {
    edges.add(new NirGraph.Edge(from, to));
  }

  /** Ours are {@code [inputs][outputs]}, NIR's {@code [outputs][inputs]}. */
  static NirArray transposed(float[] weights, int inputs, int outputs) {
    double[] values = new double[weights.length];
    for (int j = 0; j < inputs; j++) {
      for (int k = 0; k < outputs; k++) {
        values[k * inputs + j] = weights[j * outputs + k];
      }
    }
    return NirArray.matrix(outputs, inputs, values);
  }

  static double[] doubles(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }
}
