package org.sswim.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One node at a time, against its equation solved by hand. */
class NirSimulationTest {
  private static NirGraph graph(NirType type, Object... parameters) {
    Map<String, NirArray> values = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      values.put((String) parameters[i], NirArray.vector((double) parameters[i + 1]));
    }
    Map<String, NirNode> nodes = new LinkedHashMap<>();
    NirArray one = NirArray.vector(1);
    nodes.put("in", new NirNode(NirType.INPUT, Map.of("shape", one)));
    nodes.put("node", new NirNode(type, values));
    nodes.put("out", new NirNode(NirType.OUTPUT, Map.of("shape", one)));
    return new NirGraph(
        nodes,
        List.of(new NirGraph.Edge("in", "node"), new NirGraph.Edge("node", "out")),
        Map.of());
  }

  private static double[] run(NirGraph graph, NirSimulation.Input kind, double... input) {
    NirSimulation simulation = new NirSimulation(graph, 1, kind);
    double[] out = new double[1];
    double[] outputs = new double[input.length];
    for (int t = 0; t < input.length; t++) {
      simulation.step(new double[] {input[t]}, out);
      outputs[t] = out[0];
    }
    return outputs;
  }

  @Test
  void leakyIntegrator() {
    NirGraph graph = graph(NirType.LI, "tau", 2.0, "r", 3.0, "v_leak", 0.5);
    // An impulse of area 1 adds r / tau; then v decays to v_leak.
    assertThat(run(graph, NirSimulation.Input.EVENTS, 1, 0, 0))
        .containsExactly(
            new double[] {2, 0.5 + 1.5 * Math.exp(-0.5), 0.5 + 1.5 * Math.exp(-1)}, within(1e-12));
    // A held current of 1 is felt one step later: v_leak + r (1 - e^(-t / tau)).
    assertThat(run(graph, NirSimulation.Input.CURRENT, 1, 1, 1))
        .containsExactly(
            new double[] {0.5, 0.5 + 3 * (1 - Math.exp(-0.5)), 0.5 + 3 * (1 - Math.exp(-1))},
            within(1e-12));
  }

  @Test
  void spikeThroughSynapseAndMembrane() {
    NirGraph graph =
        graph(
            NirType.CUBA_LI, "tau_mem", 4.0, "tau_syn", 1.0, "r", 2.0, "v_leak", 0.0, "w_in", 3.0);
    double[] v = run(graph, NirSimulation.Input.EVENTS, 1, 0, 0);
    for (int t = 0; t < 3; t++) {
      // r w (e^(-t / tau_mem) - e^(-t / tau_syn)) / (tau_mem - tau_syn)
      assertThat(v[t]).isEqualTo(6 * (Math.exp(-t / 4.0) - Math.exp(-t)) / 3, within(1e-12));
    }
    NirGraph alpha =
        graph(
            NirType.CUBA_LI, "tau_mem", 2.0, "tau_syn", 2.0, "r", 1.0, "v_leak", 0.0, "w_in", 1.0);
    // The limit of equal constants: r w t / tau^2 e^(-t / tau).
    assertThat(run(alpha, NirSimulation.Input.EVENTS, 1, 0, 0)[2])
        .isEqualTo(2 / 4.0 * Math.exp(-1), within(1e-12));
    // A current held for ever drives the membrane to r w.
    double[] held = new double[200];
    java.util.Arrays.fill(held, 1);
    assertThat(run(graph, NirSimulation.Input.CURRENT, held)[199]).isEqualTo(6, within(1e-9));
  }

  @Test
  void firingNeuronsResetHard() {
    NirGraph lif =
        graph(
            NirType.LIF, "tau", 1.0, "r", 1.0, "v_leak", 0.0, "v_threshold", 1.0, "v_reset", -1.0);
    // .9 stays below; .9 / e + .9 = 1.23 fires and leaves -1; -1 / e + 1.3 = .93 does not.
    assertThat(run(lif, NirSimulation.Input.EVENTS, 0.9, 0.9, 1.3)).containsExactly(0, 1, 0);
    NirGraph fire = graph(NirType.IF, "r", 2.0, "v_threshold", 3.0, "v_reset", 0.0);
    // 2, 4 > 3: spike, 2, and 3 is not above 3.
    assertThat(run(fire, NirSimulation.Input.EVENTS, 1, 1, 1, 0.5)).containsExactly(0, 1, 0, 0);
    NirGraph cuba =
        graph(
            NirType.CUBA_LIF,
            "tau_mem",
            4.0,
            "tau_syn",
            1.0,
            "r",
            2.0,
            "v_leak",
            0.0,
            "v_threshold",
            0.8,
            "v_reset",
            0.0,
            "w_in",
            3.0);
    // Voltages without reset 0, .822: the second fires; the synapse goes on driving.
    assertThat(run(cuba, NirSimulation.Input.EVENTS, 1, 0, 0)).containsExactly(0, 1, 0);
  }

  /** x + 0.5 of what came out a step before, round a loop through a Delay: 1, 0.5, 0.25, ... */
  @Test
  void loopsThroughDelays() {
    NirArray one = NirArray.vector(1);
    Map<String, NirNode> nodes = new LinkedHashMap<>();
    nodes.put("in", new NirNode(NirType.INPUT, Map.of("shape", one)));
    nodes.put("sum", new NirNode(NirType.SCALE, Map.of("scale", one)));
    nodes.put("delay", new NirNode(NirType.DELAY, Map.of("delay", one)));
    nodes.put("half", new NirNode(NirType.SCALE, Map.of("scale", NirArray.vector(0.5))));
    nodes.put("out", new NirNode(NirType.OUTPUT, Map.of("shape", one)));
    List<NirGraph.Edge> edges =
        List.of(
            new NirGraph.Edge("in", "sum"),
            new NirGraph.Edge("sum", "out"),
            new NirGraph.Edge("sum", "delay"),
            new NirGraph.Edge("delay", "half"),
            new NirGraph.Edge("half", "sum"));
    NirGraph loop = new NirGraph(nodes, edges, Map.of());
    assertThat(run(loop, NirSimulation.Input.EVENTS, 1, 0, 0, 2))
        .containsExactly(1, .5, .25, 2.125);
  }

  @Test
  void delayThresholdAndScale() {
    assertThat(run(graph(NirType.DELAY, "delay", 2.0), NirSimulation.Input.EVENTS, 5, 6, 7, 8))
        .containsExactly(0, 0, 5, 6);
    assertThat(run(graph(NirType.THRESHOLD, "threshold", 1.0), NirSimulation.Input.EVENTS, 1, 1.1))
        .containsExactly(0, 1);
    assertThat(run(graph(NirType.SCALE, "scale", -2.0), NirSimulation.Input.CURRENT, 1, 3))
        .containsExactly(-2, -6);
    assertThatThrownBy(
            () -> run(graph(NirType.DELAY, "delay", 1e-9), NirSimulation.Input.EVENTS, 1))
        .hasMessageContaining("whole number");
    assertThatThrownBy(() -> run(graph(NirType.DELAY, "delay", 0.5), NirSimulation.Input.EVENTS, 1))
        .isInstanceOf(NirException.class)
        .hasMessageContainingAll("node 'node'", "0.5 s", "steps of 1.0 s", "--dt");
  }
}
