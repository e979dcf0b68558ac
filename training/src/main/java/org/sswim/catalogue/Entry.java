package org.sswim.catalogue;

import java.util.List;
import org.sswim.options.Settable;
import org.sswim.options.Settings;

/**
 * An entry of the catalogue: something with a card and options, which settings such as {@code
 * steps=5} change by name. The word {@value #PUBLISHED} begins with the options of the paper.
 *
 * @param <O> record of its options
 */
public sealed interface Entry<O extends Record> extends Settable
    permits Algorithm, Experiment, ForecastAlgorithm {
  /** The setting that begins with the options of the paper. */
  String PUBLISHED = "published";

  /** Name, paper and figures of the entry. */
  Card card();

  /** Options that are used unless others are asked for. */
  O defaults();

  /** Options as in the paper. */
  O published();

  @Override
  default String name() {
    return card().name();
  }

  /** Its name with settings after it. */
  default String label(List<String> settings) {
    return settings.isEmpty() ? name() : name() + ":" + String.join(":", settings);
  }

  /**
   * Options changed by settings.
   *
   * @throws IllegalArgumentException naming one that is unknown, of another type or out of range
   */
  default O options(List<String> settings) {
    boolean paper = !settings.isEmpty() && settings.get(0).equals(PUBLISHED);
    try {
      return paper
          ? Settings.applied(published(), settings.subList(1, settings.size()))
          : Settings.applied(defaults(), settings);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name() + ": " + e.getMessage(), e);
    }
  }

  @Override
  default Settings settings() {
    return Settings.of(defaults());
  }
}
