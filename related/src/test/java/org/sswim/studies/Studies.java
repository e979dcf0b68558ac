package org.sswim.studies;

import java.util.Map;
import org.sswim.network.Provenance;

/** Small models. */
final class Studies {
  static final Provenance NOWHERE = new Provenance("0.1.0", 0, "none", Map.of(), Map.of());

  private Studies() {}
}
