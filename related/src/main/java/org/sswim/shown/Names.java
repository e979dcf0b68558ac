package org.sswim.shown;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.model.JsonFields;
import org.sswim.model.ProvenanceJson;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

/**
 * What files of networks say of whatever kind of neurons: names of classes and of signals, where
 * these are pixels, and where the model came from.
 *
 * @param grid where the signals are pixels; null for others
 */
public record Names(
    List<String> classes, List<String> signalNames, @Nullable Grid grid, Provenance provenance) {
  private static final String HEIGHT = "height";
  private static final String WIDTH = "width";

  /** The names of a model. */
  public static Names of(ClassModel model) {
    return new Names(model.classes(), model.signalNames(), model.grid(), model.provenance());
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException naming the field that is missing, unknown or out of range
   */
  public static Names read(JsonFields fields) {
    return new Names(
        fields.texts("classes"),
        fields.has("signalNames") ? fields.texts("signalNames") : List.of(),
        fields.has("grid") ? grid(fields.object("grid")) : null,
        ProvenanceJson.read(fields));
  }

  private static Grid grid(JsonFields fields) {
    fields.requireOnly(HEIGHT, WIDTH);
    return sides(fields);
  }

  /** The grid of some fields, as {@link #put} writes it. */
  public static Grid sides(JsonFields fields) {
    return new Grid(
        fields.integer(HEIGHT, 1, Integer.MAX_VALUE), fields.integer(WIDTH, 1, Integer.MAX_VALUE));
  }

  /** Writes them. */
  public void write(Map<String, Object> root) {
    root.put("classes", classes);
    if (!signalNames.isEmpty()) {
      root.put("signalNames", signalNames);
    }
    if (grid != null) {
      root.put("grid", put(grid, new TreeMap<>()));
    }
    ProvenanceJson.write(provenance, root);
  }

  /** Writes height and width. */
  public static Map<String, Object> put(Grid grid, Map<String, Object> to) {
    to.put(HEIGHT, grid.height());
    to.put(WIDTH, grid.width());
    return to;
  }
}
