package org.sswim.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Integrates the differential equations of an exported graph with Runge and Kutta's method in many
 * small steps per time step, straight from NIR's definitions: an event of area x is the jump that
 * the equation makes of an impulse.
 */
final class FineIntegration {
  private final NirGraph graph;
  private final double dt;
  private final int small;
  private final Map<String, double[]> voltage = new HashMap<>();
  private final Map<String, double[]> synapse = new HashMap<>();
  private final Map<String, List<double[]>> past = new HashMap<>();

  FineIntegration(NirGraph graph, double dt, int small) {
    this.graph = graph;
    this.dt = dt;
    this.small = small;
    graph
        .nodes()
        .forEach(
            (name, node) -> {
              voltage.put(name, new double[node.outputs()]);
              synapse.put(name, new double[node.outputs()]);
              past.put(name, new ArrayList<>());
            });
  }

  /** Takes the impulses of a time step; gives the output at it. */
  double[] step(double... input) {
    Map<String, double[]> out = new HashMap<>();
    graph
        .nodes()
        .forEach(
            (name, node) -> {
              if (node.type() == NirType.LI || node.type() == NirType.CUBA_LI) {
                integrate(name, node);
              }
              if (node.type() == NirType.CUBA_LI) {
                out.put(name, voltage.get(name).clone());
              } else if (node.type() == NirType.DELAY) {
                past.get(name).add(0, new double[node.inputs()]);
                out.put(name, delayed(name, node));
              }
            });
    double[] output = {};
    for (String name : graph.order()) {
      NirNode node = graph.nodes().get(name);
      double[] in = node.type() == NirType.INPUT ? input : new double[node.inputs()];
      for (NirGraph.Edge edge : graph.edges()) {
        if (edge.to().equals(name)) {
          double[] from = out.get(edge.from());
          for (int i = 0; i < in.length; i++) {
            in[i] += from[i];
          }
        }
      }
      switch (node.type()) {
        case INPUT -> out.put(name, in);
        case OUTPUT -> output = in;
        case LINEAR, AFFINE -> out.put(name, weighted(node, in));
        case THRESHOLD -> out.put(name, fired(node, in));
        case DELAY -> {
          past.get(name).set(0, in.clone());
          out.put(name, delayed(name, node));
        }
        case LI -> {
          jump(voltage.get(name), node, "r", "tau", in);
          out.put(name, voltage.get(name).clone());
        }
        case CUBA_LI -> jump(synapse.get(name), node, "w_in", "tau_syn", in);
        default -> throw new AssertionError(node.type());
      }
    }
    return output;
  }

  private static void jump(double[] state, NirNode node, String gain, String tau, double[] in) {
    for (int k = 0; k < state.length; k++) {
      state[k] += node.values(gain)[k] / node.values(tau)[k] * in[k];
    }
  }

  private void integrate(String name, NirNode node) {
    double h = dt / small;
    for (int k = 0; k < node.outputs(); k++) {
      double[] state = {voltage.get(name)[k], synapse.get(name)[k]};
      for (int s = 0; s < small; s++) {
        double[] a = slope(node, k, state, state, 0);
        double[] b = slope(node, k, state, a, h / 2);
        double[] c = slope(node, k, state, b, h / 2);
        double[] d = slope(node, k, state, c, h);
        for (int i = 0; i < 2; i++) {
          state[i] += h / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
        }
      }
      voltage.get(name)[k] = state[0];
      synapse.get(name)[k] = state[1];
    }
  }

  private static double[] slope(NirNode node, int k, double[] at, double[] along, double by) {
    double v = at[0] + by * along[0];
    double i = at[1] + by * along[1];
    return node.type() == NirType.LI
        ? new double[] {-v / node.values("tau")[k], 0}
        : new double[] {
          (-v + node.values("r")[k] * i) / node.values("tau_mem")[k], -i / node.values("tau_syn")[k]
        };
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

  private double[] delayed(String name, NirNode node) {
    List<double[]> steps = past.get(name);
    double[] out = new double[node.outputs()];
    for (int i = 0; i < out.length; i++) {
      int back = (int) Math.round(node.values("delay")[i] / dt);
      out[i] = back < steps.size() ? steps.get(back)[i] : 0;
    }
    return out;
  }

  private static double[] fired(NirNode node, double[] in) {
    double[] out = new double[in.length];
    Arrays.setAll(out, i -> in[i] > node.values("threshold")[i] ? 1 : 0);
    return out;
  }
}
