package org.sswim.comparison;

import java.util.List;

/**
 * The data to which candidates of a kind are fitted, with the options of those that take some.
 *
 * @param <T> the task itself
 */
@FunctionalInterface
public interface Task<T> {
  /**
   * The same with other options.
   *
   * @param settings such as {@code neurons=200}
   * @throws IllegalArgumentException if one is unknown or out of range
   */
  T with(List<String> settings);
}
