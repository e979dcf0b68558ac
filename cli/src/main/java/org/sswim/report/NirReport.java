package org.sswim.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sswim.nir.NirGraph;
import org.sswim.nir.NirNode;

/** The parts of a NIR graph. */
public final class NirReport {
  private NirReport() {}

  /** A node, and whom it feeds. */
  private record Node(String name, String type, int inputs, int outputs, List<String> feeds) {}

  /** Each after those that it hears. */
  private static List<Node> nodes(NirGraph graph) {
    List<Node> nodes = new ArrayList<>();
    for (String name : graph.order()) {
      NirNode node = Objects.requireNonNull(graph.nodes().get(name));
      List<String> feeds =
          graph.edges().stream()
              .filter(edge -> edge.from().equals(name))
              .map(NirGraph.Edge::to)
              .toList();
      nodes.add(new Node(name, node.type().label(), node.inputs(), node.outputs(), feeds));
    }
    return nodes;
  }

  /** Nodes, each after those that it hears, with whom they feed; then the metadata. */
  public static String text(NirGraph graph) {
    TextTable table =
        new Columns<Node>()
            .words("node", Node::name)
            .words("type", Node::type)
            .cell("inputs", Node::inputs)
            .cell("outputs", Node::outputs)
            .cell("feeds", node -> String.join(", ", node.feeds))
            .table(nodes(graph));
    if (graph.metadata().isEmpty()) {
      return table.toString();
    }
    TextTable metadata = new TextTable(2, "metadata", "");
    graph
        .metadata()
        .forEach((name, text) -> metadata.row(NirNode.shown(name), NirNode.shown(text)));
    return table + "\n" + metadata;
  }

  /** Nodes and metadata as JSON. */
  public static Report of(NirGraph graph, Path file) {
    return new Report("NIR", file.toString(), "a graph")
        .with("nodes", nodes(graph))
        .with("metadata", graph.metadata())
        .with("file", file.toString());
  }
}
