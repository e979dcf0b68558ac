package org.sswim.algorithms.spi;

import java.nio.file.Path;
import java.util.Map;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.training.Version;

/** Where the model of an experiment came from. */
public final class StudyProvenance {
  private StudyProvenance() {}

  /**
   * A provenance.
   *
   * @param name of the experiment
   * @param file that trained
   */
  public static Provenance of(String name, Record options, Path file, long seed) {
    return new Provenance(
        Version.current(),
        seed,
        String.valueOf(file.getFileName()),
        Map.of("algorithm", name, "training", OptionsJson.text(options)),
        Map.of());
  }
}
