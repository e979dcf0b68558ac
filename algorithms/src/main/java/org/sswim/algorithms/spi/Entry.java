package org.sswim.algorithms.spi;

import java.util.List;

/**
 * What the catalogue lists: something with a card and options, which settings change by name,
 * {@code steps=5}; the word {@value #PUBLISHED} begins with the options of the paper.
 */
public sealed interface Entry permits Algorithm, Experiment, ForecastAlgorithm {
  /** The setting that begins with the options of the paper. */
  String PUBLISHED = "published";

  /** What it is. */
  Card card();

  /** Options that are used unless others are asked for. */
  Record defaults();

  /** Options as in the paper. */
  Record published();

  /** Its name on the command line. */
  default String name() {
    return card().name();
  }

  /**
   * Options changed by settings.
   *
   * @throws IllegalArgumentException naming one that is unknown, of another type or out of range
   */
  static <O extends Record> O options(String name, List<String> settings, O defaults, O published) {
    boolean paper = !settings.isEmpty() && settings.get(0).equals(PUBLISHED);
    try {
      return Settings.apply(
          paper ? settings.subList(1, settings.size()) : settings, paper ? published : defaults);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
