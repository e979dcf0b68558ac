package org.sswim.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.sswim.algorithms.Catalogue;
import org.sswim.algorithms.spi.Algorithm;
import org.sswim.algorithms.spi.Entry;
import org.sswim.algorithms.spi.Experiment;
import org.sswim.classifiers.ClassCandidates;

/**
 * Every classifier that a table may compare: S-SWIM, its baselines, and related algorithms; and
 * what else of these can be named.
 */
final class Candidates {
  static final ClassCandidates ALL = ClassCandidates.standard().with(Catalogue.all());

  private Candidates() {}

  /**
   * The algorithm of a name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  static Algorithm<?> algorithm(String name) {
    return named("algorithm", name, Catalogue.all());
  }

  /**
   * The experiment of a name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  static Experiment<?> experiment(String name) {
    return named("experiment", name, Catalogue.experiments());
  }

  /**
   * The entry of the catalogue of a name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  static Entry entry(String name) {
    return named("algorithm", name, Catalogue.entries());
  }

  private static <E extends Entry> E named(String kind, String name, List<E> known) {
    return known.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown "
                        + kind
                        + " '"
                        + name
                        + "'; known: "
                        + known.stream().map(Entry::name).collect(Collectors.joining(", "))));
  }
}
