package org.sswim.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sswim.checks.Checks;

/**
 * Runs a graph on a grid of time steps, from rest.
 *
 * <p>A signal has two parts. <em>Events</em> are impulses of some area at the grid points (spikes
 * have area 1). A <em>current</em> is held from one grid point to the next. Between grid points the
 * linear equations of the nodes are solved exactly for these. Thresholds are looked at on the grid
 * only. The current that an integrator puts out is its voltage at the grid point.
 *
 * <p>At a grid point every node first moves on from the last one, then takes the events of this
 * one, then fires. A spike reaches the following nodes at the same grid point, unless there is a
 * Delay. A membrane after a synapse, as of CubaLI, feels the events of a grid point from the next
 * one on.
 *
 * <p>Not for use by several threads at once.
 */
public final class NirSimulation {

  /** The meanings of the values that come in. */
  public enum Input {
    /** Impulses of that area, at the grid point. */
    EVENTS,
    /** A current, held to the next grid point. */
    CURRENT
  }

  /** Part of the memory that the state of a graph may take: one in four. */
  private static final int SHARE = 4;

  private static final int BYTES = 8;

  /** Arrays that a neuron may have besides its inputs and outputs. */
  private static final int STATE = 8;

  private final List<Wired> order = new ArrayList<>();
  private final NodeRun input;
  private final NodeRun output;
  private final Input kind;

  /**
   * A graph at rest.
   *
   * @param dt seconds between grid points, above 0
   * @throws NirException if a delay is not a whole number of steps, or the graph needs more than a
   *     quarter of the memory
   */
  public NirSimulation(NirGraph graph, double dt, Input kind) {
    Checks.that(dt > 0 && Double.isFinite(dt), NirException::new)
        .or("a time step must be above 0 seconds; got %s", dt);
    this.kind = kind;
    Map<String, NodeRun> runs = new LinkedHashMap<>();
    NodeRun first = null;
    NodeRun last = null;
    requireMemory(graph);
    for (String name : graph.order()) {
      NirNode node = Objects.requireNonNull(graph.nodes().get(name));
      NodeRun run = NodeRun.of(name, node, dt);
      runs.put(name, run);
      order.add(new Wired(run, new ArrayList<>()));
      first = node.type() == NirType.INPUT ? run : first;
      last = node.type() == NirType.OUTPUT ? run : last;
    }
    IdentityHashMap<NodeRun, Wired> wiring = new IdentityHashMap<>();
    order.forEach(wired -> wiring.put(wired.run(), wired));
    for (NirGraph.Edge edge : graph.edges()) {
      Objects.requireNonNull(wiring.get(runs.get(edge.to())))
          .sources()
          .add(Objects.requireNonNull(runs.get(edge.from())));
    }
    input = Objects.requireNonNull(first);
    output = Objects.requireNonNull(last);
  }

  /** Looks at what the nodes would hold before any of it is allocated. */
  private static void requireMemory(NirGraph graph) {
    long most = Runtime.getRuntime().maxMemory() / SHARE;
    long bytes = 0;
    for (Map.Entry<String, NirNode> entry : graph.nodes().entrySet()) {
      NirNode node = entry.getValue();
      bytes += BYTES * (2L * node.inputs() + 2L * node.outputs() + STATE * (long) node.outputs());
      Checks.that(bytes <= most, NirException::new)
          .or(
              "node '%s' with %s inputs and %s outputs brings the state of the graph to over %s"
                  + " bytes, a quarter of the memory",
              entry.getKey(), node.inputs(), node.outputs(), most);
    }
  }

  /**
   * Moves to the next grid point.
   *
   * @param values what comes in there: {@code [inputs]}
   * @param out written: what the Output node sees there, events and current added: {@code
   *     [outputs]}
   */
  public void step(double[] values, double[] out) {
    for (Wired wired : order) {
      wired.run().advance();
    }
    for (Wired wired : order) {
      NodeRun run = wired.run();
      Arrays.fill(run.events, 0);
      Arrays.fill(run.current, 0);
      if (run == input) {
        System.arraycopy(
            values, 0, kind == Input.EVENTS ? run.events : run.current, 0, run.events.length);
      }
      for (NodeRun source : wired.sources()) {
        for (int i = 0; i < run.events.length; i++) {
          run.events[i] += source.outEvents[i];
          run.current[i] += source.outCurrent[i];
        }
      }
      run.step();
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = output.events[i] + output.current[i];
    }
  }

  /** Length of the input. */
  public int inputs() {
    return input.events.length;
  }

  /** Length of the output. */
  public int outputs() {
    return output.events.length;
  }

  private record Wired(NodeRun run, List<NodeRun> sources) {}
}
