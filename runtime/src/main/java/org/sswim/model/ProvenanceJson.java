package org.sswim.model;

import java.util.Map;
import java.util.TreeMap;
import org.sswim.network.Provenance;

/** What {@code model.json} holds of where a model came from. */
public final class ProvenanceJson {
  private ProvenanceJson() {}

  /**
   * Reads the fields {@code libraryVersion} and {@code provenance}.
   *
   * @throws IllegalArgumentException if one is missing, unknown or out of range
   */
  public static Provenance read(JsonFields fields) {
    JsonFields origin = fields.object("provenance");
    origin.requireOnly("data", "options", "results", "seed");
    return new Provenance(
        fields.text("libraryVersion"),
        seed(origin.text("seed")),
        origin.text("data"),
        origin.object("options").textByName(),
        origin.object("results").textByName());
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "model.json: 'provenance.seed' must be a whole number of 64 bits; got '" + text + "'", e);
    }
  }

  /** Adds these fields, keys sorted. */
  public static void write(Provenance provenance, Map<String, Object> root) {
    Map<String, Object> origin = new TreeMap<>();
    origin.put("data", provenance.data());
    origin.put("options", provenance.options());
    origin.put("results", provenance.results());
    // As text: JSON readers that know doubles only would lose digits of a 64-bit number.
    origin.put("seed", Long.toString(provenance.seed()));
    root.put("libraryVersion", provenance.version());
    root.put("provenance", origin);
  }
}
