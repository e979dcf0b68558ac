package org.sswim.nir;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Integrates the differential equations of an exported graph with Euler's method in many small
 * steps per time step, straight from NIR's definitions: an event of area x is a current x / h for
 * one small step h.
 */
final class FineIntegration {
  private final NirGraph graph;
  private final double h;
  private final int small;
  private final Map<String, double[]> voltage = new HashMap<>();
  private final Map<String, double[]> synapse = new HashMap<>();
  private final Map<String, Deque<double[]>> past = new HashMap<>();

  FineIntegration(NirGraph graph, double dt, int small) {
    this.graph = graph;
    this.small = small;
    h = dt / small;
    graph
        .nodes()
        .forEach(
            (name, node) -> {
              voltage.put(name, new double[node.outputs()]);
              synapse.put(name, new double[node.outputs()]);
              past.put(name, new ArrayDeque<>());
            });
  }

  /** Takes the impulses of a time step and integrates to just before the next; gives the output. */
  double[] step(double... input) {
    Map<String, double[]> signals = new HashMap<>();
    double[] output = {};
    for (String name : graph.order()) {
      NirNode node = graph.nodes().get(name);
      double[] in = new double[node.inputs()];
      for (NirGraph.Edge edge : graph.edges()) {
        if (edge.to().equals(name)) {
          double[] from = signals.get(edge.from());
          for (int i = 0; i < in.length; i++) {
            in[i] += from[i];
          }
        }
      }
      double[] out =
          switch (node.type()) {
            case INPUT -> input;
            case LINEAR, AFFINE -> weighted(node, in);
            case DELAY -> delayed(name, node, in);
            case THRESHOLD -> fired(node, in);
            case LI, CUBA_LI -> integrated(name, node, in);
            default -> in;
          };
      signals.put(name, out);
      if (node.type() == NirType.OUTPUT) {
        output = in;
      }
    }
    for (Map.Entry<String, NirNode> entry : graph.nodes().entrySet()) {
      NirType type = entry.getValue().type();
      if (type == NirType.LI || type == NirType.CUBA_LI) {
        double[] silence = new double[entry.getValue().inputs()];
        for (int s = 1; s < small; s++) {
          euler(entry.getKey(), entry.getValue(), silence);
        }
      }
    }
    return output;
  }

  /** The impulse as a pulse of one small step; what is put out is the voltage behind it. */
  private double[] integrated(String name, NirNode node, double[] in) {
    double[] pulse = Arrays.stream(in).map(x -> x / h).toArray();
    euler(name, node, pulse);
    return voltage.get(name).clone();
  }

  private void euler(String name, NirNode node, double[] current) {
    double[] v = voltage.get(name);
    double[] i = synapse.get(name);
    for (int k = 0; k < v.length; k++) {
      double r = node.values("r")[k];
      if (node.type() == NirType.LI) {
        v[k] += h / node.values("tau")[k] * (-v[k] + r * current[k]);
      } else {
        double driven = i[k];
        i[k] += h / node.values("tau_syn")[k] * (-i[k] + node.values("w_in")[k] * current[k]);
        v[k] += h / node.values("tau_mem")[k] * (-v[k] + r * driven);
      }
    }
  }

  private static double[] weighted(NirNode node, double[] in) {
    double[] out =
        node.type() == NirType.AFFINE ? node.values("bias").clone() : new double[node.outputs()];
    double[] weight = node.values("weight");
    for (int o = 0; o < out.length; o++) {
      for (int i = 0; i < in.length; i++) {
        out[o] += weight[o * in.length + i] * in[i];
      }
    }
    return out;
  }

  private double[] delayed(String name, NirNode node, double[] in) {
    Deque<double[]> before = past.get(name);
    before.addFirst(in.clone());
    double[][] steps = before.toArray(double[][]::new);
    double[] out = new double[in.length];
    for (int i = 0; i < out.length; i++) {
      int back = (int) Math.round(node.values("delay")[i] / (h * small));
      out[i] = back < steps.length ? steps[back][i] : 0;
    }
    return out;
  }

  private static double[] fired(NirNode node, double[] in) {
    double[] out = new double[in.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = in[i] > node.values("threshold")[i] ? 1 : 0;
    }
    return out;
  }
}
