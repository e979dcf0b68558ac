package org.sswim.nir;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;

/** Takes a graph out of an open HDF5 file, looking at every size before values are read. */
final class NirReader {
  private static final int MOST_NODES = 10_000;
  private static final long MOST_VALUES = 100_000_000;

  /** Values may take a quarter of the memory, each as it is read and as it is kept. */
  private static final int SHARE = 4;

  private static final int VALUE_BYTES = 16;
  private static final int LONGEST_TEXT = 1 << 20;

  /** Deflate shrinks at most so much. */
  private static final long BEST_COMPRESSION = 1032;

  private final HdfFile hdf;
  private final long fileBytes;
  private long values;

  NirReader(HdfFile hdf, long fileBytes) {
    this.hdf = hdf;
    this.fileBytes = fileBytes;
  }

  NirGraph graph() {
    Group root = group(hdf, "node", "");
    String type = text(root, "type", "node");
    Checks.that(type.equals("NIRGraph"), NirException::new)
        .or("'node' must be a NIRGraph; got %s", NirNode.shown(type));
    Group nodes = group(root, "nodes", "node/");
    Checks.that(nodes.getChildren().size() <= MOST_NODES, NirException::new)
        .or("%s nodes; at most %s are supported", nodes.getChildren().size(), MOST_NODES);
    Map<String, NirNode> read = new LinkedHashMap<>();
    for (String name : new TreeSet<>(nodes.getChildren().keySet())) {
      NirNode.requireName(name);
      read.put(name, node(name, group(nodes, name, "node/nodes/")));
    }
    return new NirGraph(read, edges(root), metadata(root));
  }

  private NirNode node(String name, Group group) {
    NirType type = NirType.named(text(group, "type", name), name);
    Map<String, NirArray> parameters = new LinkedHashMap<>();
    for (String parameter : type.parameters()) {
      if (group.getChild(parameter) != null) {
        parameters.put(parameter, array(dataset(group, parameter, name)));
      }
    }
    List<String> first = type.parameters();
    for (String parameter : first) {
      NirArray example = parameters.get(first.get(0));
      if (NirType.mayMiss(parameter) && example != null) {
        parameters.putIfAbsent(
            parameter, NirArray.constant(example.values().length, NirType.usual(parameter)));
      }
    }
    try {
      return new NirNode(type, parameters);
    } catch (NirException e) {
      throw new NirException("node '" + name + "': " + e.getMessage(), e);
    }
  }

  private List<NirGraph.Edge> edges(Group root) {
    Dataset dataset = dataset(root, "edges", "node");
    int[] shape = dataset.getDimensions();
    if (shape.length != 2 || shape[1] != 2 || !(dataset.getData() instanceof Object[] pairs)) {
      throw new NirException(
          "'node/edges' must hold pairs of names; got shape " + Arrays.toString(shape));
    }
    List<NirGraph.Edge> edges = new ArrayList<>();
    for (Object pair : pairs) {
      if (!(pair instanceof String[] names)) {
        throw new NirException("'node/edges' must hold texts");
      }
      NirNode.requireName(names[0]);
      NirNode.requireName(names[1]);
      edges.add(new NirGraph.Edge(names[0], names[1]));
    }
    return edges;
  }

  private Map<String, String> metadata(Group root) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (root.getChild("metadata") instanceof Group group && !group.isLink()) {
      for (Node node : group.getChildren().values()) {
        if (node instanceof Dataset dataset && dataset.getDimensions().length == 0) {
          admit(dataset, node.getName());
          metadata.put(node.getName(), String.valueOf(dataset.getData()));
        }
      }
    }
    return metadata;
  }

  private static NirArray array(Dataset dataset) {
    Object flat = dataset.getDataFlat();
    boolean single = !flat.getClass().isArray();
    double[] numbers = new double[single ? 1 : Array.getLength(flat)];
    for (int i = 0; i < numbers.length; i++) {
      if (!((single ? flat : Array.get(flat, i)) instanceof Number number)) {
        throw new NirException("'" + NirNode.shown(dataset.getName()) + "' must hold numbers");
      }
      numbers[i] = number.doubleValue();
    }
    return new NirArray(dataset.getDimensions(), numbers);
  }

  private String text(Group group, String name, String place) {
    Dataset dataset = dataset(group, name, place);
    if (dataset.getDimensions().length == 0 && dataset.getData() instanceof String text) {
      return text;
    }
    throw new NirException("'" + NirNode.shown(dataset.getName()) + "' must be a text");
  }

  private static Group group(Group parent, String name, String place) {
    if (parent.getChild(name) instanceof Group group && !group.isLink()) {
      return group;
    }
    throw new NirException("not a NIR file: there is no group '" + place + name + "'");
  }

  private Dataset dataset(Group parent, String name, String place) {
    @Nullable Node node = parent.getChild(name);
    if (node instanceof Dataset dataset && !node.isLink()) {
      admit(dataset, name);
      return dataset;
    }
    throw new NirException("'" + place + "' has no '" + name + "'");
  }

  /** Refuses a dataset that claims more than its file can hold. */
  private void admit(Dataset dataset, String name) {
    long size = dataset.getSize();
    long bytes = dataset.getSizeInBytes();
    values += Math.max(0, size);
    long most = Math.min(MOST_VALUES, Runtime.getRuntime().maxMemory() / SHARE / VALUE_BYTES);
    Checks.that(size >= 0 && values <= most, NirException::new)
        .or(
            "'%s' of %s values brings the file to over %s values, the most that are read with this"
                + " memory",
            NirNode.shown(name), size, most);
    boolean text = dataset.getJavaType() == String.class;
    Checks.that(
            bytes <= BEST_COMPRESSION * fileBytes && (!text || bytes <= LONGEST_TEXT),
            NirException::new)
        .or("'%s' claims %s bytes; the file has %s", NirNode.shown(name), bytes, fileBytes);
  }
}
