package org.sswim.cli;

import java.util.stream.Collectors;
import org.sswim.algorithms.Catalogue;
import org.sswim.algorithms.spi.Algorithm;
import org.sswim.classifiers.ClassCandidates;

/** Every classifier that a table may compare: S-SWIM, its baselines, and related algorithms. */
final class Candidates {
  static final ClassCandidates ALL = ClassCandidates.standard().with(Catalogue.all());

  private Candidates() {}

  /**
   * The algorithm of a name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  static Algorithm<?> algorithm(String name) {
    return Catalogue.all().stream()
        .filter(algorithm -> algorithm.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown algorithm '"
                        + name
                        + "'; known: "
                        + Catalogue.all().stream()
                            .map(Algorithm::name)
                            .collect(Collectors.joining(", "))));
  }
}
