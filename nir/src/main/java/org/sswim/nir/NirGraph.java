package org.sswim.nir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sswim.checks.Checks;

/**
 * A graph of nodes. What several edges bring to a node is added.
 *
 * <p>Edges may close loops that pass a node whose output is later than its input. Such nodes are a
 * Delay above 0, or a CubaLI or CubaLIF, whose membrane feels an impulse through the synapse from
 * the next moment on.
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
   * Checks that edges join nodes of equal width and close no loop without delay.
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
      Checks.that(from.outputs() == to.inputs(), NirException::new)
          .or("edge %s joins %s outputs and %s inputs", edge, from.outputs(), to.inputs());
    }
    sorted(nodes, edges);
  }

  /** Length of the input. */
  public int inputs() {
    return width(NirType.INPUT);
  }

  /** Length of the output. */
  public int outputs() {
    return width(NirType.OUTPUT);
  }

  private int width(NirType type) {
    return nodes.values().stream()
        .filter(node -> node.type() == type)
        .findFirst()
        .orElseThrow()
        .inputs();
  }

  private static void requireOne(Map<String, NirNode> nodes, NirType type) {
    long count = nodes.values().stream().filter(node -> node.type() == type).count();
    Checks.that(count == 1, NirException::new)
        .or("a graph must have one %s node; got %s", type.label(), count);
  }

  /** Names of the nodes, each after those that it hears, but for those whose output is later. */
  public List<String> order() {
    return sorted(nodes, edges);
  }

  /** Order in which a present output needs present inputs; what is later waits for nobody. */
  private static List<String> sorted(Map<String, NirNode> nodes, List<Edge> edges) {
    List<Edge> prompt =
        edges.stream()
            .filter(edge -> !Objects.requireNonNull(nodes.get(edge.from())).later())
            .toList();
    Map<String, Integer> open = new HashMap<>();
    Map<String, List<String>> targets = new HashMap<>();
    for (Edge edge : prompt) {
      open.merge(edge.to(), 1, Integer::sum);
      targets.computeIfAbsent(edge.from(), name -> new ArrayList<>()).add(edge.to());
    }
    Set<String> done = new LinkedHashSet<>();
    Deque<String> ready = new ArrayDeque<>();
    nodes.forEach(
        (name, node) -> {
          if (node.type() == NirType.INPUT && !open.containsKey(name)) {
            ready.addFirst(name);
          } else if (!open.containsKey(name)) {
            ready.add(name);
          }
        });
    while (!ready.isEmpty()) {
      String name = ready.remove();
      done.add(name);
      for (String target : targets.getOrDefault(name, List.of())) {
        if (open.merge(target, -1, Integer::sum) == 0) {
          ready.add(target);
        }
      }
    }
    if (done.size() < nodes.size()) {
      throw new NirException(
          ("edge %s is recurrent without delay; a loop must pass a Delay above 0, a CubaLI or a"
                  + " CubaLIF")
              .formatted(recurrent(prompt, done)));
    }
    return List.copyOf(done);
  }

  /** An edge that lies on a loop: going back from any node that waits, one is met again. */
  private static Edge recurrent(List<Edge> edges, Set<String> done) {
    List<Edge> open = edges.stream().filter(edge -> !done.contains(edge.from())).toList();
    Map<String, Edge> before = new HashMap<>();
    open.forEach(edge -> before.putIfAbsent(edge.to(), edge));
    Set<String> seen = new LinkedHashSet<>();
    Edge edge = open.get(0);
    while (seen.add(edge.from())) {
      edge = Objects.requireNonNull(before.get(edge.from()));
    }
    return edge;
  }
}
