package org.sswim.nir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph of nodes without cycles. What several edges bring to a node is added.
 *
 * @param nodes by name; one Input and one Output
 * @param edges from and to whom
 * @param metadata texts by name: what a file tells besides
 */
public record NirGraph(Map<String, NirNode> nodes, List<Edge> edges, Map<String, String> metadata) {

  /**
   * A connection.
   *
   * @param from name of the node where a signal comes out
   * @param to name of the node where it goes in
   */
  public record Edge(String from, String to) {
    @Override
    public String toString() {
      return "'" + from + "' -> '" + to + "'";
    }
  }

  /**
   * Checks that edges join nodes of equal width and close no cycle.
   *
   * @throws NirException naming the node or edge
   */
  public NirGraph {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    edges = List.copyOf(edges);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    requireOne(nodes, NirType.INPUT);
    requireOne(nodes, NirType.OUTPUT);
    for (Edge edge : edges) {
      NirNode from = nodes.get(edge.from());
      NirNode to = nodes.get(edge.to());
      if (from == null || to == null) {
        throw new NirException("edge " + edge + " joins a node that does not exist");
      }
      if (from.outputs() != to.inputs()) {
        throw new NirException(
            "edge "
                + edge
                + " joins "
                + from.outputs()
                + " outputs and "
                + to.inputs()
                + " inputs");
      }
    }
    sorted(nodes, edges);
  }

  private static void requireOne(Map<String, NirNode> nodes, NirType type) {
    long count = nodes.values().stream().filter(node -> node.type() == type).count();
    if (count != 1) {
      throw new NirException("a graph must have one " + type.label() + " node; got " + count);
    }
  }

  /** Names of the nodes, each after those that it hears. */
  public List<String> order() {
    return sorted(nodes, edges);
  }

  private static List<String> sorted(Map<String, NirNode> nodes, List<Edge> edges) {
    Set<String> done = new LinkedHashSet<>();
    List<String> waiting = new ArrayList<>(nodes.keySet());
    while (!waiting.isEmpty()) {
      Set<String> blocked = new LinkedHashSet<>();
      for (Edge edge : edges) {
        if (!done.contains(edge.from())) {
          blocked.add(edge.to());
        }
      }
      List<String> ready = waiting.stream().filter(name -> !blocked.contains(name)).toList();
      if (ready.isEmpty()) {
        throw new NirException(
            "edge "
                + recurrent(edges, done)
                + " is recurrent; only graphs without cycles are supported");
      }
      done.addAll(ready);
      waiting.removeAll(ready);
    }
    return List.copyOf(done);
  }

  /** An edge that lies on a cycle: going back from any node that waits, one is met again. */
  private static Edge recurrent(List<Edge> edges, Set<String> done) {
    List<Edge> open = edges.stream().filter(edge -> !done.contains(edge.from())).toList();
    Set<String> seen = new LinkedHashSet<>();
    Edge edge = open.get(0);
    while (seen.add(edge.from())) {
      String from = edge.from();
      edge = open.stream().filter(before -> before.to().equals(from)).findFirst().orElseThrow();
    }
    return edge;
  }
}
