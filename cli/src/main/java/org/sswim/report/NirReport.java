package org.sswim.report;

import java.util.List;
import java.util.Objects;
import org.sswim.nir.NirGraph;
import org.sswim.nir.NirNames;
import org.sswim.nir.NirNode;

/** What a NIR graph consists of. */
public final class NirReport {
  private NirReport() {}

  /** Nodes, each after those that it hears, with whom they feed; then the metadata. */
  public static String text(NirGraph graph) {
    TextTable table = new TextTable(2, "node", "type", "inputs", "outputs", "feeds");
    for (String name : graph.order()) {
      NirNode node = Objects.requireNonNull(graph.nodes().get(name));
      table.row(
          name,
          node.type().label(),
          String.valueOf(node.inputs()),
          String.valueOf(node.outputs()),
          String.join(", ", targets(graph, name)));
    }
    StringBuilder out = new StringBuilder(table.toString());
    if (!graph.metadata().isEmpty()) {
      TextTable metadata = new TextTable(2, "metadata", "");
      graph
          .metadata()
          .forEach((name, text) -> metadata.row(NirNames.shown(name), NirNames.shown(text)));
      out.append('\n').append(metadata);
    }
    return out.toString();
  }

  /** The same as JSON. */
  public static JsonText json(NirGraph graph) {
    return new JsonText()
        .objects("nodes", graph.order().stream().map(name -> node(graph, name)).toList())
        .with("metadata", graph.metadata());
  }

  private static JsonText node(NirGraph graph, String name) {
    NirNode node = Objects.requireNonNull(graph.nodes().get(name));
    return new JsonText()
        .with("name", name)
        .with("type", node.type().label())
        .with("inputs", node.inputs())
        .with("outputs", node.outputs())
        .with("feeds", targets(graph, name));
  }

  private static List<String> targets(NirGraph graph, String name) {
    return graph.edges().stream()
        .filter(edge -> edge.from().equals(name))
        .map(NirGraph.Edge::to)
        .toList();
  }
}
