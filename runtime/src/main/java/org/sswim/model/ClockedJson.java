package org.sswim.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sswim.classification.InputCoding;
import org.sswim.clocked.Encoder;
import org.sswim.clocked.Neuron;
import org.sswim.clocked.ReadOut;
import org.sswim.sequences.Grid;

/** {@code model.json} of a clocked network. */
final class ClockedJson {
  private static final int VERSION = 2;
  private static final String DENSE = "dense";
  private static final String CONVOLUTION = "convolution";
  private static final String POOLING = "average-pooling";

  private ClockedJson() {}

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException naming the field that is missing, unknown or out of range
   */
  static ClockedShape read(JsonFields fields) {
    int version = ModelDocument.version(fields, ModelKind.CLOCKED, VERSION);
    fields.requireOnly(
        "format",
        "formatVersion",
        "libraryVersion",
        "classes",
        "signalNames",
        "grid",
        "input",
        "layers",
        "readOut",
        "provenance",
        "arrays");
    JsonFields input = fields.object("input");
    input.requireOnly("signals", "steps", "encoder");
    int signals = input.integer("signals", 1, ModelLimits.MOST_VALUES);
    ClockedShape shape =
        new ClockedShape(
            version,
            fields.texts("classes"),
            fields.has("signalNames") ? fields.texts("signalNames") : List.of(),
            fields.has("grid") ? grid(fields.object("grid")) : null,
            signals,
            input.integer("steps", 1, InputCoding.LONGEST_SHOWN),
            constant("input.encoder", Encoder.values(), input.text("encoder")),
            layers(fields, version),
            constant("readOut", ReadOut.Kind.values(), fields.text("readOut")),
            ProvenanceJson.read(fields));
    if (shape.values() > ModelLimits.MOST_VALUES) {
      throw new IllegalArgumentException(
          String.format(
              "a classifier would hold %.3g values, at most %d are supported; use fewer neurons",
              shape.values(), ModelLimits.MOST_VALUES));
    }
    return shape;
  }

  private static List<ClockedShape.Layer> layers(JsonFields fields, int version) {
    List<ClockedShape.Layer> layers = new ArrayList<>();
    for (JsonFields layer : fields.objects("layers")) {
      boolean coded = version > 1;
      if (coded) {
        layer.requireOnly("connections", "most", "thresholds", "code");
      } else {
        layer.requireOnly("connections", "most", "thresholds");
      }
      List<ClockedShape.Link> links = new ArrayList<>();
      for (JsonFields link : layer.objects("connections")) {
        links.add(link(link));
      }
      if (links.isEmpty() || layers.size() >= ModelLimits.MOST_LAYERS) {
        throw new IllegalArgumentException(
            "model.json: 'layers' must be 1.."
                + ModelLimits.MOST_LAYERS
                + ", each of at least 1 connection");
      }
      layers.add(
          new ClockedShape.Layer(
              links,
              layer.integer("most", 0, Neuron.LONGEST_BURST),
              coded
                  ? constant("layers.code", Neuron.Code.values(), layer.text("code"))
                  : Neuron.Code.COUNT,
              layer.integer("thresholds", 1, ModelLimits.MOST_VALUES)));
    }
    return layers;
  }

  private static ClockedShape.Link link(JsonFields link) {
    String kind = link.text("kind");
    switch (kind) {
      case DENSE -> {
        link.requireOnly("kind", "inputs", "outputs");
        return new ClockedShape.DenseLink(whole(link, "inputs"), whole(link, "outputs"));
      }
      case CONVOLUTION -> {
        link.requireOnly("kind", "height", "width", "channels", "filters");
        return new ClockedShape.ConvolutionLink(
            new Grid(whole(link, "height"), whole(link, "width")),
            whole(link, "channels"),
            whole(link, "filters"));
      }
      case POOLING -> {
        link.requireOnly("kind", "height", "width", "channels");
        return new ClockedShape.PoolingLink(
            new Grid(whole(link, "height"), whole(link, "width")), whole(link, "channels"));
      }
      default ->
          throw new IllegalArgumentException(
              "model.json: the kind of a connection must be "
                  + String.join(", ", DENSE, CONVOLUTION, POOLING)
                  + "; got '"
                  + kind
                  + "'");
    }
  }

  private static int whole(JsonFields link, String name) {
    return link.integer(name, 1, ModelLimits.MOST_VALUES);
  }

  /** A grid as {@link #sized} writes it. */
  static Grid grid(JsonFields grid) {
    grid.requireOnly("height", "width");
    return new Grid(whole(grid, "height"), whole(grid, "width"));
  }

  /** The constant of a label. */
  static <E extends Enum<E>> E constant(String path, E[] constants, String text) {
    List<String> labels = new ArrayList<>();
    for (E constant : constants) {
      if (label(constant).equals(text)) {
        return constant;
      }
      labels.add(label(constant));
    }
    throw new IllegalArgumentException(
        "model.json: '"
            + path
            + "' must be one of "
            + String.join(", ", labels)
            + "; got '"
            + text
            + "'");
  }

  /** A constant in lower case, with hyphens. */
  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Everything but the arrays, keys sorted. */
  static Map<String, Object> write(ClockedShape shape) {
    Map<String, Object> root = new TreeMap<>();
    root.put("format", ModelKind.CLOCKED.format());
    root.put("formatVersion", shape.version());
    root.put("classes", shape.classes());
    if (!shape.signalNames().isEmpty()) {
      root.put("signalNames", shape.signalNames());
    }
    Grid grid = shape.grid();
    if (grid != null) {
      root.put("grid", sized(grid));
    }
    root.put(
        "input",
        new TreeMap<>(
            Map.of(
                "signals", shape.signals(),
                "steps", shape.steps(),
                "encoder", label(shape.encoder()))));
    root.put(
        "layers", shape.layers().stream().map(layer -> write(layer, shape.version() > 1)).toList());
    root.put("readOut", label(shape.readOut()));
    ProvenanceJson.write(shape.provenance(), root);
    return root;
  }

  private static Map<String, Object> write(ClockedShape.Layer layer, boolean coded) {
    Map<String, Object> written = new TreeMap<>();
    written.put("connections", layer.connections().stream().map(ClockedJson::write).toList());
    written.put("most", layer.most());
    written.put("thresholds", layer.thresholds());
    if (coded) {
      written.put("code", label(layer.code()));
    }
    return written;
  }

  private static Map<String, Object> write(ClockedShape.Link link) {
    if (link instanceof ClockedShape.DenseLink dense) {
      return new TreeMap<>(Map.of("kind", DENSE, "inputs", dense.from(), "outputs", dense.to()));
    }
    if (link instanceof ClockedShape.ConvolutionLink convolution) {
      Map<String, Object> written = sized(convolution.grid());
      written.put("kind", CONVOLUTION);
      written.put("channels", convolution.channels());
      written.put("filters", convolution.filters());
      return written;
    }
    ClockedShape.PoolingLink pooling = (ClockedShape.PoolingLink) link;
    Map<String, Object> written = sized(pooling.grid());
    written.put("kind", POOLING);
    written.put("channels", pooling.channels());
    return written;
  }

  /** Height and width. */
  static Map<String, Object> sized(Grid grid) {
    Map<String, Object> written = new TreeMap<>();
    written.put("height", grid.height());
    written.put("width", grid.width());
    return written;
  }
}
